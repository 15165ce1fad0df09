import type { SeatId } from '../ids.ts'
import { refuse } from '../refusals.ts'
import type { Mode } from '../templates/template.ts'
import { applyAgenda, stepEndsAt } from './agenda.ts'
import type { Deadline } from './deadlines.ts'
import { happens, type Outcome, type RoomEvent, type RoomFact } from './events.ts'
import { freed } from './floor.ts'
import { comeBack } from './modes.ts'
import { isStill } from './quiet.ts'
import type { GroupsState } from './state/modes.ts'
import { currentStep, findSeat, isHere, type RoomState, type Seat } from './state.ts'
import { seatTables, type Tables } from './tables.ts'

/** Pairs and small groups: tables with a call of their own, from which people come back by themselves (GR rules). */

const TABLE_MODES: readonly Mode[] = ['pairs', 'small_groups']
/** Tables that begin late in their step still get this long. Milliseconds. */
export const MIN_TABLES_MS = 3 * 60_000

const NO_GROUPS: GroupsState = {
  tables: [],
  mixes: 0,
  startedAt: null,
  endsAt: null,
  staying: [],
  past: [],
}

/** Do people sit at tables now, each with a call of its own? */
export function areTablesOn({ groups }: Pick<RoomState, 'groups'>): boolean {
  return groups?.startedAt != null
}

/** The table where this person sits now, as its index; null for whoever is in the circle. */
export function tableOf({ groups }: Pick<RoomState, 'groups'>, seat: SeatId): number | null {
  if (groups?.startedAt == null) return null
  const index = groups.tables.findIndex((table) => table.includes(seat))
  return index < 0 ? null : index
}

/** The name of the table where this person sits now. No two tables of a conversation ever have the same one. */
export function nameOfTable(state: Pick<RoomState, 'groups'>, seat: SeatId): string | null {
  const table = tableOf(state, seat)
  return table === null ? null : `${state.groups?.mixes}.${table}`
}

/** Is this a step in which people sit at tables? */
export function isTablesStep(state: RoomState): boolean {
  const mode = currentStep(state)?.mode
  return mode !== undefined && TABLE_MODES.includes(mode)
}

/** Another plan of who sits with whom (rule GR-2). */
export function mixTables(state: RoomState): Outcome {
  if (areTablesOn(state)) return refuse('groups/already-started')
  const tables = planTables(state)
  return tables.length === 0 ? refuse('groups/too-few') : happens({ type: 'groups.planned', tables })
}

/** Two people change places in the plan; one of them may have been left out of it, as facilitators are. */
export function swapPlaces(state: RoomState, { one, other }: { one: SeatId; other: SeatId }): Outcome {
  const { tables, staying } = state.groups ?? NO_GROUPS
  if (areTablesOn(state)) return refuse('groups/already-started')
  if (findSeat(state, one) === undefined || findSeat(state, other) === undefined) {
    return refuse('seat/unknown')
  }
  const isPlanned = tables.some((table) => table.includes(one) || table.includes(other))
  if (!isPlanned || staying.includes(one) || staying.includes(other)) return refuse('groups/not-there')
  const swapped = (seat: SeatId) => (seat === one ? other : seat === other ? one : seat)
  return happens({ type: 'groups.planned', tables: tables.map((table) => table.map(swapped)) })
}

/**
 * People go to their tables, until the end of the step. Whoever came since the plan was made joins a table, and
 * whoever is not here any more is not waited for. A turn or a round that went on in the circle ends.
 */
export function startTables(state: RoomState, now: number): Outcome {
  if (areTablesOn(state)) return refuse('groups/already-started')
  const planned = state.groups?.tables ?? []
  const tables = withEverybody(state, planned)
  if (tables.length === 0) return refuse('groups/too-few')
  const endsAt = Math.max(stepEndsAt(state.agenda) ?? now, now + MIN_TABLES_MS)
  const isAsPlanned = JSON.stringify(tables) === JSON.stringify(planned)
  return happens(
    ...freed(state, 'moved-on', now),
    ...(state.round === null ? [] : [{ type: 'round.ended', why: 'stopped' } as const]),
    ...(isAsPlanned ? [] : [{ type: 'groups.planned', tables } as const]),
    { type: 'groups.started', endsAt },
  )
}

/** Everybody back in the circle, before the time. */
export function endTables(state: RoomState): Outcome {
  return areTablesOn(state) ? happens(...comeBack(state)) : refuse('groups/not-there')
}

/** I stay in the circle, or come back to it before the others. Nobody is asked why. */
export function leaveTable(state: RoomState, seat: SeatId): Outcome {
  if (areTablesOn(state)) {
    const isAtTable = tableOf(state, seat) !== null
    return isAtTable ? happens({ type: 'groups.left', seat, stays: false }) : refuse('groups/not-there')
  }
  const stays = state.groups?.staying.includes(seat) === true
  return stays ? happens() : happens({ type: 'groups.left', seat, stays: true })
}

/** A facilitator sits down at a table that asked for one, or goes back to the circle (rule GR-8). */
export function visitTable(state: RoomState, table: number | null, seat: SeatId): Outcome {
  const hasPeople = table === null || (state.groups?.tables[table]?.length ?? 0) > 0
  if (!areTablesOn(state) || !hasPeople) return refuse('groups/not-there')
  return tableOf(state, seat) === table ? happens() : happens({ type: 'groups.visited', seat, table })
}

