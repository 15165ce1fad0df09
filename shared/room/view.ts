import type { SeatId } from '../ids.ts'
import { type Band, bandOf } from './bands.ts'
import { type Action, allowedActions } from './roles.ts'
import type { ListeningChoice } from './state/talk.ts'
import { findSeat, type Role, type RoomState, type Seat } from './state.ts'
import { type AgendaView, viewAgenda } from './view/agenda.ts'
import {
  type CardsView,
  type PenView,
  type ThemesView,
  viewCards,
  viewPen,
  viewThemes,
} from './view/cards.ts'
import {
  type KeepingView,
  type NudgesView,
  type PulseView,
  viewKeeping,
  viewNudges,
  viewPulse,
  viewWords,
  type WordsView,
} from './view/company.ts'
import { type MyView, viewMe } from './view/me.ts'
import {
  type AgreementsView,
  type ClosingView,
  type FishbowlView,
  type GroupsView,
  viewAgreements,
  viewClosing,
  viewFishbowl,
  viewGroups,
  viewWriting,
  type WritingView,
} from './view/modes.ts'
import {
  type FloorView,
  type QueueView,
  type QuietView,
  type RoundView,
  viewFloor,
  viewQueue,
  viewQuiet,
  viewRound,
} from './view/turns.ts'

export type { AgendaView, StepView } from './view/agenda.ts'
export type { MyView } from './view/me.ts'
export type { QueueView } from './view/turns.ts'

/**
 * What one person may see of a room, and the only thing that leaves the server (method.md 4.7). Whatever is
 * private to others has no field here, so it cannot leak; nobody is measured in public. Its parts are sent on
 * their own when they change.
 */
export type RoomView = {
  readonly conversation: {
    readonly id: string
    readonly question: string
    readonly lengthMinutes: number
    readonly isPractice: boolean
  }
  readonly me: MyView
  readonly seats: readonly SeatView[]
  readonly queue: QueueView
  readonly floor: FloorView
  readonly round: RoundView | null
  readonly quiet: QuietView
  readonly agenda: AgendaView
  readonly pulse: PulseView | null
  readonly groups: GroupsView | null
  readonly fishbowl: FishbowlView | null
  readonly agreements: AgreementsView
  readonly writing: WritingView | null
  readonly closing: ClosingView
  readonly keeping: KeepingView
  readonly nudges: NudgesView
  readonly words: WordsView
  /** Travels as a merge: changed entries whole, null for one that is not there any more. */
  readonly cards: CardsView
  readonly themes: ThemesView
  readonly pen: PenView
  /** What my buttons may do now. */
  readonly may: readonly Action[]
}

export type SeatView = {
  readonly id: SeatId
  readonly chair: number
  readonly name: string
  readonly role: Role
  /** `away` by choice; `lost` is a connection that is gone: the chair is kept. */
  readonly presence: 'here' | 'away' | 'lost'
  readonly isPretend: boolean
  /** Listens by choice, and lets it be seen. */
  readonly isListening: boolean
  /** How they would like to take part, and how much they have come in on this question. Facilitators only. */
  readonly forFacilitators: { readonly choice: ListeningChoice; readonly band: Band } | null
}

/** The room as the person on this seat may see it. Null when the seat is not in the room (any more). */
export function view(state: RoomState, seat: SeatId): RoomView | null {
  const me = findSeat(state, seat)
  if (me === undefined) return null
  const { id, question, lengthMinutes, isPractice } = state.conversation
  return {
    conversation: { id, question, lengthMinutes, isPractice },
    me: viewMe(state, me),
    seats: state.seats.map((each) => viewSeat(state, each, me)),
    queue: viewQueue(state, me),
    floor: viewFloor(state),
    round: viewRound(state),
    quiet: viewQuiet(state, me),
    agenda: viewAgenda(state, me),
    pulse: viewPulse(state),
    groups: viewGroups(state, me),
    fishbowl: viewFishbowl(state, me),
    agreements: viewAgreements(state, me),
    writing: viewWriting(state, me),
    closing: viewClosing(state),
    keeping: viewKeeping(state, me),
    nudges: viewNudges(state, me),
    words: viewWords(state, me),
    cards: viewCards(state, me),
    themes: viewThemes(state, me),
    pen: viewPen(state, me),
    may: allowedActions(me, state),
  }
}

function viewSeat(state: RoomState, seat: Seat, me: Seat): SeatView {
  const { id, chair, name, role, presence, isPretend, choice, showsListening } = seat
  return {
    id,
    chair,
    name,
    role,
    presence: presence.kind === 'absent' ? 'lost' : presence.kind,
    isPretend,
    isListening: showsListening && choice === 'listening',
    forFacilitators: me.role === 'facilitator' ? { choice, band: bandOf(state, seat) } : null,
  }
}

/** What somebody at the door may see: who facilitates, and which chairs are taken, without names or faces. */
export type LobbyView = {
  readonly question: string
  readonly templateId: string
  readonly lengthMinutes: number
  readonly facilitators: readonly { readonly chair: number; readonly name: string }[]
  readonly takenChairs: readonly number[]
  readonly people: number
  readonly ended: boolean
  readonly isPractice: boolean
}

/** The room as the lobby shows it. A chair whose person lost the connection counts as taken. */
export function viewLobby(state: RoomState): LobbyView {
  const { question, templateId, lengthMinutes, isPractice } = state.conversation
  return {
    question,
    templateId,
    lengthMinutes,
    facilitators: state.seats.flatMap(({ role, chair, name }) =>
      role === 'facilitator' ? [{ chair, name }] : [],
    ),
    takenChairs: state.seats.map((seat) => seat.chair),
    people: state.seats.length,
    ended: state.agenda.phase.kind === 'ended',
    isPractice,
  }
}
