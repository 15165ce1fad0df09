import './toolStrings.ts'
import { useTranslation } from 'react-i18next'
import type { RoomView } from '../../../shared/room/view.ts'
import { Button } from '../../ui/Button.tsx'
import { facilitatorNames } from '../people.ts'
import { confidants } from './confidants.ts'
import styles from './NoteTakerTools.module.css'
import type { ToolSheet } from './toolSheet.ts'
import { useUnread } from './useUnread.ts'

type NoteTakerToolsProps = {
  view: RoomView
  /** What is open now. */
  opened: ToolSheet | null
  open(sheet: ToolSheet): void
}

/** What a note-taker says quietly, beside the board where they work. */
export function NoteTakerTools({ view, opened, open }: NoteTakerToolsProps) {
  const { t } = useTranslation('tools')
  const names = confidants(view)
  const { hasUnread } = useUnread(view, opened?.tool === 'asides')
  const { count } = facilitatorNames(view)
  if (names.length === 0) return null
  return (
    <div className={styles.notes}>
      <Button kind="quiet" icon="pen" onClick={() => open({ tool: 'asides' })}>
        {t('notes.write', { names })}
        {hasUnread ? (
          <>
            <span className={styles.dot} />
            <span className="hidden-text">, {t('unread')}</span>
          </>
        ) : null}
      </Button>
      {count === 0 ? null : (
        <Button kind="quiet" icon="round" onClick={() => open({ tool: 'twice' })}>
          {t('notes.twice')}
        </Button>
      )}
    </div>
  )
}
