import { useTranslation } from 'react-i18next'
import type { PersonCommand } from '../../shared/room/commands.ts'
import { Button, EqualButtons } from '../ui/Button.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import styles from './sheets.module.css'

export type Question = 'leave' | 'end'

type QuestionSheetProps = {
  question: Question
  className: string | undefined
  send(command: PersonCommand): void
  leave(): void
  onClose(): void
}

/** Asked once, in one sheet, with two answers of one size. There from the start: nobody waits to be let go. */
export function QuestionSheet({ question, className, onClose, send, leave }: QuestionSheetProps) {
  const { t } = useTranslation('room')
  const act = () => {
    onClose()
    if (question === 'leave') leave()
    else send({ type: 'room.end' })
  }
  return (
    <Sheet mode="beside" title={t(`${question}.heading`)} className={className} onClose={onClose}>
      <p className={styles.text}>{t(`${question}.text`)}</p>
      <EqualButtons>
        <Button kind="leave" onClick={act}>
          {t(`${question}.yes`)}
        </Button>
        <Button onClick={onClose}>{t(`${question}.no`)}</Button>
      </EqualButtons>
    </Sheet>
  )
}
