import type { RoomState } from '../../shared/room/state.ts'
import { NOW, type RoomWish, seatOf } from '../client/fixtures/rooms.ts'
import type { RoomScene } from './scenes.tsx'

/** What facilitators, note-takers and whoever keeps the turns hold. */

const SECOND = 1_000
const MINUTE = 60 * SECOND

type Also = NonNullable<RoomWish['also']>

const together =
  (...parts: readonly Also[]): Also =>
  (room) =>
    Object.assign({}, ...parts.map((part) => part(room)))

function hint(wish: RoomState['nudges']['hint']): Also {
  return (room) => ({ nudges: { ...room.nudges, hint: wish } })
}

function line(kind: 'not-ok' | 'felt-off' | 'words', text: string): Also {
  const priya = seatOf('Priya')
  const written = { id: 1, with: priya, from: priya, kind, text, at: NOW - 5 * SECOND, isSeen: false }
  return () => ({ words: { asides: [], lines: [written] } })
}

const asides: Also = () => {
  const say = (id: number, name: string, text: string) => ({ id, from: seatOf(name), text, at: NOW - MINUTE })
  const said = [
    say(1, 'Tui', 'Was “peers” their word or mine?'),
    say(2, 'Ines', 'Theirs. Show it back to Rosa?'),
    say(3, 'Tui', 'Done. Two minutes left, I have enough.'),
  ]
  return { words: { asides: said, lines: [] } }
}

function pulse(answers: Record<string, 'stay' | 'either' | 'move'>, isOver: boolean): Also {
  const bySeat = Object.fromEntries(Object.entries(answers).map(([name, answer]) => [seatOf(name), answer]))
  return () => ({
    pulse: { askedAt: NOW - 20 * SECOND, endsAt: NOW + 10 * SECOND, answers: bySeat, isOver },
  })
}

/** A quick round put in after the running step; the read-back gives its minutes. */
const added: Also = ({ agenda }) => {
  const at = agenda.steps.findIndex((step) => step.key === 'act') + 1
  const steps = agenda.steps.map((step) =>
    step.key === 'harvest' ? { ...step, addedMs: -3 * MINUTE } : step,
  )
  const round = {
    key: 'added-1',
    name: 'Quick round',
    mode: 'go_round' as const,
    prompt: 'What haven’t we heard?',
    plannedMs: 3 * MINUTE,
    addedMs: 0,
    spentMs: 0,
    isAdded: true,
  }
  return {
    agenda: {
      ...agenda,
      steps: [...steps.slice(0, at), round, ...steps.slice(at)],
      undo: { steps: agenda.steps, at: NOW - SECOND, by: seatOf('Ines') },
    },
  }
}

/** The steps before took as long as they were planned. */
const onTime: Also = ({ agenda }) => ({
  agenda: {
    ...agenda,
    steps: agenda.steps.map((step, index) =>
      agenda.phase.kind === 'running' && index < agenda.phase.index
        ? { ...step, spentMs: step.plannedMs }
        : step,
    ),
  },
})

/** Ines had a fifth of what was said in the last quarter of an hour. */
const talked: Also = () => ({
  turns: [
    ['Ines', 60],
    ['Rosa', 140],
    ['Kofi', 100],
  ].map(([name, seconds], index) => ({
    seat: seatOf(String(name)),
    step: 'act',
    mode: 'open_floor',
    startAt: NOW - (6 - index) * MINUTE,
    endAt: NOW - (6 - index) * MINUTE + Number(seconds) * SECOND,
  })),
})

const moved: Also = (room) => ({
  queue: {
    ...room.queue,
    placements: [{ seat: seatOf('Sam'), before: seatOf('Kofi') }],
    override: {
      kind: 'moved',
      by: seatOf('Ines'),
      at: NOW - SECOND,
      seat: seatOf('Sam'),
      reason: 'raised-before',
      placements: [],
    },
  },
})

const kept: Also = ({ keeping }) => ({ keeping: { ...keeping, keeper: seatOf('Rosa') } })

const listening: Also = ({ seats }) => ({
  seats: seats.map((seat) => (seat.name === 'Dee' ? { ...seat, choice: 'listening' as const } : seat)),
})

