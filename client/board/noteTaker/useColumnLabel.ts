import { useTranslation } from 'react-i18next'
import type { ColumnKey } from '../../../shared/board/columns.ts'
import type { RoomView } from '../../../shared/room/view.ts'

/** What a column is called in this room: as the facilitator named it, or as we do. */
export function useColumnLabel({
  labels,
}: Pick<RoomView['themes'], 'labels'>): (column: ColumnKey) => string {
  const { t } = useTranslation('board')
  return (column) => labels[column] ?? t(`columns.${column}`)
}
