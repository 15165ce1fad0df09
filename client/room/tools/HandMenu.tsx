import './toolStrings.ts'
import { useTranslation } from 'react-i18next'
import type { PersonCommand } from '../../../shared/room/commands.ts'
import type { RoomView, SeatView } from '../../../shared/room/view.ts'
import type { IconName } from '../../ui/Icon.tsx'
import { MenuButton, type MenuEntry } from '../../ui/Menu.tsx'
import { giveTo, lowerHandOf, type MoveTo, movesOf } from '../facilitating.ts'
import type { ToolSheet } from './toolSheet.ts'

type HandMenuProps = {
  view: RoomView
  seat: SeatView
  className: string | undefined
  nameClass: string | undefined
  name: string
  send(command: PersonCommand): void
  open(sheet: ToolSheet): void
}

const MOVE_ICONS: Readonly<Record<MoveTo, IconName>> = { first: 'up', up: 'up', down: 'down' }

/** One hand's name, and behind it what a facilitator can do with the hand. */
export function HandMenu({ view, seat, className, nameClass, name, send, open }: HandMenuProps) {
  const { t } = useTranslation(['tools', 'room'])
  const entries = (): MenuEntry[] => {
    const give = giveTo(view, seat.id)
    const lower = lowerHandOf(view, seat.id)
    const isMine = seat.id === view.me.seat
    return [
      ...(give === null
        ? []
        : [{ key: 'give', icon: 'hand' as const, label: t('give'), onSelect: () => send(give) }]),
      ...movesOf(view, seat.id).map((to) => ({
        key: to,
        icon: MOVE_ICONS[to],
        label: t(`hand.${to}`),
        onSelect: () => open({ tool: 'move', seat: seat.id, to }),
      })),
      ...(lower === null
        ? []
        : [
            {
              key: 'lower',
              icon: 'close' as const,
              label: t('hand.lower'),
              ...(!isMine && { hint: t('hand.lowerHint', { name: seat.name }) }),
              onSelect: () => send(lower),
            },
          ]),
    ]
  }
  return (
    <MenuButton className={className} label={t('room:queue.handOf', { name: seat.name })} entries={entries}>
      <bdi className={nameClass}>{name}</bdi>
    </MenuButton>
  )
}
