import { COLUMN_KEYS } from '../../shared/board/columns.ts'
import { answerAsk } from './answers.ts'
import { between, type Chance } from './chance.ts'
import type { Glance } from './glance.ts'
import type { Temperament } from './temperament.ts'
import type { Wish } from './wish.ts'

/** What a pretend person remembers from one look to the next. */
export type Mind = {
  readonly lookedAt: number
  /** Until when they mean to speak; null while they are silent. */
  readonly speaksUntil: number | null
  readonly gotFloorAt: number | null
  readonly handUpAt: number | null
  readonly dropsAt: number | null
  readonly hasChosen: boolean
  /** Questions of the room, by key: when the answer is due, or null once it was given. */
  readonly asked: Readonly<Record<string, number | null>>
}

export type Thought = { readonly mind: Mind; readonly wishes: readonly Wish[] }

/** What is left in mind after a cut: whoever comes back begins a sentence anew. */
export function lookAway(mind: Mind): Mind {
  return { ...mind, speaksUntil: null, gotFloorAt: null }
}

/** Time and chance of this moment. Milliseconds of the practice room's own time. */
export type Moment = { readonly now: number; readonly chance: Chance }

/** Whoever was not looking for longer than this does not make up for it. */
const LONGEST_LOOK_MS = 5_000
/** People collect themselves before they begin, and take a moment before they answer. */
const BEGINS_AFTER_MS = 1_500
const ANSWERS_AFTER_MS = [4_000, 12_000] as const
const MINUTE_MS = 60_000
/** Where people write while no step says where. */
const FIRST_COLUMNS = COLUMN_KEYS.slice(0, 3)

export function newMind(temperament: Temperament, { now, chance }: Moment): Mind {
  const { drops } = temperament
  return {
    lookedAt: now,
    speaksUntil: null,
    gotFloorAt: null,
    handUpAt: null,
    dropsAt: drops === null ? null : now + between(chance, drops.everyMs),
    hasChosen: temperament.choice === 'open',
    asked: {},
  }
}

/**
 * One look at the room: what this person now wishes, and what they will remember. Nothing else is decided anywhere:
 * the same temperament, mind, glance, time and chance wish the same.
 */
export function think(temperament: Temperament, mind: Mind, glance: Glance, moment: Moment): Thought {
  if (glance.phase === 'ended') {
    return { mind: lookAway(mind), wishes: mind.speaksUntil === null ? [] : [{ kind: 'fall-silent' }] }
  }
  const wishes: Wish[] = []
  let next = mind
  for (const consider of [chooseListening, answer, talk, mindHand, write, loseConnection]) {
    const thought = consider(temperament, next, glance, moment)
    next = thought.mind
    wishes.push(...thought.wishes)
  }
  return { mind: { ...next, lookedAt: moment.now }, wishes }
}

function chooseListening({ choice }: Temperament, mind: Mind): Thought {
  if (mind.hasChosen) return { mind, wishes: [] }
  return {
    mind: { ...mind, hasChosen: true },
    wishes: [{ kind: 'command', command: { type: 'listening.choose', choice } }],
  }
}

/**
 * Every question is answered once, after a moment; one that went away is forgotten. A go in a round that is still
 * theirs afterwards is answered again: something was lost on the way, and everybody waits.
 */
function answer(temperament: Temperament, mind: Mind, glance: Glance, moment: Moment): Thought {
  const wishes: Wish[] = []
  const asked: Record<string, number | null> = {}
  for (const ask of glance.asks) {
    const due = mind.asked[ask.key] ?? (ask.key in mind.asked ? null : whenToAnswer(moment))
    const isDue = due !== null && moment.now >= due
    if (isDue) wishes.push(...answerAsk(temperament, ask, glance, moment.chance))
    asked[ask.key] = !isDue ? due : ask.kind === 'round' ? whenToAnswer(moment) : null
  }
  return { mind: { ...mind, asked }, wishes }
}

function whenToAnswer({ now, chance }: Moment): number {
  return now + between(chance, ANSWERS_AFTER_MS)
}

