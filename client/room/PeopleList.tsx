import { useTranslation } from 'react-i18next'
import type { PersonCommand } from '../../shared/room/commands.ts'
import type { RoomView, SeatView } from '../../shared/room/view.ts'
import { Icon } from '../ui/Icon.tsx'
import { MenuButton, type MenuEntry } from '../ui/Menu.tsx'
import { Swatch } from '../ui/Swatch.tsx'
import { giveTo, lowerHandOf } from './facilitating.ts'
import styles from './PeopleList.module.css'

type PeopleListProps = { view: RoomView; send(command: PersonCommand): void }

/** Everybody with role and presence, in the order of the chairs: what small seats have no room for. */
export function PeopleList({ view, send }: PeopleListProps) {
  return (
    <ul className={styles.list}>
      {view.seats.map((seat) => (
        <Person key={seat.id} view={view} seat={seat} send={send} />
      ))}
    </ul>
  )
}

function Person({ view, seat, send }: PeopleListProps & { seat: SeatView }) {
  const { t } = useTranslation(['room', 'common', 'practice'])
  const isMe = seat.id === view.me.seat
  const entries = usePersonMenu({ view, seat, send })
  const words = [
    seat.role === 'participant' ? null : t(`common:roles.${seat.role}`),
    seat.isPretend ? t('practice:pretend') : null,
    t(`people.${seat.presence}`),
    view.floor.holder === seat.id ? t('people.floor') : null,
    view.queue.order.some((hand) => hand.seat === seat.id) ? t('people.hand') : null,
  ].filter((word) => word !== null)
  return (
    <li className={styles.person}>
      <Swatch chair={seat.chair} />
      <bdi className={styles.name}>{isMe ? t('people.you', { name: seat.name }) : seat.name}</bdi>
      <small>{words.join(', ')}</small>
      {entries.length === 0 ? null : (
        <MenuButton
          className={styles.menu}
          label={t('people.optionsOf', { name: seat.name })}
          aria-label={t('people.optionsOf', { name: seat.name })}
          entries={() => entries}
        >
          <Icon name="more" size="small" />
        </MenuButton>
      )}
    </li>
  )
}

/** For facilitators: the floor can be given to anybody who is here, hand or not. */
function usePersonMenu({ view, seat, send }: PeopleListProps & { seat: SeatView }): readonly MenuEntry[] {
  const { t } = useTranslation('room')
  const give = giveTo(view, seat.id)
  const hasHand = view.queue.order.some((hand) => hand.seat === seat.id)
  const lower = hasHand && view.may.includes('queue.lower-for') ? lowerHandOf(view, seat.id) : null
  const entries: MenuEntry[] = []
  if (give !== null)
    entries.push({ key: 'give', icon: 'hand', label: t('tools.giveTo'), onSelect: () => send(give) })
  if (lower !== null)
    entries.push({ key: 'lower', icon: 'close', label: t('tools.lower'), onSelect: () => send(lower) })
  return entries
}
