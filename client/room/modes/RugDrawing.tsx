import type { MiddleLine } from '../middleWords.ts'
import styles from './RugDrawing.module.css'

/** What lies on the rug above the words, where it is not the teapot. Decoration: the words say it. */
export function RugDrawing({ kind }: { kind: MiddleLine['kind'] }) {
  if (kind === 'writing') return <Slips />
  if (kind === 'reading') return <Book />
  return kind === 'pause' ? <Bell /> : null
}

const SLIPS = [
  [20, 20, -14],
  [74, 18, 12],
  [30, 32, 6],
  [58, 34, -7],
  [46, 14, 2],
] as const

/** Cards that lie face down. */
function Slips() {
  return (
    <svg className={styles.slips} viewBox="0 0 136 76" aria-hidden="true" data-rug-drawing="">
      {SLIPS.map(([x, y, turn]) => (
        <rect
          key={x}
          x={x}
          y={y}
          width="46"
          height="34"
          rx="6"
          transform={`rotate(${turn} ${x + 23} ${y + 17})`}
        />
      ))}
    </svg>
  )
}

/** An open book: somebody reads back. */
function Book() {
  return (
    <svg className={styles.book} viewBox="0 0 96 52" aria-hidden="true" data-rug-drawing="">
      <path d="M48 46c-9-6-20-7-34-6V8c14-1 25 0 34 6 9-6 20-7 34-6v32c-14-1-25 0-34 6zM48 14v32M22 17c7 0 12 1 18 3.5M22 26c7 0 12 1 18 3.5M74 17c-7 0-12 1-18 3.5M74 26c-7 0-12 1-18 3.5" />
    </svg>
  )
}

/** A bell in a ring. The ring does not run: a quiet minute with a countdown would be none. */
function Bell() {
  return (
    <svg className={styles.bell} viewBox="0 0 80 80" aria-hidden="true" data-rug-drawing="">
      <circle className={styles.track} cx="40" cy="40" r="36" />
      <path
        transform="translate(16 16) scale(2)"
        strokeWidth="1"
        d="M5.5 17c1.5-1.5 1.9-3.2 1.9-6a4.6 4.6 0 0 1 9.2 0c0 2.8.4 4.5 1.9 6zM10.2 20a1.9 1.9 0 0 0 3.6 0M12 3.5v2.9"
      />
    </svg>
  )
}
