import { AccessToken, TokenVerifier, TrackSource } from 'livekit-server-sdk'
import { z } from 'zod'
import { type SeatId, seatIdSchema } from '../../shared/ids.ts'
import { type CallRoom, callRoomSchema } from './callRoom.ts'
import type { Keys } from './upstream.ts'

/** Only the way in: once inside, the call server hands out fresh ones. Longer, and a copied one is worth more (SEC-6). */
const PASS_SECONDS = 120

export type Pass = { readonly room: CallRoom; readonly seat: SeatId }

/**
 * A pass for one seat into one room. It names nobody: the room says whose seat it is, and the call server need not
 * know. Every right is spelled out, because the call server reads a missing one as a yes: no data beside ours, no
 * changing of name or attributes, nothing administrative.
 */
export async function signPass(pass: Pass, keys: Keys): Promise<string> {
  const token = new AccessToken(keys.apiKey, keys.apiSecret, {
    identity: pass.seat,
    ttl: PASS_SECONDS,
  })
  token.addGrant({
    roomJoin: true,
    room: pass.room,
    canSubscribe: true,
    canPublish: true,
    canPublishSources: [TrackSource.MICROPHONE, TrackSource.CAMERA],
    canPublishData: false,
    canUpdateOwnMetadata: false,
  })
  return token.toJwt()
}

const claimsSchema = z.object({
  sub: seatIdSchema,
  video: z.object({ room: callRoomSchema, roomJoin: z.literal(true) }),
})

/** Whose pass this is, if its signature and its time hold. The call server's own fresh ones pass as well. */
export async function readPass(token: string, keys: Keys): Promise<Pass | null> {
  try {
    const claims = await new TokenVerifier(keys.apiKey, keys.apiSecret).verify(token)
    const { sub, video } = claimsSchema.parse(claims)
    return { room: video.room, seat: sub }
  } catch {
    return null
  }
}
