import type { ConversationId, SeatId } from '../ids.ts'
import type { Turn } from '../talk/ledger.ts'
import type { LengthMinutes, PlannedStep } from '../templates/template.ts'
import type { CardsState, PenState } from './state/cards.ts'
import type { KeepingState, PulseState, WordsState } from './state/company.ts'
import type {
  AgreementsState,
  ClosingAnswer,
  FishbowlState,
  GroupsState,
  WritingState,
} from './state/modes.ts'
import type { ListeningChoice, NudgeState } from './state/talk.ts'
import type { FloorState, QueueState, QuietState, RoundState } from './state/turns.ts'

/**
 * What a room is, as plain data. Only `apply` makes a new one; a stored room is its events, and replaying
 * them gives this same value again (rule X-1). All times are epoch milliseconds on the server's clock.
 */
export type RoomState = {
  readonly conversation: ConversationFacts
  /** In the order of their chairs. A seat leaves the list when its person leaves for good. */
  readonly seats: readonly Seat[]
  readonly queue: QueueState
  readonly floor: FloorState
  readonly round: RoundState | null
  /** Rounds begun so far: each starts one chair further on. */
  readonly rounds: number
  readonly quiet: QuietState
  /** Turns that have ended, oldest first: who has been heard, and for how long. Emptied when the room ends. */
  readonly turns: readonly Turn[]
  readonly nudges: NudgeState
  readonly agenda: AgendaState
  readonly pulse: PulseState | null
  readonly groups: GroupsState | null
  readonly fishbowl: FishbowlState | null
  readonly agreements: AgreementsState
  readonly writing: WritingState
  readonly closing: Readonly<Record<SeatId, ClosingAnswer>>
  readonly keeping: KeepingState
  readonly words: WordsState
  readonly cards: CardsState
  readonly pen: PenState
  /** Until when a practice room waits for somebody real; null while somebody is here, and in ordinary rooms. */
  readonly unattendedUntil: number | null
  /** When the last event happened. */
  readonly lastAt: number
  /**
   * When something last happened that others can notice. The order of the queue and the shares are worked out for
   * this moment, so that they move only when something did, and never because of something private (rule N-5).
   */
  readonly noticedAt: number
}

export type ConversationFacts = {
  readonly id: ConversationId
  readonly question: string
  readonly templateId: string
  readonly lengthMinutes: LengthMinutes
  readonly createdAt: number
  /** A room to practise in, with pretend people. */
  readonly isPractice: boolean
}

export const ROLES = ['participant', 'note-taker', 'facilitator'] as const
export type Role = (typeof ROLES)[number]

export type Seat = {
  readonly id: SeatId
  /** 1 to 12. Decides place, colour, pattern and chair in every browser, and stays the same while the seat exists. */
  readonly chair: number
  readonly name: string
  readonly role: Role
  readonly presence: Presence
  /** One of the pretend people of a practice room; nowhere else (rule P-1). */
  readonly isPretend: boolean
  /** When the person came, or came back from being away: nobody is invited while they land. */
  readonly settledAt: number
  readonly choice: ListeningChoice
  /** The person lets others see that they listen by choice. */
  readonly showsListening: boolean
  /** False after "Don't measure me": turns are then what a facilitator gives (SAFE-4). */
  readonly isMeasured: boolean
  /** Their device notices speech now: microphone on, and measured. */
  readonly isReporting: boolean
  /** When they last wrote on the board, as far as the room was told: writing is taking part. */
  readonly wroteAt: number | null
}

export type Presence =
  | { readonly kind: 'here' }
  /** Stepped away by choice: the browser is still there. */
  | { readonly kind: 'away'; readonly since: number }
  /** No browser: the connection is gone. Remembers whether the person had stepped away before that. */
  | { readonly kind: 'absent'; readonly since: number; readonly steppedAway: boolean }

export type AgendaState = {
  readonly steps: readonly AgendaStep[]
  readonly phase: AgendaPhase
  /** Visits of steps so far; with the step's key it names one stretch of talk on one question. */
  readonly visits: number
  /** The steps before the last change of plan, for ten seconds of undo. */
  readonly undo: {
    readonly steps: readonly AgendaStep[]
    readonly at: number
    readonly by: SeatId | null
  } | null
}

export type AgendaPhase =
  | { readonly kind: 'gathering' }
  /** `since` is when the step at `index` was last entered. */
  | { readonly kind: 'running'; readonly index: number; readonly since: number }
  | { readonly kind: 'ended'; readonly at: number }

export type AgendaStep = PlannedStep & {
  /** Given by the facilitator while the step ran ("2 more minutes"), or taken for another step. */
  readonly addedMs: number
  /** Spent in earlier visits, before somebody went on and came back. */
  readonly spentMs: number
  /** Put in by a facilitator on the way. */
  readonly isAdded: boolean
}

export function findSeat(state: RoomState, id: SeatId): Seat | undefined {
  return state.seats.find((seat) => seat.id === id)
}

export function isHere(seat: Seat | undefined): boolean {
  return seat?.presence.kind === 'here'
}

export function currentStep(state: RoomState): AgendaStep | undefined {
  const { phase, steps } = state.agenda
  return phase.kind === 'running' ? steps[phase.index] : undefined
}

export function hasEnded(state: RoomState): boolean {
  return state.agenda.phase.kind === 'ended'
}
