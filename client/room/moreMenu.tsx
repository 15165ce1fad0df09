import { useTranslation } from 'react-i18next'
import type { MenuEntry } from '../ui/Menu.tsx'
import { chooseTheme, readTheme, THEMES } from '../ui/theme.ts'
import { PHONE, useMediaQuery } from '../ui/useMediaQuery.ts'
import { may, type Reach, type RoomNow, raiseHand } from './actions.ts'
import type { BoardWidth } from './boardWidth.ts'
import { KeyCap } from './KeyCap.tsx'
import { facilitatorNames } from './people.ts'
import type { RoomSheet } from './sheets.tsx'

type More = { now: RoomNow; reach: Reach; open(sheet: RoomSheet): void; board: BoardWidth | null }

/** What lies one tap further. */
export function useMoreMenu({ now, reach, open, board }: More): () => readonly MenuEntry[] {
  const mine = useMyEntries({ now, reach, open })
  const { t } = useTranslation('room')
  const boardEntries = (width: BoardWidth): MenuEntry[] => [
    {
      key: 'board',
      icon: 'card',
      label: t(width.isClosed ? 'more.openBoard' : 'more.closeBoard'),
      onSelect: () => width.setClosed(!width.isClosed),
    },
  ]
  return () => [
    ...mine(),
    { key: 'people', icon: 'people', label: t('more.people'), onSelect: () => open('people') },
    { key: 'order', icon: 'hand', label: t('more.order'), onSelect: () => open('order') },
    ...(board === null ? [] : boardEntries(board)),
    { key: 'rule', rule: true },
    { key: 'devices', icon: 'sound', label: t('more.devices'), onSelect: () => open('devices') },
    {
      key: 'theme',
      icon: 'show',
      label: t('more.theme'),
      entries: THEMES.map((theme) => ({
        key: theme,
        label: t(`more.themes.${theme}`),
        checked: readTheme() === theme,
        onSelect: () => chooseTheme(theme),
      })),
    },
    {
      key: 'shortcuts',
      icon: 'question',
      label: t('more.shortcuts'),
      end: <KeyCap letter="?" />,
      onSelect: () => open('shortcuts'),
    },
  ]
}

/** The bell, the private line, and how I take part: for whoever is here, each for themselves. */
function useMyEntries({ now, reach, open }: Omit<More, 'board'>): () => readonly MenuEntry[] {
  const { t } = useTranslation('turns')
  const isPhone = useMediaQuery(PHONE)
  const { view } = now
  const { me } = view
  const ways: MenuEntry = {
    key: 'hand',
    icon: 'hand',
    label: t('hand.ways'),
    onSelect: () => open('hand'),
  }
  const bell: MenuEntry = {
    key: 'bell',
    icon: 'bell',
    label: t('more.bell'),
    hint: t('more.bellHint'),
    onSelect: () => reach.send({ type: 'pause.ring' }),
  }
  const line: MenuEntry = {
    key: 'line',
    icon: 'heart',
    label: t('write', facilitatorNames(view)),
    hint: t('more.writeHint'),
    onSelect: () => open('line'),
  }
  return () => [
    // Beside the hand itself where there is room; holding it is a second way.
    ...(isPhone && raiseHand.isAvailable(now) ? [ways] : []),
    ...(may(view, 'pause.ring') && view.quiet.pause === null ? [bell] : []),
    ...(me.role === 'facilitator' ? [] : [line]),
    { key: 'mine', rule: true },
    {
      key: 'part',
      icon: 'listen',
      label: t('more.part'),
      hint: t(`more.choices.${me.choice}`),
      onSelect: () => open('part'),
    },
    {
      key: 'voice',
      icon: 'clock',
      label: t('more.voice'),
      hint: t(me.isMeasured ? 'more.voiceOn' : 'more.voiceOff'),
      onSelect: () => open('voice'),
    },
    { key: 'sees', icon: 'lock', label: t('more.sees'), onSelect: () => open('sees') },
  ]
}
