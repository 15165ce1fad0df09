import type { SeatId } from '../../../shared/ids.ts'
import { giverOf } from '../../../shared/room/agenda.ts'
import type { Aside, PrivateLine } from '../../../shared/room/state/company.ts'
import type { RoomView, SeatView } from '../../../shared/room/view.ts'
import { LONG_TURN_MS } from '../../../shared/talk/longTurn.ts'
import { STRETCH_MINUTES } from '../facilitating.ts'
import { nameOf } from '../people.ts'

/** What a facilitator is told beside their tools, with a way on. One at a time (rule H-3). */
export type Hint =
  | { readonly kind: 'line'; readonly line: PrivateLine }
  /** Who rang; null where it was I. */
  | { readonly kind: 'pause'; readonly by: SeatId | null }
  /** I am back, and somebody kept the turns meanwhile. */
  | { readonly kind: 'kept'; readonly keeper: SeatId }
  | { readonly kind: 'hold' }
  | {
      readonly kind: 'pulse'
      readonly said: 'asking' | 'stay' | 'move' | 'mixed' | 'few'
      readonly about: number
    }
  | LongTurn
  | { readonly kind: 'time-up'; readonly giver: Giver | null; readonly about: number }
  | { readonly kind: 'twice'; readonly from: SeatId; readonly words: string; readonly about: number }
  | Unheard
  | { readonly kind: 'aside'; readonly aside: Aside }

type LongTurn = {
  readonly kind: 'long-turn'
  readonly seat: SeatId
  readonly minutes: number
  /** Other people with a hand up, in their order. */
  readonly waiting: readonly SeatView[]
  readonly about: number
}

type Unheard = {
  readonly kind: 'unheard'
  /** How many here have not come in, with those who listen by choice. */
  readonly count: number
  readonly listening: number
  /** Those of them who may be named: never a listener, never somebody away (rule H-3). */
  readonly named: readonly SeatView[]
  readonly about: number
}

/** The step that gives minutes, and how many it keeps. */
export type Giver = { readonly name: string; readonly minutesLeft: number }

type HintMoment = {
  /** On the server's clock. */
  readonly now: number
  /** I was not in the room when the turns were taken. */
  readonly isBack: boolean
  /** The last word between facilitators and note-takers that I have read. */
  readonly asideRead: number
  readonly putAside: ReadonlySet<string>
}

const MINUTE_MS = 60_000

/**
 * The most pressing of what there is to tell a facilitator, or null: first what somebody asked of them, then what
 * holds everybody, then what the room noticed.
 */
export function hintFor(view: RoomView, moment: HintMoment): Hint | null {
  if (view.me.role !== 'facilitator') return null
  const hints = [
    unseenLine(view),
    pauseHint(view),
    keptHint(view, moment),
    view.quiet.isHeld ? ({ kind: 'hold' } as const) : null,
    pulseHint(view),
    noticed(view, moment.now),
    unreadAside(view, moment.asideRead),
  ]
  return hints.find((hint) => hint !== null && !moment.putAside.has(keyOf(hint))) ?? null
}

/** What a hint is known by: put aside, it stays away until there is another. */
export function keyOf(hint: Hint): string {
  switch (hint.kind) {
    case 'line':
      return `line:${hint.line.id}`
    case 'aside':
      return `aside:${hint.aside.id}`
    case 'kept':
      return `kept:${hint.keeper}`
    case 'pause':
    case 'hold':
      return hint.kind
    case 'pulse':
      return `pulse:${hint.said === 'asking'}:${hint.about}`
    default:
      return `${hint.kind}:${hint.about}`
  }
}

/** These reach a facilitator also while the tools are closed: somebody waits for an answer. */
export function isUrgent({ kind }: Hint): boolean {
  return kind === 'line' || kind === 'kept'
}

