import { type KeyboardEvent, type RefObject, useEffect, useId, useLayoutEffect, useRef } from 'react'
import type { ColumnKey } from '../../shared/board/columns.ts'
import { Button, EqualButtons } from '../ui/Button.tsx'
import { useBoardTools, useColumnName } from './boardContext.ts'
import type { BoardDesk } from './boardDesk.ts'
import { point, putBack, putDown, step } from './carry.ts'
import { type Direction, placeOfGap } from './gap.ts'
import type { Hand } from './hand.ts'
import type { Seen } from './layout.ts'
import styles from './MoveBar.module.css'
import { spotUnder } from './pointerPlace.ts'

type MoveBarProps = {
  hand: Extract<Hand, { kind: 'moving' }>
  seen: Seen
  shown: readonly ColumnKey[]
  scroller: RefObject<HTMLElement | null>
}

/**
 * A card on the move: where it lies, and two equal ways to end. It has the focus while the card moves, because the
 * card itself is another element in each column. An `application`, so that a screen reader lets the arrow keys through.
 */
export function MoveBar({ hand, seen, shown, scroller }: MoveBarProps) {
  const { desk, t } = useBoardTools()
  const keys = useRef<HTMLDivElement>(null)
  const howToId = useId()
  useLayoutEffect(() => keys.current?.focus({ preventScroll: true }), [])
  useTappedPlaces(desk, scroller)
  return (
    <section
      className={styles.bar}
      aria-label={t('move.label')}
      data-about={hand.card}
      onKeyDown={(event) => {
        const direction = directionOf(event)
        if (direction !== null) step(desk, direction, shown)
        else if (event.key === 'Escape') putBack(desk)
        else if (event.target === keys.current && (event.key === 'Enter' || event.key === ' ')) putDown(desk)
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
          <b>
            <Where hand={hand} seen={seen} />
          </b>{' '}
          {t('move.notYet')}
        </p>
        <KeyHints />
        <p className="hidden-text" id={howToId}>
          {t('move.howTo')}
        </p>
      </div>
      <EqualButtons>
        <Button onClick={() => putDown(desk)}>{t('move.put')}</Button>
        <Button onClick={() => putBack(desk)}>{t('move.back')}</Button>
      </EqualButtons>
    </section>
  )
}

function Where({ hand, seen }: Pick<MoveBarProps, 'hand' | 'seen'>) {
  const { t, desk } = useBoardTools()
  const nameOf = useColumnName()
  const { theme: id, ...place } = placeOfGap(seen.layout, hand.card, hand.gap)
  const column = nameOf(place.column)
  const theme = desk.room.known.themes.themes.find((each) => each.id === id)
  if (theme === undefined) return t('move.where', { ...place, column })
  if (theme.sentence === '') return t('move.whereInUnnamed', { ...place, column })
  return t('move.whereInTheme', { ...place, column, words: theme.sentence })
}

/** Tap a card, tap a place: the way to move for whoever cannot drag and has no keys. */
function useTappedPlaces(desk: BoardDesk, scroller: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const board = scroller.current
    if (board === null) return
    const onClick = ({ target, clientX, clientY }: MouseEvent) => {
      const hand = desk.hand.getSnapshot()
      if (!(target instanceof Element) || target.closest('button,textarea') !== null) return
      const column = target.closest('[data-column]')
      if (column === null || hand.kind !== 'moving') return
      const spot = spotUnder(column, { x: clientX, y: clientY }, hand.card)
      if (spot !== null) point(desk, spot)
    }
    board.addEventListener('click', onClick)
    return () => board.removeEventListener('click', onClick)
  }, [desk, scroller])
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