/** Who is seated: here, not staying in the circle, and a facilitator only where one was swapped in. */
function sitters({ seats, groups }: RoomState, planned: Tables): Seat[] {
  return seats.filter(
    (seat) =>
      isHere(seat) &&
      groups?.staying.includes(seat.id) !== true &&
      (seat.role !== 'facilitator' || planned.some((table) => table.includes(seat.id))),
  )
}

function planTables(state: RoomState): Tables {
  const mode = currentStep(state)?.mode
  if (mode === undefined || !TABLE_MODES.includes(mode)) return []
  const { past, mixes } = state.groups ?? NO_GROUPS
  const people = sitters(state, []).map((seat) => seat.id)
  return seatTables(people, mode, { past, turn: mixes })
}

/** The plan as it can be sat down to now: everybody who is here has a table, and nobody sits alone. */
function withEverybody(state: RoomState, planned: Tables): Tables {
  const people = sitters(state, planned).map((seat) => seat.id)
  const kept = planned.map((table) => table.filter((seat) => people.includes(seat)))
  const tables = kept.filter((table) => table.length > 1)
  const seated = tables.flat()
  const waiting = people.filter((seat) => !seated.includes(seat))
  const isPairs = currentStep(state)?.mode === 'pairs'
  while (waiting.length > 1 && (isPairs || tables.length === 0)) tables.push(waiting.splice(0, 2))
  for (const seat of waiting) {
    const smallest = tables.toSorted((one, other) => one.length - other.length)[0]
    if (smallest !== undefined) tables[tables.indexOf(smallest)] = [...smallest, seat]
  }
  return tables
}

/** GR-1: a step with tables begins with a plan, as soon as there are two to sit together. */
export const tablesArePlanned: Deadline = {
  due(state) {
    if (!isTablesStep(state) || areTablesOn(state) || hasPeople(state.groups)) return []
    const tables = planTables(state)
    return tables.length === 0 ? [] : [{ type: 'groups.planned', tables }]
  },
  wakesAt: () => null,
}

/** GR-4: people come back by themselves, at the end or when the last table has broken up. */
export const tablesAreOver: Deadline = {
  due(state, now): RoomFact[] {
    const { groups } = state
    if (groups?.endsAt == null) return []
    const isTime = now >= groups.endsAt && !isStill(state)
    return isTime || !hasPeople(groups) ? comeBack(state) : []
  },
  wakesAt: ({ groups }) => groups?.endsAt ?? null,
}

function hasPeople(groups: GroupsState | null): boolean {
  return groups?.tables.some((table) => table.length > 0) === true
}

/** What an event does to the tables. */
export function applyGroups(
  groups: GroupsState | null,
  event: RoomEvent,
  before: RoomState,
): GroupsState | null {
  if (event.type === 'groups.planned') {
    const { mixes, ...rest } = groups ?? NO_GROUPS
    return { ...rest, tables: event.tables, mixes: mixes + 1 }
  }
  if (event.type === 'groups.left') {
    const rest = withoutSeat(groups ?? NO_GROUPS, event.seat)
    return { ...rest, staying: [...rest.staying, event.seat] }
  }
  if (groups === null) return null
  switch (event.type) {
    case 'groups.started':
      return { ...groups, startedAt: event.at, endsAt: event.endsAt }
    case 'groups.visited': {
      const rest = withoutSeat(groups, event.seat)
      const seated = (table: readonly SeatId[], index: number) =>
        index === event.table ? [...table, event.seat] : table
      return { ...rest, tables: rest.tables.map(seated) }
    }
    case 'groups.ended':
      return backInCircle({ ...groups, past: [...groups.past, ...groups.tables] })
    case 'seat.given-up':
      return withoutSeat(groups, event.seat)
    case 'agenda.moved':
      return { ...backInCircle(groups), staying: [] }
    case 'agenda.stretched':
    case 'agenda.undone':
    case 'hold.ended':
    case 'pause.ended':
      return withStep(groups, event, before)
    case 'room.ended':
      return null
    default:
      return groups
  }
}

function backInCircle(groups: GroupsState): GroupsState {
  return { ...groups, tables: [], startedAt: null, endsAt: null }
}

/** A table of one is none: whoever is left goes back to the circle. In a plan it is struck out. */
function withoutSeat(groups: GroupsState, seat: SeatId): GroupsState {
  const others = (seats: readonly SeatId[]) => seats.filter((each) => each !== seat)
  const tables = groups.tables.map(others).map((table) => (table.length > 1 ? table : []))
  return {
    ...groups,
    tables: groups.startedAt === null ? tables.filter((table) => table.length > 0) : tables,
    staying: others(groups.staying),
    past: groups.past.map(others),
  }
}

/** Tables last as long as their step, however that changes. */
function withStep(groups: GroupsState, event: RoomEvent, before: RoomState): GroupsState {
  const [was, is] = [before.agenda, applyAgenda(before.agenda, event, before)].map(stepEndsAt)
  if (groups.endsAt === null || was == null || is == null) return groups
  return { ...groups, endsAt: groups.endsAt + is - was }
}