/** The step that gives the minutes of "2 more minutes" (rule A-8); null where the conversation gets longer instead. */
export function giverFor({ agenda: { steps, index } }: Pick<RoomView, 'agenda'>): Giver | null {
  if (index === null) return null
  const byMs = STRETCH_MINUTES * MINUTE_MS
  const later = steps.slice(index + 1).map(({ board: _, lengthMs, ...step }) => ({
    ...step,
    addedMs: lengthMs - step.plannedMs,
    spentMs: 0,
  }))
  const key = giverOf(later, byMs)
  const giver = steps.find((step) => step.key === key)
  return giver === undefined
    ? null
    : { name: giver.name, minutesLeft: Math.round((giver.lengthMs - byMs) / MINUTE_MS) }
}

/** What a person wrote privately and no facilitator has seen, the earliest first. */
function unseenLine({ words }: RoomView): Hint | null {
  const line = words.lines.find((each) => each.from === each.with && !each.isSeen)
  return line === undefined ? null : { kind: 'line', line }
}

function pauseHint({ quiet: { pause }, me }: RoomView): Hint | null {
  if (pause === null) return null
  return { kind: 'pause', by: pause.by === me.seat ? null : pause.by }
}

function keptHint({ keeping: { keeper }, me }: RoomView, { isBack }: HintMoment): Hint | null {
  return keeper !== null && keeper !== me.seat && isBack ? { kind: 'kept', keeper } : null
}

function pulseHint({ pulse }: RoomView): Hint | null {
  if (pulse === null) return null
  const { isOver, result, endsAt } = pulse
  return { kind: 'pulse', said: isOver ? (result ?? 'few') : 'asking', about: endsAt }
}

/** What the room noticed by itself, or a note-taker did. The server says which and when (method.md 4.5). */
function noticed(view: RoomView, now: number): Hint | null {
  const { hint } = view.nudges
  if (hint === null) return null
  const about = hint.at
  switch (hint.kind) {
    case 'unheard':
      return unheard(view, about)
    case 'long-turn':
      return longTurn(view, hint, now)
    case 'time-up':
      return { kind: 'time-up', giver: giverFor(view), about }
    case 'twice':
      return { kind: 'twice', from: hint.from, words: hint.words, about }
  }
}

function unheard({ seats, floor }: RoomView, about: number): Unheard | null {
  const quiet = seats.filter(
    (seat) =>
      seat.role !== 'facilitator' &&
      seat.presence === 'here' &&
      // Whoever has the floor is coming in right now.
      seat.id !== floor.holder &&
      seat.forFacilitators?.band === 'unheard',
  )
  const named = quiet.filter((seat) => seat.forFacilitators?.choice !== 'listening')
  if (named.length === 0) return null
  return { kind: 'unheard', count: quiet.length, listening: quiet.length - named.length, named, about }
}

function longTurn(view: RoomView, hint: { seat: SeatId; at: number }, now: number): LongTurn {
  const { agenda, queue, seats } = view
  const mode = agenda.index === null ? undefined : agenda.steps[agenda.index]?.mode
  const lastedMs = LONG_TURN_MS[mode ?? 'open_floor'].hintMs + Math.max(0, now - hint.at)
  const waiting = queue.order.flatMap(({ seat }) => seats.filter((each) => each.id === seat))
  const minutes = Math.floor(lastedMs / MINUTE_MS)
  return { kind: 'long-turn', seat: hint.seat, minutes, waiting, about: hint.at }
}

/** The latest word of somebody else between facilitators and note-takers, since I last read or wrote there. */
function unreadAside(view: RoomView, read: number): Hint | null {
  const aside = unreadAsides(view, read).at(-1)
  return aside === undefined || nameOf(view, aside.from) === '' ? null : { kind: 'aside', aside }
}

/** Words of others that came after the last one I read, and after the last one I wrote. */
export function unreadAsides({ words, me }: Pick<RoomView, 'words' | 'me'>, read: number): readonly Aside[] {
  const mine = words.asides.findLast((aside) => aside.from === me.seat)?.id ?? 0
  return words.asides.filter((aside) => aside.id > Math.max(read, mine))
}
