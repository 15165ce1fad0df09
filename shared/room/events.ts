import type { ColumnKey } from '../board/columns.ts'
import type { CardId, SeatId } from '../ids.ts'
import type { Refusal } from '../refusals.ts'
import type { CardAnswer, CardCheck, CardOrigin, CardTag, Objection } from './state/cards.ts'
import type { LineKind, PulseAnswer } from './state/company.ts'
import type { ClosingAnswer } from './state/modes.ts'
import type {
  ContestReason,
  FacilitatorHint,
  ListeningChoice,
  NudgeAnswer,
  NudgeReason,
  Wish,
} from './state/talk.ts'
import type { HandKind, MoveReason, Placement, QueueRule } from './state/turns.ts'
import type { AgendaStep, Role } from './state.ts'

/**
 * Everything that can have happened in a room. Events are stored, so their shape is a promise to older data:
 * a field may be added with a default, never renamed or removed.
 */
export type RoomEvent = RoomFact & {
  /** Epoch milliseconds on the server's clock; never earlier than the event before it. */
  readonly at: number
}

export type RoomFact = SeatFact | TurnFact | TalkFact | AgendaFact | ModeFact | CompanyFact | CardFact

type OfSeat<Type extends string> = { readonly type: Type; readonly seat: SeatId }

export type SeatFact =
  | (OfSeat<'seat.taken'> & {
      readonly chair: number
      readonly name: string
      readonly role: Role
      readonly isPretend: boolean
    })
  | OfSeat<'seat.connected' | 'seat.disconnected' | 'seat.stepped-away' | 'seat.came-back'>
  | (OfSeat<'seat.given-up'> & { readonly why: 'left' | 'absent' })
  | (OfSeat<'listening.chosen'> & { readonly choice: ListeningChoice })
  | (OfSeat<'listening.shown'> & { readonly isShown: boolean })
  | (OfSeat<'talk.measured'> & { readonly isMeasured: boolean })
  | (OfSeat<'talk.reported'> & { readonly isReporting: boolean })
  | OfSeat<'board.written'>

export type TurnFact =
  | (OfSeat<'queue.raised'> & { readonly kind: HandKind; readonly to: SeatId | null })
  | (OfSeat<'queue.lowered'> & {
      readonly why: 'self' | 'facilitator' | 'absent' | 'listening'
      /** The facilitator who lowered it, for the undo. */
      readonly by?: SeatId
    })
  | OfSeat<'queue.kept'>
  | (OfSeat<'queue.moved'> & {
      readonly by: SeatId
      readonly placements: readonly Placement[]
      readonly reason: MoveReason | null
    })
  | { readonly type: 'queue.rule-set'; readonly rule: QueueRule }
  /** The facilitator's last step past the rule is taken back; what it restores is in the state. */
  | { readonly type: 'override.undone' }
  | (OfSeat<'floor.given'> & {
      /** In line by the rule, picked past the line, as a reply, or in a go-round. */
      readonly how: 'in-line' | 'picked' | 'reply' | 'round'
      /** Whose hands waited longer and were passed by this: each is overtaken once more. */
      readonly overtook: readonly SeatId[]
      /** The facilitator who picked, for the undo. */
      readonly by?: SeatId
      readonly from?: SeatId | null
    })
  | (OfSeat<'floor.freed'> & {
      readonly why: 'done' | 'absent' | 'moved-on' | 'taken-back' | 'new-step' | 'left' | 'time'
      /** The turn was cut short: the hand it came from has its place again (rule F-6). */
      readonly isCutShort: boolean
    })
  | (OfSeat<'floor.hand-kept'> & { readonly isKept: boolean })
  | { readonly type: 'round.started'; readonly order: readonly SeatId[]; readonly isQuick: boolean }
  | (OfSeat<'round.passed'> & { readonly how: 'pass' | 'later' | 'skipped' })
  | { readonly type: 'round.ended'; readonly why: 'done' | 'stopped' | 'new-step' }
  | { readonly type: 'hold.began'; readonly by: SeatId }
  | { readonly type: 'hold.ended' }
  | { readonly type: 'pause.began'; readonly by: SeatId; readonly endsAt: number }
  | { readonly type: 'pause.lengthened'; readonly endsAt: number }
  | { readonly type: 'pause.ended' }

