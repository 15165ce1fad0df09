import { z } from 'zod'
import { MAX_QUESTION_CHARACTERS } from './api.ts'
import { commandIdSchema } from './ids.ts'
import { reviewCommandSchema } from './outcome/commands.ts'
import { ROLES } from './room/state.ts'
import { LENGTHS } from './templates/template.ts'

/** Bodies of HTTP requests, as schemas for the door. Apart from api.ts, so that no browser loads them. */

export const startConversationSchema = z.strictObject({
  question: z.string().trim().min(1).max(MAX_QUESTION_CHARACTERS),
  template: z.string().max(64),
  lengthMinutes: z.literal(LENGTHS),
})
export type StartConversation = z.input<typeof startConversationSchema>

/** A practice room needs a question only because its headline is in the language of whoever asks. */
export const practiceSchema = startConversationSchema.pick({ question: true })
export type StartPractice = z.input<typeof practiceSchema>

/** 128 random bits in base64url. The letter before it in a link's fragment names the role and is not part of it. */
const secretSchema = z.string().regex(/^[A-Za-z0-9_-]{22}$/)

export const lobbySchema = z.strictObject({ role: z.enum(ROLES), secret: secretSchema })

export const joinSchema = z.strictObject({
  role: z.enum(ROLES),
  secret: secretSchema,
  // Cleaning decides what a name is; this bounds what has to be cleaned.
  name: z.string().max(400),
})
export type Join = z.input<typeof joinSchema>

export const seatSchema = z.strictObject({ role: z.enum(ROLES) })

/** The facilitator's link, after the end. */
export const deskSchema = z.strictObject({ secret: secretSchema })

/** 192 random bits in base64url: what stands after the sign in the address of somebody's own words. */
const reviewSecretSchema = z.string().regex(/^[A-Za-z0-9_-]{32}$/)

export const reviewLookSchema = z.strictObject({ secret: reviewSecretSchema })

/** The id is made by the page for each thing that somebody does, so that a retry is recognised. */
export const reviewDoSchema = z.strictObject({
  secret: reviewSecretSchema,
  id: commandIdSchema,
  command: reviewCommandSchema,
})
