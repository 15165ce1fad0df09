import type { RoundState } from '../../shared/room/state/turns.ts'
import type { RoomState } from '../../shared/room/state.ts'
import { NOW, type RoomWish, seatOf } from '../client/fixtures/rooms.ts'
import type { RoomScene } from './scenes.tsx'

/** What taking part in turns looks like to one person: rounds, invitations, quiet, and what is asked of them alone. */

const SECOND = 1_000
const MINUTE = 60 * SECOND

type Also = NonNullable<RoomWish['also']>

function round(pending: readonly string[], rest: Partial<RoundState> = {}): Also {
  const order = pending.map(seatOf)
  const state: RoundState = {
    isQuick: false,
    order,
    pending: order,
    later: [],
    passed: [],
    spoken: ['Sam', 'Rosa', 'Priya'].map(seatOf),
    isSecondTime: false,
    ...rest,
  }
  return () => ({ round: state })
}

function nudges(change: Partial<RoomState['nudges']>): Also {
  return (room) => ({ nudges: { ...room.nudges, ...change } })
}

function invited(variant: number): Also {
  const reason = { quietMinutes: 8, isUnheard: true, waiting: 1 }
  return nudges({ live: { id: 1, seat: seatOf('Dee'), at: NOW, variant, reason } })
}

/** My turn, begun so long ago, and what is special about it. */
function turnSince(ms: number, change: Partial<Extract<RoomState['floor'], { kind: 'held' }>> = {}): Also {
  return ({ floor }) => (floor.kind === 'held' ? { floor: { ...floor, since: NOW - ms, ...change } } : {})
}

function seats(change: Record<string, Partial<RoomState['seats'][number]>>): Also {
  return (room) => ({ seats: room.seats.map((seat) => ({ ...seat, ...change[seat.name] })) })
}

const hand = (name: string, kind: 'reply' | 'question' | 'point', to: string | null = null) => ({
  seat: seatOf(name),
  kind,
  to: to === null ? null : seatOf(to),
  raisedAt: NOW - MINUTE,
  arrival: 1,
  overtaken: 0,
  step: 'act',
})

const pulse = (answers: Record<string, 'stay' | 'either' | 'move'>, isOver: boolean): Also => {
  const bySeat = Object.fromEntries(Object.entries(answers).map(([name, answer]) => [seatOf(name), answer]))
  return () => ({ pulse: { askedAt: NOW, endsAt: NOW + 20 * SECOND, answers: bySeat, isOver } })
}

const paused: Also = () => ({
  quiet: {
    hold: null,
    pause: { by: seatOf('Priya'), since: NOW - 20 * SECOND, endsAt: NOW + 40 * SECOND },
    stoppedAt: NOW - 20 * SECOND,
  },
})

const moved: Also = (room) => ({
  queue: {
    ...room.queue,
    override: {
      kind: 'moved',
      by: seatOf('Ines'),
      at: NOW,
      seat: seatOf('Sam'),
      reason: 'raised-before',
      placements: [],
    },
  },
})

const lines: Also = () => ({
  words: {
    asides: [],
    lines: [
      {
        id: 1,
        with: seatOf('Dee'),
        from: seatOf('Dee'),
        kind: 'felt-off',
        text: 'It moved on before I could answer.',
        at: NOW - MINUTE,
        isSeen: true,
      },
      {
        id: 2,
        with: seatOf('Dee'),
        from: seatOf('Ines'),
        kind: 'words',
        text: 'Thank you for telling me. Shall we come back to it after this?',
        at: NOW,
        isSeen: false,
      },
    ],
  },
})

/** The same with my answer, so that nothing lies behind the sheet. */
const answered: Also = (room) => {
  const { words } = lines(room)
  const mine = {
    id: 3,
    with: seatOf('Dee'),
    from: seatOf('Dee'),
    kind: 'words',
    text: 'Yes.',
    at: NOW,
    isSeen: false,
  } as const
  return words === undefined ? {} : { words: { ...words, lines: [...words.lines, mine] } }
}

const talked: Also = (room) => ({
  turns: ['Rosa', 'Rosa', 'Kofi', 'Dee'].map((name, index) => ({
    seat: seatOf(name),
    step: room.agenda.steps[0]?.key ?? null,
    mode: 'open_floor',
    startAt: NOW - (8 - index) * MINUTE,
    endAt: NOW - (7 - index) * MINUTE,
  })),
})

const FREE: RoomWish = { holder: null, hands: [] }
const QUEUE: RoomWish = { hands: ['Kofi', 'Sam'] }

