import { Link } from 'wouter'
import { Mark } from './Icon.tsx'
import styles from './Wordmark.module.css'

export function Wordmark() {
  return (
    <Link className={styles.wordmark} href="/">
      <Mark />
      Goround
    </Link>
  )
}
