import type { MiddleLine } from '../middleWords.ts'
import styles from './RugDrawing.module.css'

/** What lies on the rug above the words, where it is not the teapot. Decoration: the words say it. */
export function RugDrawing({ kind }: { kind: MiddleLine['kind'] }) {
  if (kind === 'writing') return <Slips />
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
