import type { CardId, ConversationId } from '../../shared/ids.ts'
import { applyAll } from '../../shared/outcome/apply.ts'
import type { ReviewCommand } from '../../shared/outcome/commands.ts'
import { decide, wakeUp } from '../../shared/outcome/decide.ts'
import { type Decision, happens } from '../../shared/outcome/events.ts'
import { isForgotten, nextWakeAt } from '../../shared/outcome/publication.ts'
import { type ReviewView, review } from '../../shared/outcome/review.ts'
import type { Outcome, VoiceToken } from '../../shared/outcome/state.ts'
import { type Refusal, refuse } from '../../shared/refusals.ts'
import { Mailbox } from '../rooms/mailbox.ts'
import { StorageUnavailable } from '../storage/port.ts'
import { type MakingParts, makeOutcome } from './making.ts'
import { Scrubbing } from './scrubbing.ts'
import { newVoice } from './tokens.ts'

export type OutcomeParts = MakingParts & {
  readonly boards: MakingParts['boards'] & { takeOut(id: ConversationId, card: CardId): Promise<void> }
  readonly onDefect: (error: unknown) => void
}

type Changed = { readonly ok: true; readonly outcome: Outcome }

/** What the disk did not take, and a board that could not be opened, is tried again this much later. */
const RETRY_MS = 2_000

/**
 * What conversations leave behind, each with one writer. The order is that of a room: decide, store, tell. Nothing is kept
 * in memory but who is to be woken when, so a page is read as it lies on the disk.
 */
export class Outcomes {
  readonly #parts: OutcomeParts
  readonly #scrubbing: Scrubbing
  readonly #mailboxes = new Map<ConversationId, { readonly mailbox: Mailbox; jobs: number }>()
  readonly #wakes = new Map<ConversationId, () => void>()
  #isStopped = false

  constructor(parts: OutcomeParts) {
    this.#parts = parts
    this.#scrubbing = new Scrubbing(parts.storage, parts.clock, parts.onDefect)
  }

  /** Makes what a crash kept from being made, before anybody's name goes, and brings every deadline back. */
  async open(): Promise<void> {
    await this.makeMissing()
    const wakes = await this.#parts.storage.listOutcomeWakes()
    for (const { conversation, wakeAt } of wakes) this.#arm(conversation, wakeAt)
    // What went in the last moments of the server before this one may still lie in the log.
    if (wakes.length > 0) this.#scrubbing.soon()
  }

