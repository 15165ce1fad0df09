import styles from './Refused.module.css'

/** The sentence of a "no", beside what was asked. Nothing while there is none. */
export function Refused({ words }: { words: string | null }) {
  return words === null ? null : <p className={styles.refused}>{words}</p>
}
