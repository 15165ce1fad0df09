import type { ComponentPropsWithRef, CSSProperties, ReactNode } from 'react'
import { classNames } from '../ui/classNames.ts'
import { ChairDrawing } from '../ui/Icon.tsx'
import { Swatch } from '../ui/Swatch.tsx'
import { colourOf } from '../ui/seatLook.ts'
import type { ChairPlace } from './ring.ts'
import styles from './Seat.module.css'

type SeatProps = Omit<ComponentPropsWithRef<'li'>, 'style'> & {
  chair: number
  place: ChairPlace
  /** `open`: nobody's, dashed. `dimmed`: somebody who is away. `floor`: the marigold ring, never without its word. */
  look?: 'plain' | 'open' | 'dimmed' | 'floor'
  /** The person makes sound: the rim warms. */
  isSpeaking?: boolean
  /** A live picture; without one the chair is drawn. The seat has the same size and place with both. */
  picture?: ReactNode
  /** Drawn in place of the chair. */
  figure?: ReactNode
}

/** One chair of the ring. */
export function Seat({
  chair,
  place,
  look = 'plain',
  isSpeaking = false,
  picture,
  figure,
  className,
  children,
  ...rest
}: SeatProps) {
  const where = { '--x': place.x, '--y': place.y, '--cell': place.cell } as CSSProperties
  return (
    <li
      className={classNames(styles.seat, styles[look], isSpeaking && styles.speaking, className)}
      data-seat={colourOf(chair)}
      style={where}
      {...rest}
    >
      <div className={classNames(styles.back, picture === undefined && styles.withChair)}>
        {picture ?? figure ?? <ChairDrawing chair={chair} className={styles.chair} />}
      </div>
      {children}
    </li>
  )
}

/** A chair nobody sits on. Nothing to say about it: it is there to be seen. */
export function OpenSeat({ chair, place, className }: Pick<SeatProps, 'chair' | 'place' | 'className'>) {
  return <Seat chair={chair} place={place} look="open" className={className} aria-hidden="true" />
}

/** As many letters as fit beside a short name on a small plate; a longer word goes below it. */
const SHORT_WORD = 7

type SeatPlateProps = {
  chair: number
  name: string
  /** A word about the role: gone first where seats are small; the list of people has it. */
  role?: string | undefined
  /** A word that stays however small the seat ("away", "connection lost"). */
  state?: string | undefined
  children?: ReactNode
}

/** The name on its solid plate: swatch, name, word, mark. */
export function SeatPlate({ chair, name, role, state, children }: SeatPlateProps) {
  return (
    <span className={styles.plate}>
      <span className={styles.who}>
        <Swatch chair={chair} />
        <bdi className={styles.name}>{name}</bdi>
      </span>
      {role === undefined ? null : <small className={styles.role}>{role}</small>}
      {state === undefined ? null : (
        <small className={classNames(styles.state, state.length > SHORT_WORD && styles.long)}>{state}</small>
      )}
      {children}
    </span>
  )
}