  async stop(): Promise<void> {
    this.#isStopped = true
    for (const callOff of this.#wakes.values()) callOff()
    await Promise.all([...this.#mailboxes.values()].map(({ mailbox }) => mailbox.settled()))
    this.#scrubbing.stop()
  }

  /** The room has ended: what it leaves behind is made now, or as soon as the disk takes it. */
  make(id: ConversationId): void {
    this.#make(id).catch((error: unknown) => this.#again(error, () => this.make(id)))
  }

  /** Every ended room that still knows who was there. One that cannot be made does not keep the others from it. */
  async makeMissing(): Promise<void> {
    for (const id of await this.#parts.storage.listEndedRooms()) {
      await this.#make(id).catch((error: unknown) => {
        if (!(error instanceof StorageUnavailable)) this.#parts.onDefect(error)
      })
    }
  }

  /** What this voice finds behind its link. */
  async look(id: ConversationId, voice: VoiceToken): Promise<{ ok: true; review: ReviewView } | Refusal> {
    return this.#show(await this.#change(id, () => happens()), voice)
  }

  /** A command of this voice, and what it sees then. The id of the request makes a retry do nothing twice. */
  async perform(
    id: ConversationId,
    voice: VoiceToken,
    asked: { readonly id: string; readonly command: ReviewCommand },
  ): Promise<{ ok: true; review: ReviewView } | Refusal> {
    const changed = await this.#change(id, (outcome) =>
      decide(outcome, asked.command, { by: voice, now: this.#parts.clock.now(), id: asked.id }),
    )
    return this.#show(changed, voice)
  }

  /** The one voice of everybody who opens the desk without having been there. */
  async organiserOf(id: ConversationId): Promise<VoiceToken | Refusal> {
    const changed = await this.#change(id, (outcome) =>
      organiser(outcome) === undefined
        ? happens({ type: 'voice.joined', voice: newVoice(), role: 'organiser' })
        : happens(),
    )
    if (!changed.ok) return changed
    return organiser(changed.outcome) ?? refuse('server/defect')
  }

  #show(changed: Changed | Refusal, voice: VoiceToken): { ok: true; review: ReviewView } | Refusal {
    if (!changed.ok) return changed
    const seen = review(changed.outcome, voice, this.#parts.clock.now())
    return seen === null ? refuse('link/unknown') : { ok: true, review: seen }
  }

  #make(id: ConversationId): Promise<void> {
    return this.#post(id, async () => {
      const made = await makeOutcome(this.#parts, id)
      if (made !== null) this.#arm(id, nextWakeAt(made))
    })
  }

  /** What is due happens first; then what is asked. Stored when anything has changed. */
  #change(id: ConversationId, ask: (outcome: Outcome) => Decision): Promise<Changed | Refusal> {
    return this.#post(id, async () => {
      const { storage, clock } = this.#parts
      const stored = await storage.readOutcome(id)
      if (stored === undefined) return refuse('link/unknown')
      const { seq, outcome } = stored
      if (isForgotten(outcome, clock.now())) {
        await storage.forgetOutcome(id)
        this.#scrubbing.soon()
        return refuse('link/unknown')
      }
      const woken = wakeUp(outcome, clock.now())
      const decision = ask(woken)
      const next = decision.ok ? applyAll(woken, decision.events) : woken
      if (next !== outcome) {
        // Nobody else writes here: another number means that this server is not the only one.
        if (!(await storage.writeOutcome(seq, next, nextWakeAt(next)))) return refuse('server/defect')
        this.#scrubbing.soon()
      }
      this.#arm(id, nextWakeAt(next))
      return decision.ok ? { ok: true, outcome: next } : decision
    })
  }

  #arm(id: ConversationId, at: number | null): void {
    this.#wakes.get(id)?.()
    this.#wakes.delete(id)
    if (at === null || this.#isStopped) return
    this.#wakes.set(
      id,
      this.#parts.clock.callAt(Math.max(at, this.#parts.clock.now()), () => this.#wake(id)),
    )
  }

  #wake(id: ConversationId): void {
    this.#wakeNow(id).catch((error: unknown) => this.#again(error, () => this.#wake(id)))
  }

  async #wakeNow(id: ConversationId): Promise<void> {
    const woken = await this.#change(id, () => happens())
    if (!woken.ok) return
    const { boards } = this.#parts
    for (const card of woken.outcome.toTakeOut) {
      // From the board as well, and only then it is not asked again.
      await boards.takeOut(id, card)
      await this.#change(id, () => happens({ type: 'card.off-the-board', card }))
    }
  }

  #again(error: unknown, what: () => void): void {
    if (!(error instanceof StorageUnavailable)) this.#parts.onDefect(error)
    else if (!this.#isStopped) this.#parts.clock.callAt(this.#parts.clock.now() + RETRY_MS, what)
  }

  async #post<Result>(id: ConversationId, job: () => Promise<Result>): Promise<Result> {
    const place = this.#mailboxes.get(id) ?? { mailbox: new Mailbox(), jobs: 0 }
    this.#mailboxes.set(id, place)
    place.jobs += 1
    try {
      return await place.mailbox.post(job)
    } finally {
      place.jobs -= 1
      if (place.jobs === 0) this.#mailboxes.delete(id)
    }
  }
}

function organiser({ voices }: Outcome): VoiceToken | undefined {
  const found = Object.entries(voices).find(([, role]) => role === 'organiser')
  return found?.[0] as VoiceToken | undefined
}
