import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OwnCard } from '../../shared/outcome/review.ts'
import type { Choice, PointsTo } from '../../shared/outcome/state.ts'
import { Button } from '../ui/Button.tsx'
import { TextField } from '../ui/Field.tsx'
import { Pick } from '../ui/Pick.tsx'
import { UndoBar } from '../ui/UndoBar.tsx'
import { Answers } from './Answers.tsx'
import styles from './OwnWords.module.css'
import { Refused } from './Refused.tsx'
import { useAsk } from './useAsk.ts'
import type { Send } from './useReview.ts'

type OwnWordsProps = { card: OwnCard; send: Send; now: number }

/** One card, and what takes its place once it is taken out. The focus stays here when one goes and the other comes. */
export function OwnWords(props: OwnWordsProps) {
  const place = useRef<HTMLDivElement>(null)
  const isOut = props.card.undoUntil !== null
  const wasOut = useRef(isOut)
  useEffect(() => {
    if (wasOut.current !== isOut) place.current?.focus()
    wasOut.current = isOut
  }, [isOut])
  return (
    <div ref={place} tabIndex={-1} className={styles.place}>
      <OneCard {...props} />
    </div>
  )
}

/** One card, one choice (method.md 6.4). Nothing is ticked before its person ticks it. */
function OneCard({ card, send, now }: OwnWordsProps) {
  const { t } = useTranslation('review')
  const { ask, refused } = useAsk(send)
  /** What was pressed and is not answered yet: a line may be slow, and a press is seen at once. */
  const [wished, setWished] = useState<Choice | null>(null)
  if (card.undoUntil !== null) {
    return card.undoUntil < now ? null : (
      <UndoBar
        text={t('takenOut')}
        label={t('undo')}
        onUndo={() => void ask({ type: 'word.undo-out', card: card.id }, t('putBack'))}
      />
    )
  }
  const choose = (choice: Choice) => {
    setWished(choice)
    // A name is needed first: until there is one, the choice is only on this page.
    if (choice === 'public-named' && card.name === null) return
    void ask({ type: 'word.choose', card: card.id, choice }).then(() => setWished(null))
  }
  const chosen = wished ?? card.choice
  return (
    <article className={styles.card}>
      <header>
        <h2 dir="auto">{card.words === null ? t('wordsGone') : t('quoted', { words: card.words })}</h2>
        <p className={styles.about}>
          {card.label}. {t(`check.${card.check}`)}
        </p>
      </header>
      {card.isCheckFirst ? <p className={styles.note}>{t('checkFirst')}</p> : null}
      <div>
        <p className={styles.ask} aria-hidden="true">
          {t('ask')}
        </p>
        <div className={styles.picks}>
          <Pick
            label={t('ask')}
            chosen={chosen}
            choices={card.choices.map((key) => ({ key, label: t(`choice.${key}`) }))}
            onChoose={choose}
          />
        </div>
      </div>
      {chosen === 'public-named' ? (
        <NameToPrint
          key={card.name}
          name={card.name}
          onSay={(name) =>
            ask({ type: 'word.choose', card: card.id, choice: 'public-named', name }).then(
              (isDone) => isDone && setWished(null),
            )
          }
        />
      ) : null}
      {card.choice === 'public' || card.choice === 'public-named' ? (
        <PointsToAnybody
          card={card}
          onSay={(pointsTo) =>
            void ask({ type: 'word.choose', card: card.id, choice: card.choice ?? 'public', pointsTo })
          }
        />
      ) : null}
      <Refused words={refused} />
    </article>
  )
}

function NameToPrint({ name, onSay }: { name: string | null; onSay(name: string): void }) {
  const { t } = useTranslation('review')
  const [typed, setTyped] = useState(name ?? '')
  const isSaid = typed.trim() === (name ?? '')
  return (
    <form
      className={styles.name}
      onSubmit={(event) => {
        event.preventDefault()
        if (!isSaid) onSay(typed)
      }}
    >
      <TextField
        label={t('name.label')}
        placeholder={t('name.any')}
        maxLength={80}
        autoComplete="off"
        dir="auto"
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      {isSaid ? null : (
        <Button type="submit" disabled={typed.trim() === ''}>
          {t('name.use')}
        </Button>
      )}
    </form>
  )
}

/** Its speaker's own look at it. Two other people look as well before it is public. */
function PointsToAnybody({ card, onSay }: { card: OwnCard; onSay(pointsTo: PointsTo): void }) {
  const { t } = useTranslation('review')
  return (
    <div className={styles.check}>
      <p id={`points-${card.id}`}>
        <b>{t('pointsTo.before')}</b> {t('pointsTo.ask')}
      </p>
      <Answers labelledBy={`points-${card.id}`}>
        {(['no', 'unsure'] as const).map((answer) => (
          <Button key={answer} aria-pressed={card.pointsTo === answer} onClick={() => onSay(answer)}>
            {t(`pointsTo.${answer}`)}
          </Button>
        ))}
      </Answers>
      <p className={styles.about}>{t(`pointsTo.${reachWords(card)}`)}</p>
    </div>
  )
}

function reachWords({ pointsTo, reach }: OwnCard): 'toBeRead' | 'staysIn' | 'isPublic' | 'honest' {
  if (pointsTo === null) return 'honest'
  if (pointsTo === 'unsure') return 'staysIn'
  return reach === 'public' ? 'isPublic' : 'toBeRead'
}
