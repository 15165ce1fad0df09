import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CLOSING_ANSWERS, type ClosingAnswer } from '../../../shared/room/state/modes.ts'
import type { ClosingView } from '../../../shared/room/view/modes.ts'
import { Button, EqualButtons, TextButton } from '../../ui/Button.tsx'
import { PrivateNote, SlotCard } from '../slot/SlotCard.tsx'
import styles from './asks.module.css'
import { countAnswers } from './closingWords.ts'
import type { AskProps } from './ModeAskCard.tsx'
import { useFocusWithin } from './useFocusWithin.ts'

/** Asked of everybody, shown to everybody, and never who said what (rule O-1). */
export function CloseAsk({ view, reach }: AskProps) {
  const [isChanging, setIsChanging] = useState(false)
  const focus = useFocusWithin<HTMLDivElement>()
  const mine = view.me.closing
  const { counts } = view.closing
  const answer = (given: ClosingAnswer) => {
    reach.send({ type: 'closing.answer', answer: given })
    setIsChanging(false)
  }
  const ways = { isFirst: mine === null, onChange: () => setIsChanging(true), onClose: reach.putAside }
  return (
    <div {...focus}>
      {isChanging || (mine === null && counts === null) ? (
        <ClosingQuestion mine={mine} onAnswer={answer} onNotNow={reach.putAside} />
      ) : counts === null ? (
        <Thanks {...ways} />
      ) : (
        <Result counts={counts} {...ways} />
      )}
    </div>
  )
}

type QuestionProps = { mine: ClosingAnswer | null; onAnswer(answer: ClosingAnswer): void; onNotNow(): void }

function ClosingQuestion({ mine, onAnswer, onNotNow }: QuestionProps) {
  const { t } = useTranslation('steps')
  return (
    <SlotCard heading={t('close.heading')}>
      <div className={styles.four}>
        {CLOSING_ANSWERS.map((answer) => (
          <Button
            key={answer}
            aria-pressed={mine === null ? undefined : mine === answer}
            onClick={() => onAnswer(answer)}
          >
            {t(`close.${answer}`)}
          </Button>
        ))}
      </div>
      <PrivateNote text={t('close.private')}>
        <TextButton className={styles.end} onClick={onNotNow}>
          {t('close.notNow')}
        </TextButton>
      </PrivateNote>
    </SlotCard>
  )
}

type AnsweredProps = {
  /** I have not answered, and still can. */
  isFirst: boolean
  onChange(): void
  onClose(): void
}

function Thanks(ways: AnsweredProps) {
  const { t } = useTranslation('steps')
  return (
    <SlotCard heading={t('close.thanks')}>
      <p>{t('close.waits')}</p>
      <Ways {...ways} />
      <PrivateNote text={t('close.private')} />
    </SlotCard>
  )
}

function Result({ counts, ...ways }: AnsweredProps & { counts: NonNullable<ClosingView['counts']> }) {
  const { t } = useTranslation('steps')
  const { total, said } = countAnswers(counts)
  const parts = said.map(({ answer, count }, index) =>
    t(`close.${index === 0 ? 'saidFirst' : 'saidNext'}.${answer}`, { count }),
  )
  return (
    <SlotCard heading={t('close.resultHeading')}>
      <p>
        {t('close.answered', { count: total })} {t('close.said', { parts })}
      </p>
      <Ways {...ways} />
      <PrivateNote text={t('close.private')} />
    </SlotCard>
  )
}

function Ways({ isFirst, onChange, onClose }: AnsweredProps) {
  const { t } = useTranslation('steps')
  return (
    <EqualButtons>
      <Button onClick={onChange}>{t(isFirst ? 'close.first' : 'close.change')}</Button>
      <Button onClick={onClose}>{t('close.ok')}</Button>
    </EqualButtons>
  )
}
