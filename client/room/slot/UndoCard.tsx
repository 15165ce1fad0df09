import { useEffect, useEffectEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { UNDO_MS } from '../../../shared/board/limits.ts'
import { UndoBar } from '../../ui/UndoBar.tsx'
import type { SlotReach } from './slotReach.ts'

type UndoCardProps = { text: string; undo(): void; reach: SlotReach }

/** Ten seconds to take something back, where the board that would offer it is out of sight. */
export function UndoCard({ text, undo, reach }: UndoCardProps) {
  const { t } = useTranslation('board')
  const close = useEffectEvent(reach.putAside)
  useEffect(() => {
    const timer = setTimeout(close, UNDO_MS)
    return () => clearTimeout(timer)
  }, [])
  return (
    <UndoBar
      text={text}
      label={t('undo.label')}
      onUndo={() => {
        undo()
        reach.putAside()
      }}
    />
  )
}
