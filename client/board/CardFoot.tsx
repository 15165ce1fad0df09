import { useContext } from 'react'
import type { CardId } from '../../shared/ids.ts'
import type { CardView } from '../../shared/room/view/cards.ts'
import { Icon } from '../ui/Icon.tsx'
import { Status } from '../ui/Status.tsx'
import type { BoardView } from './BoardHead.tsx'
import { SeatsContext, useBoardTools } from './boardContext.ts'
import styles from './Card.module.css'
import { LateCardPeople } from './lateParts.ts'
import type { LaidCard } from './layout.ts'

type CardFootProps = {
  laid: LaidCard
  view: BoardView
  isUnsaved: boolean
  isNew: boolean
  isChosen: boolean
}

/** What there is to say about a card, and nothing when there is nothing. */
export function CardFoot({ laid, view, isUnsaved, isNew, isChosen }: CardFootProps) {
  const { t, hasRoom } = useBoardTools()
  const { card, facts, apart } = laid
  const isBusy = card.heldBy !== null || card.editors.length > 0
  const words = useFactWords(facts)
  const speaks = hasRoom && speaksHere(facts, view)
  const hasWords = words.length > 0 || facts.isCheckFirst === true || apart.length > 0 || isChosen
  if (!isUnsaved && !isBusy && !isNew && !speaks && !hasWords) return null
  return (
    <div className={styles.foot}>
      {isNew ? <b className={styles.new}>{t('card.new')}</b> : null}
      {isChosen ? (
        <b className={styles.fact}>
          <Icon name="check" size="small" />
          {t('card.chosen')}
        </b>
      ) : null}
      {isUnsaved ? <Status tone="wrong">{t('card.unsaved')}</Status> : null}
      {speaks ? <Speaks id={card.id} facts={facts} view={view} /> : null}
      {words.map((each) => (
        <span key={each}>{each}</span>
      ))}
      {facts.isCheckFirst === true ? (
        <span className={styles.fact}>
          <Icon name="hidden" size="small" />
          {t('card.checkFirst')}
        </span>
      ) : null}
      {apart.map(({ kind, words: about }) => (
        <span key={kind}>{t(`apart.${kind}`, { words: about })}</span>
      ))}
      {isBusy ? <LateCardPeople card={card} /> : null}
    </div>
  )
}

/** Whose it is, whether somebody said that it is right, and what it was called, each in a few words. */
function useFactWords(facts: CardView): readonly string[] {
  const { t } = useBoardTools()
  const seats = useContext(SeatsContext)
  const asked = facts.withSpeaker === undefined ? undefined : seats.get(facts.withSpeaker)
  return [
    ...(facts.isMine === true && facts.wasQuiet === true ? [t('card.yours')] : []),
    ...(asked === undefined ? [] : [t('card.withSpeaker', { name: asked.name })]),
    ...(facts.isUnchecked !== true || asked !== undefined
      ? []
      : [t(facts.isMine === true ? 'card.mineUnchecked' : 'card.unchecked')]),
    ...(facts.wasSaidAgain === true ? [t('card.saidAgain')] : []),
    ...(facts.tags ?? []).map((tag) => t(`tags.${tag}`)),
  ]
}

/** One's own card is no question to oneself, and who it speaks to is told from two up. A list says it in words. */
function speaksHere({ isMine, speaks = 0, speaksToMe }: CardView, view: BoardView): boolean {
  if (view === 'list') return speaks > 1 || speaksToMe === true
  return isMine !== true || speaks > 1
}

function Speaks({ id, facts, view }: { id: CardId; facts: CardView; view: BoardView }) {
  const { desk, t } = useBoardTools()
  const { speaks: count = 0, speaksToMe: isOn = false, isMine } = facts
  if (view === 'list' || isMine === true) {
    const key = isOn ? (count > 1 ? 'card.speaksAlsoToMe' : 'card.speaksOnlyToMe') : 'card.speaksTo'
    return <span>{t(key, { count })}</span>
  }
  return (
    <button
      type="button"
      className={styles.speaks}
      aria-pressed={isOn}
      onClick={() => void desk.room.ask({ type: 'card.speaks', card: id, isOn: !isOn })}
    >
      <Icon name="speaks" size="small" />
      {count > 1 ? t('card.speaksCount', { count }) : t('card.speaks')}
    </button>
  )
}
