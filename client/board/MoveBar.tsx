import { type KeyboardEvent, useId, useLayoutEffect, useRef } from 'react'
import type { ColumnKey } from '../../shared/board/columns.ts'
import { Button, EqualButtons } from '../ui/Button.tsx'
import { useBoardTools } from './boardContext.ts'
import type { Hand } from './boardDesk.ts'
import { type Columns, type Direction, placeOfGap } from './gap.ts'
import styles from './MoveBar.module.css'

type MoveBarProps = {
  hand: Extract<Hand, { kind: 'moving' }>
  columns: Columns
  shown: readonly ColumnKey[]
}

/**
 * A card on the move: where it lies, and two equal ways to end. It has the focus while the card moves, because the
 * card itself is another element in each column. An `application`, so that a screen reader lets the arrow keys through.
 */
export function MoveBar({ hand, columns, shown }: MoveBarProps) {
  const { desk, t } = useBoardTools()
  const keys = useRef<HTMLDivElement>(null)
  const howToId = useId()
  useLayoutEffect(() => keys.current?.focus({ preventScroll: true }), [])
  const place = placeOfGap(columns, hand.card, hand.gap)
  return (
    <section
      className={styles.bar}
      aria-label={t('move.label')}
      data-about={hand.card}
      onKeyDown={(event) => {
        const direction = directionOf(event)
        if (direction !== null) desk.step(direction, shown)
        else if (event.key === 'Escape') desk.putBack()
        else if (event.target === keys.current && (event.key === 'Enter' || event.key === ' ')) desk.putDown()
        else return
        event.preventDefault()
        event.stopPropagation()
      }}
    >
      <div
        ref={keys}
        className={styles.keys}
        role="application"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: an application takes keys, that is what it is for.
        tabIndex={0}
        aria-label={t('move.label')}
        aria-describedby={howToId}
      >
        <p className={styles.where} role="status">
          <b>{t('move.where', { ...place, column: t(`columns.${place.column}`) })}</b> {t('move.notYet')}
        </p>
        <KeyHints />
        <p className="hidden-text" id={howToId}>
          {t('move.howTo')}
        </p>
      </div>
      <EqualButtons>
        <Button onClick={() => desk.putDown()}>{t('move.put')}</Button>
        <Button onClick={() => desk.putBack()}>{t('move.back')}</Button>
      </EqualButtons>
    </section>
  )
}

function KeyHints() {
  const { t } = useBoardTools()
  return (
    <p className={styles.hints} aria-hidden="true">
      <span>
        <kbd>←</kbd>
        <kbd>→</kbd>
        {t('move.keyColumn')}
      </span>
      <span>
        <kbd>↑</kbd>
        <kbd>↓</kbd>
        {t('move.keyPlace')}
      </span>
      <span>
        <kbd>{t('move.enter')}</kbd>
        {t('move.keyPut')}
      </span>
      <span>
        <kbd>{t('move.escape')}</kbd>
        {t('move.keyBack')}
      </span>
    </p>
  )
}

function directionOf({ key, currentTarget }: KeyboardEvent<HTMLElement>): Direction | null {
  const isRightToLeft = currentTarget.matches(':dir(rtl)')
  switch (key) {
    case 'ArrowUp':
      return 'up'
    case 'ArrowDown':
      return 'down'
    case 'ArrowLeft':
      return isRightToLeft ? 'onward' : 'back'
    case 'ArrowRight':
      return isRightToLeft ? 'back' : 'onward'
    default:
      return null
  }
}
