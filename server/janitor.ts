import type { Clock } from './clock.ts'
import type { Outcomes } from './outcome/outcomes.ts'
import type { RoomRegistry } from './rooms/registry.ts'
import { type Storage, StorageUnavailable } from './storage/port.ts'

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS

/** Names and turns outlive the end of a conversation by this much: time to say goodbye (SAFE-11). */
export const ROOM_LIFE_AFTER_END_MS = 15 * MINUTE_MS
/** A conversation and its board are kept this long (trust.md 3.7). */
export const CONVERSATION_LIFE_MS = 30 * DAY_MS
/** How often it is looked. Deleting is idempotent, so missing a round only makes the next one longer. */
const ROUND_MS = MINUTE_MS

export type JanitorParts = {
  readonly storage: Storage
  readonly rooms: RoomRegistry
  readonly outcomes: Pick<Outcomes, 'makeMissing'>
  readonly clock: Clock
}

/** Removes what must not outlive its time: at the start, and then every minute. Answers how to stop. */
export function startJanitor(house: JanitorParts, onDefect: (error: unknown) => void): () => void {
  const { clock, outcomes } = house
  let callOff = () => {}
  const tidy = async () => {
    // What a room leaves behind needs to know whose a card was, so it is made before the names go.
    await outcomes.makeMissing()
    await cleanUp(house.storage, house.rooms, clock.now())
  }
  const round = () => {
    tidy().catch((error: unknown) => {
      // A full disk has a later round; anything else somebody must look at.
      if (!(error instanceof StorageUnavailable)) onDefect(error)
    })
    callOff = clock.callAt(clock.now() + ROUND_MS, round)
  }
  round()
  return () => callOff()
}

/** One round. Rooms leave memory before their rows go, so that nothing writes the rows again. */
export async function cleanUp(storage: Storage, rooms: RoomRegistry, now: number): Promise<void> {
  const roomsEndedBefore = now - ROOM_LIFE_AFTER_END_MS
  await rooms.dropEnded(roomsEndedBefore)
  const removed = await storage.forget({ roomsEndedBefore, createdBefore: now - CONVERSATION_LIFE_MS, now })
  if (removed > 0) await storage.scrub()
}
