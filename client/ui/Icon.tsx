import { classNames } from './classNames.ts'
import styles from './Icon.module.css'
import sprite from './icons.svg'
import { drawingOf } from './seatLook.ts'

export type IconName =
  | 'away'
  | 'bell'
  | 'camera'
  | 'camera-off'
  | 'card'
  | 'chair'
  | 'check'
  | 'clock'
  | 'close'
  | 'copy'
  | 'down'
  | 'drag'
  | 'hand'
  | 'heart'
  | 'hidden'
  | 'leave'
  | 'list'
  | 'listen'
  | 'lock'
  | 'mic'
  | 'mic-off'
  | 'minus'
  | 'more'
  | 'move'
  | 'next'
  | 'pause'
  | 'pen'
  | 'people'
  | 'plus'
  | 'question'
  | 'reply'
  | 'round'
  | 'share'
  | 'show'
  | 'skip'
  | 'sound'
  | 'speaks'
  | 'undo'
  | 'up'

/** Icons that point along the text: mirrored where it runs from right to left. */
const TURNING: ReadonlySet<IconName> = new Set(['leave', 'list', 'next', 'reply', 'skip', 'undo'])

type IconProps = { name: IconName; size?: 'small' | 'medium' }

/** Always beside a word, so it is never read out. */
export function Icon({ name, size = 'medium' }: IconProps) {
  const className = classNames(
    styles.icon,
    size === 'small' && styles.small,
    TURNING.has(name) && styles.turns,
  )
  return (
    <svg className={className} aria-hidden="true">
      <use href={`${sprite}#i-${name}`} />
    </svg>
  )
}

/** The ring of seven dots with one gap: the open chair. */
export function Mark({ className }: { className?: string | undefined }) {
  return (
    <svg className={classNames(styles.mark, className)} aria-hidden="true">
      <use href={`${sprite}#mark`} />
    </svg>
  )
}

/** The drawn chair of a seat. Its colours come from where it stands. */
export function ChairDrawing({ chair, className }: { chair: number; className?: string | undefined }) {
  return (
    <svg className={className} aria-hidden="true">
      <use href={`${sprite}#chair-${drawingOf(chair)}`} />
    </svg>
  )
}
