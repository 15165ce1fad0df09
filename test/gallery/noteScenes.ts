import type { CardFacts } from '../../shared/room/state/cards.ts'
import { cardNumber, factsOf, themeOf, withCards, withPen } from '../client/fixtures/cards.ts'
import { inMode } from '../client/fixtures/modes.ts'
import { NOW, type RoomWish, seatOf } from '../client/fixtures/rooms.ts'
import type { RoomScene } from './scenes.tsx'

/** Taking notes, "Is this right?", the pen, and reading back. Card numbers are those of the words in scenes.tsx. */

type Also = NonNullable<RoomWish['also']>

const together =
  (...parts: readonly Also[]): Also =>
  (room) =>
    Object.assign({}, ...parts.map((part) => part(room)))

const all = (change: Readonly<Record<number, Partial<Omit<CardFacts, 'id'>>>> = {}): CardFacts[] =>
  Array.from({ length: 10 }, (_, at) =>
    factsOf(cardNumber(at + 1), { voice: seatOf('Sam'), ...change[at + 1] }),
  )

const UNCHECKED = { check: 'not-checked', voice: null } as const

const noted = withCards({
  cards: all({
    1: { alsoSaidBy: [seatOf('Kofi')], wasSaidAgain: true },
    2: { theme: 'help-without' },
    4: UNCHECKED,
    6: UNCHECKED,
    8: { check: 'shown-back', voice: seatOf('Rosa'), shownAt: NOW - 5_000 },
    9: UNCHECKED,
  }),
  themes: [themeOf('help-without', 'We want help that doesn’t come with judgement', 'aspirations')],
})

export const SHOWN_TO_ROSA: Also = withCards({
  cards: all({
    7: { check: 'shown-back', voice: seatOf('Rosa'), shownAt: NOW - 9_000 },
    8: { check: 'shown-back', voice: seatOf('Rosa'), shownAt: NOW - 5_000 },
    9: UNCHECKED,
  }),
})

export const STORY: Also = inMode('story_round', {
  name: 'Stories',
  prompt: 'Tell us about a time you felt you belonged.',
})

const HARVEST = {
  name: 'Read back',
  prompt: 'Here’s what we heard. What’s missing? What would you say differently?',
}

/** Four sentences at four stages, a pair and a surprise. */
export const READ_BACK: Also = together(
  inMode('harvest', HARVEST),
  withCards({
    cards: all({
      1: { theme: 'theme-help', speaksTo: [seatOf('Kofi'), seatOf('Dee')] },
      2: { theme: 'theme-help', voice: seatOf('Kofi') },
      3: { theme: 'theme-peers', speaksTo: [seatOf('Kofi'), seatOf('Dee')] },
      5: { theme: 'theme-wait', speaksTo: [seatOf('Kofi'), seatOf('Dee')] },
      6: { theme: 'theme-close', voice: seatOf('Priya'), speaksTo: [seatOf('Kofi'), seatOf('Dee')] },
      9: { theme: 'theme-young' },
      10: { tags: ['surprise'] },
    }),
    themes: [
      themeOf('theme-help', 'We want help that doesn’t come with judgement', 'aspirations', {
        state: 'agreed',
        hasBeenRead: true,
        voices: 3,
      }),
      themeOf(
        'theme-wait',
        'We wait too long to call for help, because we don’t know who will come',
        'in_the_way',
        {
          hasBeenRead: true,
          voices: 4,
        },
      ),
      themeOf('theme-close', 'Most places close just when the nights get hard', 'in_the_way', {
        state: 'changed',
        hasBeenRead: true,
        was: 'Most places close too early',
      }),
      themeOf('theme-peers', 'Pay people we know to be out at night, when it counts', 'strengths', {
        state: 'left-open',
        hasBeenRead: true,
        because: 'Two of us would rather start smaller',
      }),
      themeOf('theme-young', '', 'questions'),
    ],
    differences: [{ id: 'difference-kits', cards: [cardNumber(7), cardNumber(8)] }],
    reading: 'theme-wait',
  }),
)

const QUIET: RoomWish = { holder: null, hands: [], heard: [], away: [] }

export const NOTE_SCENES: Readonly<Record<string, RoomScene>> = {
  'notes-desk': { me: 'Tui', room: { hands: ['Kofi', 'Sam'], also: noted } },
  'notes-drafts': {
    me: 'Tui',
    room: { people: 12, also: noted },
    onBoard: (board) => {
      board.otherDrafts({ seat: seatOf('Lei'), text: 'Somebody to call who', column: 'actions' })
    },
  },
  'notes-pen': { me: 'Tui', opensWith: { tool: 'pen' }, room: { also: noted } },
  'notes-pen-mine': {
    me: 'Dee',
    opensWith: { tool: 'pen' },
    room: { hands: [], also: together(noted, withPen({ holders: [seatOf('Dee')] })) },
  },
  'notes-private': { me: 'Tui', opensWith: { tool: 'private-notes' }, room: { also: noted } },
  right: { me: 'Rosa', room: { holder: 'Kofi', hands: ['Sam', 'Dee'], also: SHOWN_TO_ROSA } },
  'pen-asked': {
    room: {
      hands: ['Kofi'],
      also: withPen({ offer: { from: seatOf('Tui'), to: seatOf('Dee'), at: NOW, isDeclined: false } }),
    },
  },
  'pen-wanted': {
    room: {
      hands: ['Kofi'],
      lost: ['Tui'],
      also: withPen({ missingSince: NOW - 30_000, isWanted: true }),
    },
  },
  'mode-harvest': { room: { ...QUIET, holder: 'Ines', hands: ['Kofi'], also: READ_BACK } },
  'mode-harvest-lead': { me: 'Ines', toolsAtFirst: 'closed', room: { ...QUIET, also: READ_BACK } },
  'mode-harvest-empty': { room: { ...QUIET, also: inMode('harvest', HARVEST) } },
}
