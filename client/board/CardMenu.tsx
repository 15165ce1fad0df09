import { type RefObject, useContext } from 'react'
import { COLUMN_KEYS, type ColumnKey } from '../../shared/board/columns.ts'
import type { CardId } from '../../shared/ids.ts'
import { CARD_TAGS } from '../../shared/room/state/cards.ts'
import type { CardView } from '../../shared/room/view/cards.ts'
import type { MenuEntry } from '../ui/Menu.tsx'
import { Menu } from '../ui/OpenMenu.tsx'
import type { BoardView } from './BoardHead.tsx'
import { type BoardTools, useBoardTools, useColumnName } from './boardContext.ts'
import './cardStrings.ts'
import { moveTo, pickUp } from './carry.ts'
import { NotesContext, type NotesReach } from './noteTaker/notesContext.ts'
import { peopleEntries } from './noteTaker/ShowBackButton.tsx'
import { askable } from './noteTaker/speakers.ts'
import type { BoardCard } from './port.ts'
import {
  keepAsOneVoice,
  pairOf,
  part,
  putInto,
  setCheckFirst,
  setTag,
  speaks,
  takeOut,
  themeOf,
} from './themes/acts.ts'

type CardMenuProps = {
  card: CardId
  view: BoardView
  id: string
  button: RefObject<HTMLButtonElement | null>
  onClose(): void
}

/** What can be done with one card. */
export function CardMenu({ card: cardId, view, id, button, onClose }: CardMenuProps) {
  const tools = useBoardTools()
  const nameOf = useColumnName()
  const notes = useContext(NotesContext)
  const card = tools.desk.find(cardId)
  if (card === undefined) return null
  return (
    <Menu
      id={id}
      label={tools.t('card.options')}
      entries={listEntries({ tools, nameOf, notes, card, view })}
      button={button}
      onClose={onClose}
    />
  )
}

type About = {
  readonly tools: BoardTools
  readonly card: BoardCard
  readonly view: BoardView
  readonly notes: NotesReach | null
  nameOf(column: ColumnKey): string
}

function listEntries(about: About): readonly MenuEntry[] {
  const { tools, card } = about
  const isOpen = !tools.desk.isLocked(card)
  const top = [
    ...(isOpen || isMine(about) ? [editEntry(about)] : []),
    ...(isOpen ? listMoves(about) : []),
    ...(tools.hasRoom ? listMeanings(about, isOpen) : []),
    ...(isOpen ? [chooseEntry(tools, card.id)] : []),
  ]
  const down = isOpen || isMine(about) ? [takeDownEntry(about)] : []
  if (top.length === 0 || down.length === 0) return [...top, ...down]
  return [...top, { key: 'rule', rule: true }, ...down]
}

function factsOf({ tools, card }: About): CardView {
  return tools.desk.room.known.cards[card.id] ?? {}
}

function isMine({ tools: { desk }, card }: About): boolean {
  return desk.isMine(card)
}

function editEntry({ tools: { desk, t }, card }: About): MenuEntry {
  return { key: 'edit', label: t('card.edit'), icon: 'pen', onSelect: () => desk.edit(card.id) }
}

function listMoves({ tools: { desk, t }, card, nameOf }: About): readonly MenuEntry[] {
  const { locked } = desk.room.known.themes
  return [
    {
      key: 'move',
      label: t('card.moveTo'),
      icon: 'next',
      entries: COLUMN_KEYS.filter((key) => !locked.includes(key)).map((key) => ({
        key,
        label: nameOf(key),
        checked: key === card.column,
        onSelect: () => moveTo(desk, card.id, key),
      })),
    },
    {
      key: 'pick-up',
      label: t('card.pickUp'),
      hint: t('card.pickUpHint'),
      icon: 'move',
      onSelect: () => pickUp(desk, card.id),
    },
  ]
}

/** What the group makes of it. */
function listMeanings(about: About, isOpen: boolean): readonly MenuEntry[] {
  const { tools, card, view } = about
  const { desk, t } = tools
  const facts = factsOf(about)
  return [
    ...(view === 'list' && facts.isMine !== true ? [speaksEntry(about)] : []),
    ...(isOpen ? [themeEntry(about), ...differEntries(about)] : []),
    {
      key: 'tags',
      label: t('card.tag'),
      icon: 'list',
      entries: CARD_TAGS.map((tag) => ({
        key: tag,
        label: t(`tags.${tag}`),
        isOn: facts.tags?.includes(tag) === true,
        onSelect: () => setTag(desk, card.id, tag, facts.tags?.includes(tag) !== true),
      })),
    },
    ...checkFirstEntries(about),
    ...showBackEntries(about),
  ]
}

