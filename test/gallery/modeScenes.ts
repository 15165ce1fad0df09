import type { SeatId } from '../../shared/ids.ts'
import type { ClosingAnswer, QuietCard } from '../../shared/room/state/modes.ts'
import type { Wish } from '../../shared/room/state/talk.ts'
import type { RoomState } from '../../shared/room/state.ts'
import { atTables, inMode, inside, writtenAtTable } from '../client/fixtures/modes.ts'
import { NOW, type RoomWish, seatOf } from '../client/fixtures/rooms.ts'
import type { RoomScene } from './scenes.tsx'

/** The room in each mode of a step, as a participant sees it unless said otherwise. */

const QUIET: RoomWish = { holder: null, hands: [], heard: [], away: [] }
const UNHURRIED: RoomWish = { ...QUIET, rule: 'first_hand' }
const NO_QUEUE: RoomWish = { ...QUIET, rule: 'none' }
const PAIRS = [
  ['Dee', 'Rosa'],
  ['Sam', 'Kofi'],
  ['Tui', 'Priya', 'Marek'],
]
const SWAP = {
  name: 'Two and two',
  prompt: 'Swap. What do you share, what differs?',
  board: 'aspirations' as const,
}
const OURS = ['We both grew up with an open door.', 'One of us wants quiet streets, the other busy ones.']
const INNER = {
  name: 'Inside and outside',
  prompt: 'What do you wish people understood about what you want?',
  board: 'aspirations' as const,
}
const STORIES = { name: 'Stories', prompt: 'Tell us about a time you felt you belonged.' }
const BREAK = { name: 'Break', prompt: 'Stretch, water, quiet. Come back when you’re ready.' }
const NOTES = {
  name: 'On my own',
  prompt: 'A moment someone treated you fairly, or didn’t. Notes for your eyes only.',
  board: 'private' as const,
}

export const MODE_SCENES: Readonly<Record<string, RoomScene>> = {
  'mode-arrive': { room: { ...UNHURRIED, people: 6, step: 'arrive' } },
  'mode-gathering': { room: { ...UNHURRIED, people: 6, phase: 'gathering' } },
  'mode-agreements': {
    room: { ...UNHURRIED, step: 'agree', holder: 'Sam', hands: ['Rosa'], also: talkedAbout },
  },
  'mode-agreements-settled': {
    room: {
      ...UNHURRIED,
      step: 'agree',
      also: (room) => {
        const { agreements } = talkedAbout(room)
        return { agreements: { ...agreements, isSettled: true } }
      },
    },
  },
  'mode-writing': { room: { ...NO_QUEUE, step: 'jot', also: writes(5) } },
  'mode-writing-empty': { room: { ...NO_QUEUE, step: 'jot' } },
  'mode-notes': {
    room: {
      ...NO_QUEUE,
      also: (room) => ({ ...inMode('silent_writing', NOTES)(room), ...writes(6, true)(room) }),
    },
  },
  'mode-notes-later': { room: { ...QUIET, also: writes(3, true) } },
  'mode-pairs-soon': { room: { ...NO_QUEUE, also: atTables(PAIRS, { isOn: false, step: SWAP }) } },
  'mode-pairs': { room: { ...NO_QUEUE, also: inPairs(...OURS) } },
  'mode-pairs-empty': { room: { ...NO_QUEUE, also: inPairs() } },
  'mode-pairs-many': {
    room: { ...NO_QUEUE, also: inPairs(...OURS, ...OURS, `${'Wide words '.repeat(12)}end.`, ...OURS) },
  },
  'mode-pairs-between': { me: 'Ines', room: { ...NO_QUEUE, also: inPairs(...OURS) } },
  'mode-pairs-planner': {
    me: 'Ines',
    room: { ...NO_QUEUE, also: atTables(PAIRS, { isOn: false, step: SWAP }) },
  },
  'mode-groups': {
    room: {
      ...NO_QUEUE,
      people: 9,
      also: atTables([
        ['Dee', 'Rosa', 'Sam', 'Tui'],
        ['Kofi', 'Priya', 'Marek', 'Noor'],
      ]),
    },
  },
  'mode-fishbowl': {
    room: { ...QUIET, holder: 'Rosa', also: inside(['Marek', 'Sam', 'Rosa'], { step: INNER }) },
  },
  'mode-fishbowl-inside': {
    room: { ...QUIET, holder: 'Rosa', also: inside(['Marek', 'Sam', 'Rosa', 'Dee'], { step: INNER }) },
  },
  'mode-fishbowl-empty': { room: { ...QUIET, people: 12, also: inside([], { step: INNER }) } },
  'mode-fishbowl-held': {
    me: 'Ines',
    room: { ...QUIET, also: inside(['Marek', 'Sam', 'Rosa'], { step: INNER, heldFor: 'Dee' }) },
  },
  'mode-story': { room: { ...QUIET, holder: 'Marek', also: inMode('story_round', STORIES) } },
  'mode-break': {
    room: {
      ...NO_QUEUE,
      hands: ['Kofi', 'Sam'],
      away: ['Ines', 'Sam', 'Kofi', 'Rosa', 'Dee', 'Marek'],
      also: inMode('break', BREAK),
    },
  },
  'mode-break-here': { room: { ...NO_QUEUE, also: inMode('break', BREAK) } },
  'mode-close': { room: { ...QUIET, step: 'close', holder: 'Priya' } },
  'mode-close-answered': { room: { ...QUIET, step: 'close', also: closed('yes', 'mostly') } },
  'mode-close-result': {
    room: { ...QUIET, step: 'close', also: closed('yes', 'yes', 'yes', 'mostly', 'yes', 'listened') },
  },
}

