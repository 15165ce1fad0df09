import type { KeyboardEvent, PointerEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { classNames } from '../ui/classNames.ts'
import styles from './BoardEdge.module.css'
import { BOARD_SHARE, type BoardWidth, shareAt, shareByKey } from './boardWidth.ts'

type BoardEdgeProps = { width: BoardWidth; className: string | undefined }

/** Between the stage and the board: dragged, or moved with arrow keys. Twice pressed, it is as it was. */
export function BoardEdge({ width, className }: BoardEdgeProps) {
  const { t } = useTranslation('room')
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return
    const room = event.currentTarget.closest('main')?.getBoundingClientRect()
    if (room !== undefined) width.setShare(shareAt(event.clientX, room, directionOf(event.currentTarget)))
  }
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const share = shareByKey(event.key, width.share, directionOf(event.currentTarget))
    if (share === null) return
    event.preventDefault()
    width.setShare(share)
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a rule between lines of text cannot be moved.
    <div
      role="separator"
      className={classNames(styles.edge, className)}
      aria-label={t('edge')}
      aria-orientation="vertical"
      aria-valuenow={width.share}
      aria-valuemin={BOARD_SHARE.least}
      aria-valuemax={BOARD_SHARE.most}
      tabIndex={0}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={onPointerMove}
      onDoubleClick={() => width.setShare(width.usual)}
      onKeyDown={onKeyDown}
    />
  )
}

function directionOf(element: Element) {
  return { isRightToLeft: element.matches(':dir(rtl)') }
}
