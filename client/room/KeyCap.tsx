import styles from './KeyCap.module.css'

/** A key of the keyboard, drawn. The word beside it says what it does. */
export function KeyCap({ letter }: { letter: string }) {
  return (
    <span className={styles.key} aria-hidden="true">
      {letter}
    </span>
  )
}
