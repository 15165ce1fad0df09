import { useTranslation } from 'react-i18next'
import type { PersonCommand } from '../../../shared/room/commands.ts'
import type { RoomView } from '../../../shared/room/view.ts'
import type { MenuEntry } from '../../ui/Menu.tsx'
import { PHONE } from '../../ui/useMediaQuery.ts'
import { may } from '../actions.ts'
import { type Facilitating, facilitating, SET_RULES, setRule } from '../facilitating.ts'
import { nameOf } from '../people.ts'
import { confidants } from './confidants.ts'
import type { ToolSheet } from './toolSheet.ts'

type ToolsMenu = {
  view: RoomView
  hasUnread: boolean
  send(command: PersonCommand): void
  open(sheet: ToolSheet): void
}

/** What a facilitator needs seldom, one tap further. */
export function useToolsMenu(menu: ToolsMenu): () => readonly MenuEntry[] {
  const steering = useSteering(menu)
  const talking = useTalking(menu)
  const lending = useLending(menu)
  return () => {
    const first = steering()
    const rule = (key: string): MenuEntry => ({ key, rule: true })
    return [...first, ...(first.length === 0 ? [] : [rule('one')]), ...talking(), rule('other'), ...lending()]
  }
}

/** The floor, the steps and the order: what moves everybody. */
function useSteering({ view, send }: ToolsMenu): () => MenuEntry[] {
  const { t } = useTranslation('tools')
  const { agenda } = view
  const entry = (key: string, label: string, wish: PersonCommand | null): MenuEntry[] =>
    wish === null ? [] : [{ key, label, onSelect: () => send(wish) }]
  const before = agenda.steps[(agenda.index ?? 0) - 1]?.name ?? ''
  return () => {
    const can: Facilitating = facilitating(view)
    return [
      ...entry('take-back', t('menu.takeBack'), can.takeBack),
      // On a phone the line of links has no room for it.
      ...(matchMedia(PHONE).matches ? entry('ask', t('ask'), can.ask) : []),
      ...entry('back', t('menu.back', { name: before }), can.back),
      {
        key: 'order',
        label: t('menu.order'),
        entries: SET_RULES.map((rule) => ({
          key: rule,
          label: t(`rules.${rule}`),
          hint: t(`ruleHints.${rule}`),
          checked: view.queue.rule === rule,
          onSelect: () => {
            const command = setRule(view, rule)
            if (command !== null) send(command)
          },
        })),
      },
    ]
  }
}

/** Words: to say aloud, to the note-taker, to one person. */
function useTalking({ view, hasUnread, open }: ToolsMenu): () => MenuEntry[] {
  const { t } = useTranslation('tools')
  const sheet = (key: string, label: string, what: ToolSheet): MenuEntry => ({
    key,
    label,
    onSelect: () => open(what),
  })
  return () => {
    const names = confidants(view)
    const people = [...new Set(view.words.lines.map((line) => line.with))]
    const lines = people.map((seat) =>
      sheet(seat, t('menu.line', { name: nameOf(view, seat) }), { tool: 'line', with: seat }),
    )
    const asides: MenuEntry = {
      key: 'asides',
      label: t('menu.asides', { names }),
      ...(hasUnread && { hint: t('menu.asidesNew') }),
      onSelect: () => open({ tool: 'asides' }),
    }
    return [
      sheet('words', t('menu.words'), { tool: 'words' }),
      ...(names.length === 0 ? [] : [asides]),
      ...(lines.length > 1 ? [{ key: 'lines', label: t('menu.lines'), entries: lines }] : lines),
      sheet('talk', t('menu.talk'), { tool: 'talk' }),
    ]
  }
}

/** What a facilitator hands to others, or keeps from them. */
function useLending({ view, send, open }: ToolsMenu): () => MenuEntry[] {
  const { t } = useTranslation('tools')
  const { keeping, nudges, me } = view
  const keeper = keeping.keeper === me.seat ? null : keeping.keeper
  return () => [
    keeper === null
      ? { key: 'lend', label: t('menu.handOver'), onSelect: () => open({ tool: 'hand-over' }) }
      : {
          key: 'take',
          label: t('menu.takeTurns'),
          hint: t('menu.keeps', { name: nameOf(view, keeper) }),
          onSelect: () => send({ type: 'keeping.end' }),
        },
    ...(may(view, 'nudges.switch')
      ? [
          {
            key: 'invitations',
            label: t(nudges.isOn ? 'menu.inviteOff' : 'menu.inviteOn'),
            hint: t(nudges.isOn ? 'menu.inviteOffHint' : 'menu.inviteOnHint'),
            onSelect: () => send({ type: 'nudges.switch', isOn: !nudges.isOn }),
          },
        ]
      : []),
  ]
}