export type TalkFact =
  /** A piece of speech that a device noticed. Pieces that follow one another are one turn. */
  | (OfSeat<'talk.counted'> & { readonly startAt: number; readonly endAt: number })
  | (OfSeat<'nudge.sent'> & { readonly id: number; readonly variant: number; readonly reason: NudgeReason })
  | (OfSeat<'nudge.answered'> & { readonly id: number; readonly answer: NudgeAnswer | 'faded' })
  | (OfSeat<'nudge.contested'> & { readonly id: number; readonly why: ContestReason })
  | { readonly type: 'nudges.switched'; readonly isOn: boolean }
  | OfSeat<'cue.sent' | 'cue.closed'>
  | { readonly type: 'offer.made'; readonly from: SeatId; readonly to: SeatId }
  | { readonly type: 'offer.closed'; readonly why: 'taken' | 'declined' | 'faded' }
  | { readonly type: 'line.said'; readonly kind: 'most-heard' | 'wish' }
  | { readonly type: 'hint.given'; readonly hint: FacilitatorHint }
  | { readonly type: 'hint.closed' }
  | (OfSeat<'wish.said'> & { readonly wish: Wish })

export type AgendaFact =
  | { readonly type: 'agenda.started' }
  | { readonly type: 'agenda.moved'; readonly to: number }
  /** Longer by this; the minutes come from a later step where one can spare them. */
  | {
      readonly type: 'agenda.stretched'
      readonly byMs: number
      readonly from: string | null
      /** What `from` gives, where some minutes were free already; else all of it. */
      readonly takenMs?: number
      readonly by?: SeatId
    }
  /** Another plan for the steps still to come. */
  | { readonly type: 'agenda.planned'; readonly steps: readonly AgendaStep[]; readonly by: SeatId }
  | { readonly type: 'agenda.undone' }
  | { readonly type: 'room.ended'; readonly why: 'facilitator' | 'deserted' | 'practice' }

export type ModeFact =
  | { readonly type: 'groups.planned'; readonly tables: readonly (readonly SeatId[])[] }
  | { readonly type: 'groups.started'; readonly endsAt: number }
  | { readonly type: 'groups.ended' }
  | (OfSeat<'groups.left'> & { readonly stays: boolean })
  | (OfSeat<'groups.visited'> & { readonly table: number | null })
  | OfSeat<'fishbowl.sat' | 'fishbowl.rose'>
  | { readonly type: 'fishbowl.held'; readonly for: SeatId | null }
  | { readonly type: 'agreements.set'; readonly id: string; readonly text: string; readonly by: SeatId }
  | { readonly type: 'agreements.removed'; readonly id: string }
  | (OfSeat<'agreements.objected'> & { readonly id: string; readonly objects: boolean })
  | { readonly type: 'agreements.settled' }
  | (OfSeat<'writing.put'> & {
      readonly id: string
      readonly text: string
      readonly column: ColumnKey
      /** Left out for a card of one's own. */
      readonly table?: string
    })
  | (OfSeat<'writing.taken-down'> & { readonly id: string })
  | { readonly type: 'writing.turned-over' }
  /** The board has these cards; the room forgets their words (rule G-20). */
  | { readonly type: 'writing.handed-over'; readonly cards: readonly string[] }
  | (OfSeat<'closing.answered'> & { readonly answer: ClosingAnswer })

