import { classNames } from '../ui/classNames.ts'
import { LEVELS } from './deviceCheck.ts'
import styles from './LevelMeter.module.css'

const BARS = Array.from({ length: LEVELS }, (_, index) => index + 1)

/** How loud it is, for the eye; the words beside it say what it means. */
export function LevelMeter({ level }: { level: number }) {
  return (
    <span className={styles.meter} aria-hidden="true">
      {BARS.map((bar) => (
        <span key={bar} className={classNames(styles.bar, bar <= level && styles.lit)} />
      ))}
    </span>
  )
}
