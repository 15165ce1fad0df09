import { useContext } from 'react'
import type { SeatView } from '../../shared/room/view.ts'
import { Swatch } from '../ui/Swatch.tsx'
import { colourOf } from '../ui/seatLook.ts'
import { SeatsContext, useBoardTools } from './boardContext.ts'
import styles from './Card.module.css'
import './cardStrings.ts'
import type { BoardCard } from './port.ts'

/** Who has a card in their hand, and who writes on it. */
export function CardPeople({ card }: { card: BoardCard }) {
  const { t } = useBoardTools()
  const seats = useContext(SeatsContext)
  const holder = card.heldBy === null ? undefined : seats.get(card.heldBy)
  const writers = card.editors.flatMap(({ seat }) => seats.get(seat) ?? [])
  return (
    <>
      {holder === undefined ? null : (
        <>
          <span className={styles.rim} data-seat={colourOf(holder.chair)} />
          <People seats={[holder]} words={t('card.held', { name: holder.name })} />
        </>
      )}
      {writers.length === 0 ? null : (
        <People
          seats={writers}
          words={t('card.writing', { count: writers.length, names: writers.map((seat) => seat.name) })}
        />
      )}
    </>
  )
}

function People({ seats, words }: { seats: readonly SeatView[]; words: string }) {
  return (
    <span className={styles.people}>
      {seats.map((seat) => (
        <Swatch key={seat.id} chair={seat.chair} />
      ))}
      {words}
    </span>
  )
}
