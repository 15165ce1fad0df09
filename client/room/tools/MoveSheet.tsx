import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { MOVE_REASONS, type MoveReason } from '../../../shared/room/state/turns.ts'
import { Button, EqualButtons } from '../../ui/Button.tsx'
import { type MoveTo, moveHand } from '../facilitating.ts'
import { nameOf } from '../people.ts'
import styles from './ToolSheets.module.css'
import type { SheetProps } from './ToolSheets.tsx'
import type { ToolSheet } from './toolSheet.ts'

/** A reason is why a hand goes before others: of those, one also says why it waits. */
const REASONS: Readonly<Record<MoveTo, readonly MoveReason[]>> = {
  first: MOVE_REASONS,
  up: MOVE_REASONS,
  down: ['stays-with'],
}

type MoveSheetProps = SheetProps & { sheet: Extract<ToolSheet, { tool: 'move' }> }

/** A reason about the talk, or none. Everyone reads it (method.md 4.1, 5). */
export function MoveSheet({ sheet: { seat, to }, view, send, close }: MoveSheetProps) {
  const { t } = useTranslation('tools')
  const group = useId()
  const [reason, setReason] = useState<MoveReason | null>(null)
  const name = nameOf(view, seat)
  return (
    <>
      <fieldset className={styles.pick}>
        <legend className="hidden-text">{t(`move.why.${to}`, { name })}</legend>
        {[...REASONS[to], null].map((each) => (
          <label key={each ?? 'none'} className={styles.choice}>
            <input type="radio" name={group} checked={reason === each} onChange={() => setReason(each)} />
            {t(`move.${each ?? 'none'}`)}
          </label>
        ))}
      </fieldset>
      <p className={styles.note}>{t('move.note')}</p>
      <EqualButtons>
        <Button
          onClick={() => {
            close()
            send(moveHand(seat, to, reason))
          }}
        >
          {t(`move.act.${to}`)}
        </Button>
        <Button onClick={close}>{t('move.leave')}</Button>
      </EqualButtons>
    </>
  )
}