export const TURN_SCENES: Readonly<Record<string, RoomScene>> = {
  'turn-long': {
    room: { holder: 'Dee', hands: ['Sam'], also: turnSince(2 * MINUTE) },
    call: { microphone: { on: true } },
  },
  'turn-reply': {
    room: {
      ...QUEUE,
      holder: 'Dee',
      also: turnSince(5 * SECOND, { as: 'reply', hand: hand('Dee', 'reply', 'Rosa') }),
    },
  },
  'turn-kept': { room: { holder: 'Dee', hands: ['Sam'], also: turnSince(5 * SECOND, { keepsHand: true }) } },
  'turn-round': {
    room: {
      ...FREE,
      step: 'hello',
      holder: 'Dee',
      also: (room) => ({
        ...turnSince(5_000, { as: 'round' })(room),
        ...round(['Dee', 'Tui', 'Marek', 'Ines'], { later: [seatOf('Kofi')] })(room),
      }),
    },
  },
  'round-mine': {
    room: {
      ...FREE,
      away: [],
      step: 'hello',
      gone: 0.25,
      also: round(['Dee', 'Tui', 'Marek', 'Ines'], { later: [seatOf('Kofi')] }),
    },
  },
  'round-again': {
    room: { ...FREE, away: [], step: 'hello', also: round(['Dee'], { isSecondTime: true }) },
  },
  'round-other': {
    room: {
      ...FREE,
      away: [],
      hands: ['Sam'],
      step: 'hello',
      also: round(['Kofi', 'Dee', 'Marek'], { spoken: ['Sam', 'Rosa', 'Priya', 'Tui', 'Ines'].map(seatOf) }),
    },
  },
  invitation: { room: { hands: ['Kofi'], also: invited(0) } },
  'invitation-other-words': { room: { hands: ['Kofi'], also: invited(3) } },
  offer: {
    room: { hands: [], also: nudges({ offer: { from: seatOf('Rosa'), to: seatOf('Dee'), at: NOW } }) },
  },
  'pass-on': {
    room: { holder: 'Kofi', hands: ['Sam'], also: nudges({ shareCue: { seat: seatOf('Dee'), at: NOW } }) },
  },
  'hand-sheet': { opensWith: 'hand' },
  'hand-sheet-down': { room: QUEUE, opensWith: 'hand' },
  'hand-still': {
    room: {
      hands: ['Dee'],
      also: (room) => ({
        queue: { ...room.queue, hands: room.queue.hands.map((each) => ({ ...each, step: 'notice' })) },
      }),
    },
  },
  pulse: { room: { ...QUEUE, also: pulse({ Dee: 'either' }, false) } },
  'pulse-result': {
    room: { ...QUEUE, also: pulse({ Dee: 'stay', Sam: 'stay', Rosa: 'stay', Kofi: 'move' }, true) },
  },
  pause: { room: { ...QUEUE, away: [], also: paused } },
  'keeping-asked': {
    room: {
      ...QUEUE,
      lost: ['Ines'],
      also: (room) => ({ keeping: { ...room.keeping, offeredTo: seatOf('Dee'), offeredAt: NOW } }),
    },
  },
  'keeping-other': {
    room: {
      ...QUEUE,
      lost: ['Ines'],
      also: (room) => ({ keeping: { ...room.keeping, keeper: seatOf('Rosa') } }),
    },
  },
  'queue-moved': { room: { hands: ['Sam', 'Kofi', 'Dee'], also: moved } },
  'queue-shared': {
    room: { hands: ['Kofi'], also: nudges({ line: { kind: 'most-heard', at: NOW, isOver: false } }) },
  },
  'queue-question': {
    room: {
      hands: ['Kofi', 'Dee'],
      also: (room) => ({
        queue: {
          ...room.queue,
          hands: room.queue.hands.map((each) =>
            each.seat === seatOf('Dee') ? { ...each, kind: 'question' } : each,
          ),
        },
      }),
    },
  },
  'away-now': { room: { ...QUEUE, away: ['Dee', 'Marek'] } },
  'away-silent': { room: { ...QUEUE, away: ['Dee', 'Marek'] }, call: { status: 'over' } },
  'word-from-facilitator': { room: { ...QUEUE, also: lines } },
  'sheet-line': { room: { ...QUEUE, also: answered }, opensWith: 'line' },
  'sheet-part': {
    room: { ...QUEUE, also: seats({ Dee: { choice: 'listening', showsListening: true } }) },
    opensWith: 'part',
  },
  'sheet-voice': { room: { ...QUEUE, also: talked }, opensWith: 'voice' },
  'sheet-sees': { room: QUEUE, opensWith: 'sees' },
  story: { room: { ...FREE, holder: 'Rosa', also: (room) => inStory(room) } },
}

function inStory(room: RoomState): Partial<RoomState> {
  const steps = room.agenda.steps.map((step) => ({ ...step, mode: 'story_round' as const }))
  return { agenda: { ...room.agenda, steps } }
}
