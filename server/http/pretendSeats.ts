import type { Invitation } from '../practice/pretendPeople.ts'
import { CHARACTERS } from '../practice/temperament.ts'
import { isSeated, type LiveRoom } from '../rooms/liveRoom.ts'
import type { Storage } from '../storage/port.ts'
import type { SeatDoor } from './seats.ts'

type Around = { readonly storage: Storage; readonly door: SeatDoor }

/**
 * A seat and a session for each of them, by the same door as for everybody. Null when they could not be stored; the
 * room that nobody comes to ends by itself.
 */
export async function seatPretendPeople(
  { door }: Pick<Around, 'door'>,
  room: LiveRoom,
): Promise<string[] | null> {
  const cookies: string[] = []
  for (const { name } of CHARACTERS) {
    const session = door.open(null, room.id, 'participant')
    const wish = { type: 'seat.take', name, role: 'participant', isPretend: true } as const
    const sat = await room.sitDown(wish, session.sessionFor)
    if (!sat.ok) return null
    cookies.push(bare(session.cookie))
  }
  return cookies
}

/**
 * New sessions for the chairs they have: only hashes of the earlier ones were kept, and the process that knew them is
 * gone. Null where no chair of theirs is left.
 */
export async function reopenPretendSeats(
  { storage, door }: Around,
  room: LiveRoom,
): Promise<Invitation['cookies'] | null> {
  const cookies: (string | null)[] = []
  for (const { name } of CHARACTERS) {
    const seat = room.state.seats.find((each) => each.isPretend && each.name === name)
    if (seat === undefined || !isSeated(room, seat.id)) {
      cookies.push(null)
      continue
    }
    const session = door.open(null, room.id, 'participant')
    await storage.openSession(session.sessionFor(seat.id))
    cookies.push(bare(session.cookie))
  }
  return cookies.some((cookie) => cookie !== null) ? cookies : null
}

/** `name=value`, as it goes back to the server. */
function bare(cookie: string): string {
  return cookie.split(';')[0] ?? ''
}
