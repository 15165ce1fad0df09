import { z } from 'zod'
import { commandIdSchema, conversationIdSchema, pageIdSchema } from './ids.ts'
import { personCommandSchema } from './room/commands.ts'
import { ROLES } from './room/state.ts'

/** What the room's socket accepts, as schemas for the door. Apart from protocol.ts, so that no browser loads them. */

/** What a browser says when it opens the room's socket. Who it is comes from the session cookie for that role. */
export const handshakeSchema = z.strictObject({
  protocol: z.int(),
  conversation: conversationIdSchema,
  as: z.enum(ROLES),
  page: pageIdSchema,
})
export type Handshake = z.input<typeof handshakeSchema>

/** One command with the id under which a retry is recognised. */
export const envelopeSchema = z.strictObject({ id: commandIdSchema, command: personCommandSchema })
export type Envelope = z.infer<typeof envelopeSchema>

/** What a device may say of its person's speech: that it began or ended, and no more (T-3). */
export const speechReportSchema = z.union([
  z.strictObject({ speaking: z.boolean() }),
  z.strictObject({ speaking: z.literal(false), off: z.literal(true) }),
])