const ines = (also: Also, rest: Partial<RoomScene> = {}, room: RoomWish = {}): RoomScene => ({
  me: 'Ines',
  room: { hands: ['Kofi', 'Sam'], also, ...room },
  call: { microphone: { on: true }, camera: { on: true } },
  toolsAtFirst: 'open',
  ...rest,
})

const unheard = together(hint({ kind: 'unheard', at: NOW - SECOND }), listening)
const OTHERS_HEARD = { heard: ['Sam', 'Kofi', 'Rosa', 'Tui'] }

export const TOOL_SCENES: Readonly<Record<string, RoomScene>> = {
  'tools-quiet': ines(onTime),
  'tools-unheard': ines(unheard, {}, OTHERS_HEARD),
  'tools-long-turn': ines(hint({ kind: 'long-turn', seat: seatOf('Rosa'), at: NOW - SECOND })),
  'tools-time-up': ines(hint({ kind: 'time-up', at: NOW }), {}, { gone: 1.1 }),
  'tools-twice': ines(hint({ kind: 'twice', from: seatOf('Tui'), words: 'Open late', at: NOW })),
  'tools-hold': ines(() => ({
    quiet: { hold: { by: seatOf('Ines'), since: NOW - MINUTE }, pause: null, stoppedAt: NOW - MINUTE },
  })),
  'tools-pause': ines(() => ({
    quiet: {
      hold: null,
      pause: { by: seatOf('Priya'), since: NOW - SECOND, endsAt: NOW + MINUTE },
      stoppedAt: NOW - SECOND,
    },
  })),
  'tools-line': ines(line('not-ok', '')),
  'tools-line-closed': ines(line('felt-off', 'That joke about the clinic.'), { toolsAtFirst: 'closed' }),
  'tools-asking': ines(pulse({ Kofi: 'stay' }, false)),
  'tools-pulse': ines(pulse({ Kofi: 'stay', Sam: 'stay', Dee: 'stay', Priya: 'move' }, true)),
  'tools-kept': ines(kept),
  'tools-aside': ines(asides),
  'tools-asides': ines(asides, { opensWith: { tool: 'asides' } }),
  'tools-line-answer': ines(line('not-ok', ''), { opensWith: { tool: 'line', with: seatOf('Priya') } }),
  'tools-words': ines(onTime, { opensWith: { tool: 'words' } }),
  'tools-talk': ines(talked, { opensWith: { tool: 'talk' } }),
  'tools-hand-over': ines(onTime, { opensWith: { tool: 'hand-over' } }),
  'tools-move': ines(onTime, { opensWith: { tool: 'move', seat: seatOf('Sam'), to: 'first' } }),
  'tools-moved': ines(moved),
  'tools-moved-closed': ines(moved, { toolsAtFirst: 'closed' }),
  'tools-round': ines((room) => ({
    floor: { kind: 'free', answerable: null },
    round: {
      isQuick: true,
      isSecondTime: false,
      order: ['Sam', 'Kofi', 'Rosa', 'Priya'].map(seatOf),
      pending: ['Kofi', 'Rosa', 'Priya'].map(seatOf),
      later: [],
      spoken: ['Sam'].map(seatOf),
      passed: [],
    },
    rounds: room.rounds + 1,
  })),
  'tools-gathering': ines(
    () => ({}),
    {},
    { people: 5, phase: 'gathering', holder: null, hands: [], heard: [], away: [] },
  ),
  'run-sheet': ines(together(onTime), { toolsAtFirst: 'run-sheet' }),
  'run-sheet-added': ines((room) => added({ ...room, ...onTime(room) }), { toolsAtFirst: 'run-sheet' }),
  'run-sheet-late': ines(onTime, { toolsAtFirst: 'run-sheet' }, { gone: 1.4 }),
  'run-sheet-gathering': ines(
    () => ({}),
    { toolsAtFirst: 'run-sheet' },
    { people: 5, phase: 'gathering', holder: null, hands: [], heard: [], away: [] },
  ),
  'keeper-tools': {
    me: 'Rosa',
    room: { hands: ['Kofi', 'Sam'], lost: ['Ines'], also: kept },
    toolsAtFirst: 'open',
  },
  'note-taker-asides': { me: 'Tui', room: { also: asides }, opensWith: { tool: 'asides' } },
  'note-taker-twice': { me: 'Tui', opensWith: { tool: 'twice' } },
}
