import styles from './Swatch.module.css'
import { colourOf } from './seatLook.ts'

/** Colour and pattern of a seat, wherever its name is written. Never alone: the name is beside it. */
export function Swatch({ chair }: { chair: number }) {
  return <span className={styles.swatch} data-seat={colourOf(chair)} aria-hidden="true" />
}