/** Begins a moment after getting the floor, says when it is over, and stops when the floor has gone. */
function talk(temperament: Temperament, mind: Mind, glance: Glance, { now, chance }: Moment): Thought {
  const { turn, isHushed } = glance
  if (turn === null || isHushed) {
    const wishes: Wish[] = mind.speaksUntil === null ? [] : [{ kind: 'fall-silent' }]
    return { mind: { ...mind, gotFloorAt: null, speaksUntil: null }, wishes }
  }
  const gotFloorAt = mind.gotFloorAt ?? now
  if (mind.speaksUntil === null) {
    const isReady = now - gotFloorAt >= BEGINS_AFTER_MS
    if (!isReady) return { mind: { ...mind, gotFloorAt }, wishes: [] }
    const speaksUntil = now + between(chance, temperament.speaksMs[turn])
    return { mind: { ...mind, gotFloorAt, speaksUntil }, wishes: [{ kind: 'speak' }] }
  }
  if (now < mind.speaksUntil) return { mind, wishes: [] }
  return {
    mind: { ...mind, gotFloorAt: null, speaksUntil: null },
    wishes: [{ kind: 'fall-silent' }, { kind: 'command', command: { type: 'floor.done' } }],
  }
}

/** Raises a hand now and then, answers somebody now and then, and lowers a hand that nobody calls. */
function mindHand(temperament: Temperament, mind: Mind, glance: Glance, moment: Moment): Thought {
  const { now } = moment
  if (glance.isHandUp) {
    const handUpAt = mind.handUpAt ?? now
    if (now - handUpAt < temperament.patienceMs) return { mind: { ...mind, handUpAt }, wishes: [] }
    return {
      mind: { ...mind, handUpAt: now },
      wishes: [{ kind: 'command', command: { type: 'queue.lower' } }],
    }
  }
  const raise = (kind: 'point' | 'reply'): Thought => ({
    mind: { ...mind, handUpAt: null },
    wishes: [{ kind: 'command', command: { type: 'queue.raise', kind } }],
  })
  if (glance.canRaise && glance.turn === null) {
    if (glance.canReply && happens(temperament.repliesPerMinute, mind, moment)) return raise('reply')
    if (happens(temperament.handsPerMinute, mind, moment)) return raise('point')
  }
  return { mind: { ...mind, handUpAt: null }, wishes: [] }
}

/** Writes where the step writes, and before the start wherever there is something to say. */
function write(temperament: Temperament, mind: Mind, glance: Glance, moment: Moment): Thought {
  const { mode, turn } = glance
  const isQuiet = mode === 'silent_writing'
  const { talking, writing } = temperament.cardsPerMinute
  const mayWrite = mode !== 'break' && turn === null
  if (!mayWrite || !happens(isQuiet ? writing : talking, mind, moment)) return { mind, wishes: [] }
  const column = glance.column ?? FIRST_COLUMNS[Math.floor(moment.chance() * FIRST_COLUMNS.length)]
  return { mind, wishes: column === undefined ? [] : [{ kind: 'write', column, isQuiet }] }
}

function loseConnection({ drops }: Temperament, mind: Mind, glance: Glance, moment: Moment): Thought {
  if (drops === null || mind.dropsAt === null || moment.now < mind.dropsAt) return { mind, wishes: [] }
  // In the middle of a sentence it would look like a fault of ours.
  if (glance.turn !== null) return { mind, wishes: [] }
  const dropsAt = moment.now + drops.forMs + between(moment.chance, drops.everyMs)
  return { mind: { ...mind, dropsAt }, wishes: [{ kind: 'drop', forMs: drops.forMs }] }
}

/** Something that happens so often per minute, seen over the time since the last look. */
function happens(perMinute: number, mind: Mind, { now, chance }: Moment): boolean {
  const lookMs = Math.min(Math.max(0, now - mind.lookedAt), LONGEST_LOOK_MS)
  return chance() < 1 - Math.exp((-perMinute * lookMs) / MINUTE_MS)
}
