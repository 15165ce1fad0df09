import { COLUMN_KEYS } from '../../shared/board/columns.ts'
import { answerAsk } from './answers.ts'
import { between, type Chance } from './chance.ts'
import type { Glance } from './glance.ts'
import type { Inside, Temperament } from './temperament.ts'
import type { Wish } from './wish.ts'

/** What a pretend person remembers from one look to the next. */
export type Mind = {
  readonly lookedAt: number
  /** Until when they mean to speak, and where; null while they are silent. */
  readonly speaks: { readonly until: number; readonly where: 'floor' | 'table' } | null
  readonly gotFloorAt: number | null
  readonly handUpAt: number | null
  readonly dropsAt: number | null
  readonly hasChosen: boolean
  /** Has said yes to an invitation, today. */
  readonly isInvited: boolean
  /** Since they sat down in the inner circle: until when they mean to stay, and have they had their say there? */
  readonly inside: { readonly until: number; readonly hasSpoken: boolean } | null
  /** Questions of the room, by key: when the answer is due, or null once it was given. */
  readonly asked: Readonly<Record<string, number | null>>
}

export type Thought = { readonly mind: Mind; readonly wishes: readonly Wish[] }

/** What is left in mind after a cut: whoever comes back begins a sentence anew. */
export function lookAway(mind: Mind): Mind {
  return { ...mind, speaks: null, gotFloorAt: null }
}

/** Time and chance of this moment. Milliseconds of the practice room's own time. */
export type Moment = { readonly now: number; readonly chance: Chance }

/** Whoever was not looking for longer than this does not make up for it. */
const LONGEST_LOOK_MS = 5_000
/** People collect themselves before they begin, and take a moment before they answer. */
const BEGINS_AFTER_MS = 1_500
const ANSWERS_AFTER_MS = [4_000, 12_000] as const
const MINUTE_MS = 60_000
/** How soon somebody inside who has had their say makes room where all seats are taken. */
const MAKES_ROOM_PER_MINUTE = 1.5
/** Where people write while no step says where. */
const FIRST_COLUMNS = COLUMN_KEYS.slice(0, 3)

export function newMind(temperament: Temperament, { now, chance }: Moment): Mind {
  const { drops } = temperament
  return {
    lookedAt: now,
    speaks: null,
    gotFloorAt: null,
    handUpAt: null,
    dropsAt: drops === null ? null : now + between(chance, drops.everyMs),
    hasChosen: temperament.choice === 'open',
    isInvited: false,
    inside: null,
    asked: {},
  }
}

/**
 * One look at the room: what this person now wishes, and what they will remember. Nothing else is decided anywhere:
 * the same temperament, mind, glance, time and chance wish the same.
 */
