import { useTranslation } from 'react-i18next'
import type { GroupsView } from '../../../shared/room/view/modes.ts'
import type { RoomView, SeatView } from '../../../shared/room/view.ts'
import { Circle, Stage } from '../../circle/Circle.tsx'
import { countChairs, placeChairs } from '../../circle/ring.ts'
import { Seat } from '../../circle/Seat.tsx'
import { Middle } from '../Middle.tsx'
import room from '../RoomCircle.module.css'
import { type RoomCircleProps, SeatInRoom } from '../RoomCircle.tsx'
import styles from './TablesStage.module.css'
import { seatsAtTables } from './tableSeats.ts'
import './stepStrings.ts'

/** My table is the circle now. The others are there, small, so that nobody wonders where everybody is. */
export function TablesStage(props: RoomCircleProps) {
  const { groups } = props.view
  return groups === null ? null : <Tables {...props} groups={groups} />
}

function Tables({ view, call, status, groups }: RoomCircleProps & { groups: GroupsView }) {
  const { t } = useTranslation(['steps', 'room'])
  const { mine, others, between } = seatsAtTables(view, groups)
  const places = placeChairs(countChairs([mine.length]))
  const names = mine.filter((seat) => seat.id !== view.me.seat).map((seat) => seat.name)
  const isAtTable = groups.mine !== null
  const top = (
    <>
      {status}
      {/* Of more than one the rug says how many, and their chairs who. */}
      {names.length > 1 ? null : <span>{isAtTable ? t('tables.with', { names }) : t('tables.circle')}</span>}
    </>
  )
  return (
    <Stage label={t('room:circle.region')} className={room.stage} top={top}>
      <div className={styles.tables}>
        <Circle
          className={styles.mine}
          label={t('room:circle.people')}
          chairs={places.length}
          middle={<Middle view={view} />}
        >
          {mine.map((seat, index) => {
            const place = places[index]
            return place === undefined ? null : (
              <SeatInRoom key={seat.id} {...{ view, call, seat, place }} line={null} />
            )
          })}
        </Circle>
        <OtherTables view={view} others={others} between={isAtTable ? between : []} />
      </div>
    </Stage>
  )
}

type OtherTablesProps = {
  view: RoomView
  others: readonly (readonly SeatView[])[]
  between: readonly SeatView[]
}

function OtherTables({ view, others, between }: OtherTablesProps) {
  const { t } = useTranslation('steps')
  if (others.length === 0 && between.length === 0) return null
  const name = (seat: SeatView) => (seat.id === view.me.seat ? t('tables.you') : seat.name)
  return (
    <ul className={styles.others} aria-label={t('tables.others')}>
      {others.map((table) => (
        <SmallTable key={table.map((seat) => seat.id).join()} seats={table}>
          {t('tables.names', { names: table.map(name) })}
        </SmallTable>
      ))}
      {between.length === 0 ? null : (
        <SmallTable seats={between}>{t('tables.between', { names: between.map(name) })}</SmallTable>
      )}
    </ul>
  )
}

/** A rug from further away. The names say who is there; the chairs are for whoever looks. */
function SmallTable({ seats, children }: { seats: readonly SeatView[]; children: string }) {
  return (
    <li className={styles.table}>
      <ul className={styles.seats} aria-hidden="true">
        {seats.map(({ id, chair, presence }) => (
          <Seat
            key={id}
            className={styles.seat}
            chair={chair}
            place={{ chair, x: 0, y: 0, cell: 'auto' }}
            look={presence === 'here' ? 'plain' : 'dimmed'}
          />
        ))}
      </ul>
      <p className={styles.names}>{children}</p>
    </li>
  )
}
