import type { ConversationId, SeatId } from '../../shared/ids.ts'
import type { Outcome, VoiceToken } from '../../shared/outcome/state.ts'
import type { Role } from '../../shared/room/state.ts'

/**
 * What is kept of a conversation after its room is forgotten: the outcome, and which link leads to whose part of it. It
 * has a life of its own and does not go with the conversation. The promises of `Storage` hold here too.
 */
export type OutcomeStorage = {
  /** The token of this seat from now on: the one it has, or this one. */
  addVoice(voice: SeatVoice): Promise<VoiceToken>
  /** Which seat has which token: gone with the names, a quarter of an hour after the end. */
  readVoices(conversation: ConversationId): Promise<readonly SeatVoice[]>
  /** One more link to the part of this voice. False when it has `most` already. */
  addReviewKey(key: ReviewKey, most: number): Promise<boolean>
  readReviewKey(secretHash: string): Promise<ReviewKey | undefined>

  /** The outcome of a conversation, made once: false when it has one. */
  createOutcome(made: Outcome, wakeAt: number | null): Promise<boolean>
  /** Replaces it. False when `expectedSeq` is not its number any more: then nothing has changed. */
  writeOutcome(expectedSeq: number, changed: Outcome, wakeAt: number | null): Promise<boolean>
  readOutcome(conversation: ConversationId): Promise<StoredOutcome | undefined>
  readOutcomeAt(slug: string): Promise<StoredOutcome | undefined>
  /** When each is to be woken next. */
  listOutcomeWakes(): Promise<readonly OutcomeWake[]>
  /** Conversations that have ended, still know who was there, and have no outcome yet. Practice rooms leave none. */
  listEndedRooms(): Promise<readonly ConversationId[]>
  /** Removes it with every link to it. */
  forgetOutcome(conversation: ConversationId): Promise<void>
}

export type SeatVoice = {
  readonly conversation: ConversationId
  readonly seat: SeatId
  readonly role: Role
  readonly voice: VoiceToken
}

/** Keys are hashes: a stolen database opens nobody's words. */
export type ReviewKey = {
  readonly secretHash: string
  readonly conversation: ConversationId
  readonly voice: VoiceToken
}

export type StoredOutcome = { readonly seq: number; readonly outcome: Outcome }
export type OutcomeWake = { readonly conversation: ConversationId; readonly wakeAt: number }
