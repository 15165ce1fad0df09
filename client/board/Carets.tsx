import { type CSSProperties, type RefObject, useContext, useLayoutEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import type { SeatView } from '../../shared/room/view.ts'
import { classNames } from '../ui/classNames.ts'
import { Swatch } from '../ui/Swatch.tsx'
import { colourOf } from '../ui/seatLook.ts'
import { SeatsContext } from './boardContext.ts'
import styles from './Carets.module.css'
import { type CaretSpot, findCaretSpot } from './caretSpot.ts'
import type { CardEditor } from './port.ts'

type CaretsProps = {
  editors: readonly CardEditor[]
  /** What is written there now; the carets are offsets into it. */
  text: string
  /** The element that lays the text out, and nothing but the text. */
  over: RefObject<HTMLElement | null>
}

/** Other people's carets in a card, with colour and name. The foot of the card says the same in words. */
export function Carets({ editors, text, over }: CaretsProps) {
  const seats = useContext(SeatsContext)
  const size = useSizeOf(over)
  return editors.map(({ seat: id, caret }) => {
    const seat = seats.get(id)
    if (seat === undefined || caret === null) return null
    return <Caret key={id} seat={seat} head={caret.head} text={text} over={over} size={size} />
  })
}

type CaretProps = { seat: SeatView; head: number; text: string; over: CaretsProps['over']; size: number }

function Caret({ seat, head, text, over, size }: CaretProps) {
  const [spot, setSpot] = useState<CaretSpot | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: other text or another width, and the caret stands elsewhere.
  useLayoutEffect(() => {
    setSpot(over.current === null ? null : findCaretSpot(over.current, head))
  }, [over, head, text, size])
  if (spot === null) return null
  const where = {
    '--caret-x': `${spot.x}px`,
    '--caret-y': `${spot.y}px`,
    '--caret-height': `${spot.height}px`,
  } as CSSProperties
  const isNearRight = spot.x > spot.width / 2
  return (
    <span className={styles.caret} data-seat={colourOf(seat.chair)} style={where} aria-hidden="true">
      <span className={classNames(styles.name, isNearRight && styles.leftwards)}>
        <Swatch chair={seat.chair} />
        {seat.name}
      </span>
    </span>
  )
}

/** A number that is another one whenever the text may lie otherwise: a narrower column, a larger font. */
function useSizeOf(over: CaretsProps['over']): number {
  const [size, setSize] = useState(0)
  useLayoutEffect(() => {
    if (over.current === null) return
    // At once, for the frame is drawn right after this: in a narrower board a caret would stand where its word was,
    // outside of the card.
    const lookAgain = () => flushSync(() => setSize((before) => before + 1))
    const observer = new ResizeObserver(lookAgain)
    observer.observe(over.current)
    // The letters of a font that comes late are as high as those before them, and not as wide.
    document.fonts.addEventListener('loadingdone', lookAgain)
    return () => {
      observer.disconnect()
      document.fonts.removeEventListener('loadingdone', lookAgain)
    }
  }, [over])
  return size
}
