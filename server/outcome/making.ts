import type { ConversationId, SeatId } from '../../shared/ids.ts'
import { type CardWords, gather, seatsOf, type Voices } from '../../shared/outcome/gather.ts'
import { nextWakeAt } from '../../shared/outcome/publication.ts'
import type { Outcome } from '../../shared/outcome/state.ts'
import type { RoomState } from '../../shared/room/state.ts'
import type { Clock } from '../clock.ts'
import type { Storage } from '../storage/port.ts'
import { newSlug, newVoice } from './tokens.ts'

export type MakingParts = {
  readonly storage: Storage
  readonly clock: Clock
  readonly rooms: { find(id: ConversationId): Promise<{ readonly state: RoomState } | undefined> }
  readonly boards: { read(id: ConversationId): Promise<readonly CardWords[]> }
}

const MINUTE_MS = 60_000

/**
 * Makes the outcome of a room that has ended, from the room and its committed board: once, and before its names go. Null
 * where there is none to make: practice leaves nothing, and neither does a room in which nobody ever was.
 */
export async function makeOutcome(parts: MakingParts, id: ConversationId): Promise<Outcome | null> {
  const { storage, rooms, boards } = parts
  if ((await storage.readOutcome(id)) !== undefined) return null
  const room = await rooms.find(id)
  const phase = room?.state.agenda.phase
  if (room === undefined || phase?.kind !== 'ended' || room.state.conversation.isPractice) return null
  if (seatsOf(room.state).length === 0) return null
  const words = await boards.read(id)
  // Only now: what was written in the last moment, the room has heard of by the time the board is read.
  const { state } = room
  const outcome = gather({
    room: state,
    words,
    voices: await giveVoices(storage, state),
    slug: newSlug(),
    // When it began is not kept; for the month that a page names, its planned length is near enough.
    startedAt: phase.at - state.conversation.lengthMinutes * MINUTE_MS,
    endedAt: phase.at,
  })
  return (await storage.createOutcome(outcome, nextWakeAt(outcome))) ? outcome : null
}

/** Who asked for a link in the room has a token; everybody else who was there is given one now. */
async function giveVoices(storage: Storage, state: RoomState): Promise<Voices> {
  const conversation = state.conversation.id
  const roles = new Map(state.seats.map(({ id, role }) => [id, role]))
  for (const seat of seatsOf(state)) {
    await storage.addVoice({ conversation, seat, role: roles.get(seat) ?? 'participant', voice: newVoice() })
  }
  const known = await storage.readVoices(conversation)
  return new Map(
    known.map(({ seat, role, voice }): [SeatId, { voice: typeof voice; role: typeof role }] => [
      seat,
      { voice, role },
    ]),
  )
}