export function think(temperament: Temperament, mind: Mind, glance: Glance, moment: Moment): Thought {
  if (glance.phase === 'ended') {
    return { mind: lookAway(mind), wishes: mind.speaks === null ? [] : [{ kind: 'fall-silent' }] }
  }
  const wishes: Wish[] = []
  let next = mind
  for (const consider of [chooseListening, answer, talk, moveInside, mindHand, write, loseConnection]) {
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
  let { isInvited } = mind
  for (const ask of glance.asks) {
    const due = mind.asked[ask.key] ?? (ask.key in mind.asked ? null : whenToAnswer(moment))
    const isDue = due !== null && moment.now >= due
    if (isDue) {
      const answers = answerAsk(temperament, ask, glance, moment.chance)
      wishes.push(...answers)
      isInvited ||= answers.some(saysYes)
    }
    asked[ask.key] = !isDue ? due : ask.kind === 'round' ? whenToAnswer(moment) : null
  }
  return { mind: { ...mind, asked, isInvited }, wishes }
}

function saysYes(wish: Wish): boolean {
  if (wish.kind !== 'command') return false
  const { command } = wish
  return (
    (command.type === 'nudge.answer' && command.answer === 'queue') ||
    (command.type === 'offer.answer' && command.takes)
  )
}

function whenToAnswer({ now, chance }: Moment): number {
  return now + between(chance, ANSWERS_AFTER_MS)
}

/** Speaks where it is theirs to speak, and falls silent where it no longer is. */
function talk(temperament: Temperament, mind: Mind, glance: Glance, moment: Moment): Thought {
  const { turn, table, isHushed } = glance
  const where = isHushed ? null : turn !== null ? 'floor' : table !== null ? 'table' : null
  if (mind.speaks !== null && mind.speaks.where !== where) {
    return { mind: lookAway(mind), wishes: [{ kind: 'fall-silent' }] }
  }
  if (where === 'floor') return takeTurn(temperament, mind, glance, moment)
  if (where === 'table') return talkAtTable(temperament, mind, glance, moment)
  return { mind: { ...mind, gotFloorAt: null }, wishes: [] }
}

/** Begins a moment after getting the floor, and says when it is over. */
function takeTurn(temperament: Temperament, mind: Mind, { turn }: Glance, { now, chance }: Moment): Thought {
  const gotFloorAt = mind.gotFloorAt ?? now
  if (mind.speaks === null) {
    const isReady = now - gotFloorAt >= BEGINS_AFTER_MS
    if (!isReady || turn === null) return { mind: { ...mind, gotFloorAt }, wishes: [] }
    const until = now + between(chance, temperament.speaksMs[turn])
    return {
      mind: { ...mind, gotFloorAt, speaks: { until, where: 'floor' } },
      wishes: [{ kind: 'speak' }],
    }
  }
  if (now < mind.speaks.until) return { mind, wishes: [] }
  return {
    mind: { ...lookAway(mind), inside: mind.inside === null ? null : { ...mind.inside, hasSpoken: true } },
    wishes: [{ kind: 'fall-silent' }, { kind: 'command', command: { type: 'floor.done' } }],
  }
}

/** Among a few there is no floor: begins where there is a gap, and leaves one. */
function talkAtTable({ atTable }: Temperament, mind: Mind, { table }: Glance, moment: Moment): Thought {
  const { now, chance } = moment
  if (mind.speaks !== null) {
    if (now < mind.speaks.until) return { mind, wishes: [] }
    return { mind: lookAway(mind), wishes: [{ kind: 'fall-silent' }] }
  }
  const isGap = table?.isSomebodyTalking === false
  if (!isGap || !happens(atTable.beginsPerMinute, mind, moment)) return { mind, wishes: [] }
  const until = now + between(chance, atTable.speaksMs)
  return { mind: { ...mind, speaks: { until, where: 'table' } }, wishes: [{ kind: 'speak' }] }
}

/**
 * Sits down in the inner circle and rises from it again, each in their own way. The open seat is left to whoever was
 * invited, or waits outside with a hand up; nobody goes while it is their turn or about to be.
 */
function moveInside(temperament: Temperament, mind: Mind, glance: Glance, moment: Moment): Thought {
  const { inside } = temperament
  const { circle } = glance
  if (circle === null || inside === null) return { mind: { ...mind, inside: null }, wishes: [] }
  if (!circle.isInside) {
    const sits = !glance.isHushed && happens(sitsPerMinute(inside, mind, glance), mind, moment)
    const wishes: Wish[] = sits ? [{ kind: 'command', command: { type: 'fishbowl.sit' } }] : []
    return { mind: { ...mind, inside: null }, wishes }
  }
  const { now, chance } = moment
  const stay = mind.inside ?? { until: now + between(chance, inside.staysMs), hasSpoken: false }
  const isBusy = glance.turn !== null || glance.isHandUp || glance.isHushed
  const makesRoom = inside.makesRoom && stay.hasSpoken && circle.free === 'none'
  const rises = now >= stay.until || (makesRoom && happens(MAKES_ROOM_PER_MINUTE, mind, moment))
  const wishes: Wish[] = rises && !isBusy ? [{ kind: 'command', command: { type: 'fishbowl.rise' } }] : []
  return { mind: { ...mind, inside: stay }, wishes }
}

function sitsPerMinute(inside: Inside, { isInvited }: Mind, { circle, isHandUp }: Glance): number {
  const free = circle?.free ?? 'none'
  if (free === 'none') return 0
  if (isInvited || isHandUp) return inside.sitsWhenInvitedPerMinute
  return free === 'seats' ? inside.sitsPerMinute : 0
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
