import type { ConversationId, SeatId } from '../../shared/ids.ts'
import type { VoiceToken } from '../../shared/outcome/state.ts'
import { type Refusal, refuse } from '../../shared/refusals.ts'
import type { Role } from '../../shared/room/state.ts'
import { hashSecret, newReviewSecret } from '../http/secrets.ts'
import type { ReviewKey } from '../storage/outcomePort.ts'
import type { Storage } from '../storage/port.ts'
import type { Outcomes } from './outcomes.ts'
import { newVoice } from './tokens.ts'

/** A page that is loaded again asks again; what was told once stays valid for good, so there is an end to it. */
const MAX_KEYS = 12
/** All organisers share one voice. */
const MAX_ORGANISER_KEYS = 60

type Told = { readonly ok: true; readonly secret: string } | Refusal

/** The links to what is somebody's own. Only their hashes are kept, so none can be told a second time. */
export class ReviewKeys {
  readonly #storage: Storage
  readonly #outcomes: Outcomes

  constructor(storage: Storage, outcomes: Outcomes) {
    this.#storage = storage
    this.#outcomes = outcomes
  }

  /** One more link for whoever sits there, before the end or shortly after it. */
  async forSeat(conversation: ConversationId, seat: SeatId, role: Role): Promise<Told> {
    const voice = await this.#storage.addVoice({ conversation, seat, role, voice: newVoice() })
    return this.#add(conversation, voice, MAX_KEYS)
  }

  /** One more link to the desk, for somebody who was not there. */
  async forOrganiser(conversation: ConversationId): Promise<Told> {
    const voice = await this.#outcomes.organiserOf(conversation)
    if (typeof voice !== 'string') return refuse('review/not-yet')
    return this.#add(conversation, voice, MAX_ORGANISER_KEYS)
  }

  find(secret: string): Promise<ReviewKey | undefined> {
    return this.#storage.readReviewKey(hashSecret(secret))
  }

  /** Is there a conversation that may still leave something behind? */
  async isAwaited({ conversation }: ReviewKey): Promise<boolean> {
    const found = await this.#storage.readConversation(conversation)
    return found !== undefined && (await this.#storage.readOutcome(conversation)) === undefined
  }

  async #add(conversation: ConversationId, voice: VoiceToken, most: number): Promise<Told> {
    const secret = newReviewSecret()
    const key = { secretHash: hashSecret(secret), conversation, voice }
    return (await this.#storage.addReviewKey(key, most)) ? { ok: true, secret } : refuse('review/enough')
  }
}