function talkedAbout({ agreements }: RoomState): Pick<RoomState, 'agreements'> {
  const wishes: Record<SeatId, Wish> = {
    [seatOf('Sam')]: 'everyone',
    [seatOf('Kofi')]: 'everyone',
    [seatOf('Rosa')]: 'new-voices',
    [seatOf('Dee')]: 'everyone',
  }
  const lines = agreements.lines.map((line, index) => ({
    ...line,
    objections: index === 4 ? [seatOf('Kofi')] : index === 2 ? [seatOf('Dee')] : [],
  }))
  return { agreements: { ...agreements, lines, wishes } }
}

const WORDS = ['Somewhere my kids can be loud.', 'Neighbours who knock before they worry.']

/** Dee and Rosa have written these. */
export function inPairs(...texts: readonly string[]): (room: RoomState) => Partial<RoomState> {
  return (room) => ({ ...atTables(PAIRS, { step: SWAP })(room), ...writtenAtTable(...texts) })
}

/** So many people have written, Dee two cards among them. */
function writes(writers: number, isPrivate = false): (room: RoomState) => Pick<RoomState, 'writing'> {
  return ({ seats }) => {
    const card = (seat: SeatId, text: string, index: number): QuietCard => ({
      id: `card-${seat}-${index}`,
      seat,
      table: null,
      text,
      column: 'aspirations',
      at: NOW - 60_000,
      isPrivate,
    })
    const others = seats.filter((seat) => seat.id !== seatOf('Dee')).slice(0, writers - 1)
    const mine = WORDS.map((text, index) => card(seatOf('Dee'), text, index))
    return {
      writing: { cards: [...mine, ...others.map((seat) => card(seat.id, 'Another one.', 0))], turned: [] },
    }
  }
}

/** Dee and the next chairs have answered this. */
function closed(...answers: readonly ClosingAnswer[]): (room: RoomState) => Pick<RoomState, 'closing'> {
  return ({ seats }) => {
    const people = [seatOf('Dee'), ...seats.map((seat) => seat.id).filter((seat) => seat !== seatOf('Dee'))]
    return { closing: Object.fromEntries(answers.map((answer, index) => [people[index], answer])) }
  }
}
