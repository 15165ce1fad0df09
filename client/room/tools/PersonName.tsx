import type { SeatId } from '../../../shared/ids.ts'
import type { RoomView } from '../../../shared/room/view.ts'
import { Swatch } from '../../ui/Swatch.tsx'
import styles from './HintCard.module.css'

type PersonNameProps = { view: Pick<RoomView, 'seats'>; seat: SeatId; after?: string }

/** Somebody with the colour of their seat. Nothing for a chair that has been given up meanwhile. */
export function PersonName({ view, seat, after = '' }: PersonNameProps) {
  const person = view.seats.find((each) => each.id === seat)
  if (person === undefined) return null
  return (
    <span className={styles.person}>
      <Swatch chair={person.chair} />
      <b>
        <bdi>{person.name}</bdi>
        {after}
      </b>
    </span>
  )
}