/** Whom to ask whether it is right. For whoever takes notes. */
function showBackEntries(about: About): readonly MenuEntry[] {
  const { notes, card } = about
  if (notes === null || factsOf(about).isUnchecked !== true) return []
  const people = askable(notes.view)
  if (people.length === 0) return []
  return [
    {
      key: 'show-back',
      label: about.tools.t('card.showBack'),
      icon: 'reply',
      entries: peopleEntries(people, (to) => notes.send({ type: 'card.show-back', card: card.id, to })),
    },
  ]
}

/** As a list the card has no button for it. */
function speaksEntry(about: About): MenuEntry {
  const { desk, t } = about.tools
  const isOn = factsOf(about).speaksToMe === true
  return {
    key: 'speaks',
    label: t('card.speaks'),
    icon: 'speaks',
    isOn,
    onSelect: () => speaks(desk, about.card.id, !isOn),
  }
}

function themeEntry({ tools: { desk, t }, card }: About): MenuEntry {
  const mine = themeOf(desk, card.id)
  const { themes } = desk.room.known.themes
  const isAlone = mine !== undefined && mine.sentence === ''
  return {
    key: 'theme',
    label: t('card.putIntoTheme'),
    icon: 'plus',
    entries: [
      {
        key: 'together',
        label: t('theme.withAnother'),
        onSelect: () => desk.pick({ kind: 'together', card: card.id }),
      },
      ...themes
        .filter(({ sentence }) => sentence !== '')
        .map(({ id, sentence }) => ({
          key: id,
          label: sentence,
          checked: id === mine?.id,
          onSelect: () => (id === mine?.id ? undefined : putInto(desk, [card.id], id)),
        })),
      { key: 'new', label: t('theme.ofItsOwn'), onSelect: () => desk.pick({ kind: 'name', card: card.id }) },
      ...(mine === undefined
        ? [
            {
              key: 'alone',
              label: t('theme.oneVoice'),
              hint: t('theme.oneVoiceHint'),
              onSelect: () => keepAsOneVoice(desk, card.id),
            },
          ]
        : [
            {
              key: 'out',
              label: isAlone ? t('theme.notOneVoice') : t('theme.takeOut'),
              onSelect: () => takeOut(desk, card.id),
            },
          ]),
    ],
  }
}

function differEntries({ tools: { desk, t }, card }: About): readonly MenuEntry[] {
  if (pairOf(desk, card.id) !== undefined)
    return [{ key: 'part', label: t('differ.part'), icon: 'people', onSelect: () => part(desk, card.id) }]
  return [
    {
      key: 'differ',
      label: t('differ.choose'),
      hint: t('differ.hint'),
      icon: 'people',
      onSelect: () => desk.pick({ kind: 'differ', card: card.id }),
    },
  ]
}

function checkFirstEntries(about: About): readonly MenuEntry[] {
  const { desk, t } = about.tools
  const { hasPen, isFacilitator } = desk.room.known
  const isOn = factsOf(about).isCheckFirst === true
  if (isOn && !hasPen && !isFacilitator) return []
  return [
    {
      key: 'check-first',
      label: t(isOn ? 'card.clear' : 'card.keepOff'),
      hint: t(isOn ? 'card.clearHint' : 'card.keepOffHint'),
      icon: isOn ? 'check' : 'hidden',
      onSelect: () => setCheckFirst(desk, about.card.id, !isOn),
    },
  ]
}

function chooseEntry({ desk, t }: BoardTools, card: CardId): MenuEntry {
  const isOn = desk.chosen.getSnapshot().has(card)
  return {
    key: 'choose',
    label: t('card.choose'),
    hint: t('card.chooseHint'),
    icon: 'check',
    isOn,
    onSelect: () => desk.choose(card),
  }
}

function takeDownEntry({ tools: { desk, t }, card }: About): MenuEntry {
  return {
    key: 'take-down',
    label: t('card.takeDown'),
    hint: t('card.takeDownHint'),
    icon: 'undo',
    onSelect: () => desk.takeDown(card.id),
  }
}