export type CompanyFact =
  | { readonly type: 'keeping.offered'; readonly to: SeatId }
  | OfSeat<'keeping.taken' | 'keeping.declined'>
  | { readonly type: 'keeping.ended' }
  | { readonly type: 'pulse.asked'; readonly endsAt: number }
  | (OfSeat<'pulse.answered'> & { readonly answer: PulseAnswer })
  | { readonly type: 'pulse.ended' }
  /** It has been read for a while. */
  | { readonly type: 'pulse.cleared' }
  | { readonly type: 'aside.said'; readonly from: SeatId; readonly text: string }
  | {
      readonly type: 'line.written'
      readonly with: SeatId
      readonly from: SeatId
      readonly kind: LineKind
      readonly text: string
    }
  | { readonly type: 'line.seen'; readonly id: number }

/** What happens to cards, themes and the pen. No event has words of a card, and none says who asked for care with one. */
export type CardFact =
  /** Whoever wrote it, `voice` is whose point it is; quiet cards and those of tables come with `writing.turned-over`. */
  | (OfCard<'card.added'> & {
      readonly origin: CardOrigin
      readonly by: SeatId | null
      readonly voice: SeatId | null
      readonly check: CardCheck
    })
  /** Other words; what its voice said of the old ones holds no longer, unless `isOwn`. */
  | (OfCard<'card.reworded'> & { readonly check: CardCheck; readonly isOwn: boolean })
  | OfCard<'card.taken-down' | 'card.put-back' | 'card.gone'>
  | (OfCard<'card.shown-back'> & { readonly to: SeatId })
  | (OfCard<'card.answered'> & { readonly answer: CardAnswer })
  | OfCard<'card.left-unanswered'>
  | (OfCard<'card.said-again'> & { readonly by: SeatId | null; readonly toldBy: SeatId })
  | OfCard<'card.unsaid-again'>
  | (OfCard<'card.spoke-to'> & { readonly seat: SeatId; readonly isOn: boolean })
  | (OfCard<'card.tagged'> & { readonly tag: CardTag; readonly isOn: boolean })
  | (OfCard<'card.checked-first'> & { readonly isOn: boolean })
  | (OfCard<'theme.put'> & { readonly theme: string | null })
  | {
      readonly type: 'theme.made'
      readonly id: string
      readonly cards: readonly CardId[]
      readonly sentence: string
      readonly column: ColumnKey
    }
  | { readonly type: 'theme.named'; readonly id: string; readonly sentence: string }
  | { readonly type: 'theme.moved'; readonly id: string; readonly column: ColumnKey }
  | { readonly type: 'theme.dissolved'; readonly id: string }
  | { readonly type: 'theme.explained'; readonly id: string; readonly because: string }
  | { readonly type: 'difference.made'; readonly id: string; readonly cards: readonly [CardId, CardId] }
  | { readonly type: 'difference.parted'; readonly id: string }
  | { readonly type: 'column.named'; readonly column: ColumnKey; readonly label: string | null }
  | { readonly type: 'column.locked'; readonly column: ColumnKey; readonly isLocked: boolean }
  /** Reading goes on to this theme; the one before it is settled. `voices` is what was counted, if it may be told. */
  | { readonly type: 'harvest.read'; readonly theme: string | null; readonly voices: number | null }
  | (OfSeat<'harvest.objected'> & { readonly theme: string; readonly how: Objection | null })
  | { readonly type: 'pen.offered'; readonly from: SeatId; readonly to: SeatId }
  | OfSeat<'pen.taken' | 'pen.declined' | 'pen.laid-down'>
  | { readonly type: 'pen.offer-ended' }
  | { readonly type: 'pen.missed' }

type OfCard<Type extends string> = { readonly type: Type; readonly card: CardId }

/** What a wish leads to: facts, which happen together or not at all, or a refusal, after which nothing has changed. */
export type Outcome = { readonly ok: true; readonly facts: readonly RoomFact[] } | Refusal

export function happens(...facts: readonly RoomFact[]): Outcome {
  return { ok: true, facts }
}
