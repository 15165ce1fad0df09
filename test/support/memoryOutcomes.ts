import type {
  OutcomeStorage,
  OutcomeWake,
  ReviewKey,
  SeatVoice,
  StoredOutcome,
} from '../../server/storage/outcomePort.ts'
import type { ConversationId } from '../../shared/ids.ts'
import type { Outcome, VoiceToken } from '../../shared/outcome/state.ts'

type Kept = { seq: number; body: string; wakeAt: number | null }

/** The part of a forgetful storage that keeps outcomes. How it writes, and which rooms ended, the rest of it says. */
export abstract class MemoryOutcomes implements OutcomeStorage {
  #voices: SeatVoice[] = []
  #keys: ReviewKey[] = []
  readonly #outcomes = new Map<ConversationId, Kept>()

  protected abstract write<Result>(work: () => Result): Promise<Result>
  protected abstract endedRooms(): readonly ConversationId[]

  addVoice(voice: SeatVoice): Promise<VoiceToken> {
    return this.write(() => {
      const known = this.#voices.find(
        ({ conversation, seat }) => conversation === voice.conversation && seat === voice.seat,
      )
      if (known === undefined) this.#voices.push({ ...voice })
      return known?.voice ?? voice.voice
    })
  }

  async readVoices(conversation: ConversationId): Promise<SeatVoice[]> {
    const mine = this.#voices.filter((voice) => voice.conversation === conversation)
    return mine.sort((one, other) => (one.seat < other.seat ? -1 : 1))
  }

  addReviewKey(key: ReviewKey, most: number): Promise<boolean> {
    return this.write(() => {
      if (this.#keys.filter(({ voice }) => voice === key.voice).length >= most) return false
      this.#keys.push({ ...key })
      return true
    })
  }

  async readReviewKey(secretHash: string): Promise<ReviewKey | undefined> {
    return this.#keys.find((key) => key.secretHash === secretHash)
  }

  createOutcome(made: Outcome, wakeAt: number | null): Promise<boolean> {
    return this.write(() => {
      if (this.#outcomes.has(made.conversation)) return false
      this.#outcomes.set(made.conversation, { seq: 1, body: JSON.stringify(made), wakeAt })
      return true
    })
  }

  writeOutcome(expectedSeq: number, changed: Outcome, wakeAt: number | null): Promise<boolean> {
    return this.write(() => {
      if (this.#outcomes.get(changed.conversation)?.seq !== expectedSeq) return false
      const body = JSON.stringify(changed)
      this.#outcomes.set(changed.conversation, { seq: expectedSeq + 1, body, wakeAt })
      return true
    })
  }

  async readOutcome(conversation: ConversationId): Promise<StoredOutcome | undefined> {
    const kept = this.#outcomes.get(conversation)
    return kept === undefined ? undefined : { seq: kept.seq, outcome: JSON.parse(kept.body) as Outcome }
  }

  async readOutcomeAt(slug: string): Promise<StoredOutcome | undefined> {
    const all = await Promise.all([...this.#outcomes.keys()].map((id) => this.readOutcome(id)))
    return all.find((each) => each?.outcome.slug === slug)
  }

  async listOutcomeWakes(): Promise<OutcomeWake[]> {
    return [...this.#outcomes].flatMap(([conversation, { wakeAt }]) =>
      wakeAt === null ? [] : [{ conversation, wakeAt }],
    )
  }

  async listEndedRooms(): Promise<ConversationId[]> {
    return this.endedRooms().filter((id) => !this.#outcomes.has(id))
  }

  forgetOutcome(conversation: ConversationId): Promise<void> {
    return this.write(() => {
      this.#keys = this.#keys.filter((key) => key.conversation !== conversation)
      this.#outcomes.delete(conversation)
    })
  }

  /** Of the rooms that were forgotten; and of conversations that are not there any more. */
  protected forgetVoices(ended: ReadonlySet<ConversationId>, isThere: (id: ConversationId) => boolean): void {
    this.#voices = this.#voices.filter(({ conversation }) => !ended.has(conversation))
    this.#keys = this.#keys.filter(
      ({ conversation }) => isThere(conversation) || this.#outcomes.has(conversation),
    )
  }
}
