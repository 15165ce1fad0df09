import { z } from 'zod'
import { cardIdSchema } from '../ids.ts'
import { MAX_PARAGRAPH, MAX_REASON, MAX_SENTENCE } from './limits.ts'
import { CHOICES, POINTS_TO, PROMISE_STATES, QUESTION_STATES, SAYINGS } from './state.ts'

/** What somebody with a review link may ask. Each text is cleaned and counted by `decide`; here its bytes are bounded. */

const id = z.string().regex(/^[A-Za-z0-9_-]{8,32}$/)
/** Ids of themes, differences and first agreements are whatever the room lets in. */
const roomId = z.string().min(1).max(64)
const text = (graphemes: number) => z.string().max(graphemes * 8)
const sentence = text(MAX_SENTENCE)
const reason = text(MAX_REASON)
const name = z.string().max(400)
const month = z
  .string()
  .regex(/^20\d\d-(0[1-9]|1[0-2])$/)
  .nullable()
const pointsTo = z.enum(POINTS_TO)
const answer = id.nullable()

const own = [
  z.strictObject({
    type: z.literal('word.choose'),
    card: cardIdSchema,
    choice: z.enum(CHOICES),
    name: name.optional(),
    pointsTo: pointsTo.optional(),
  }),
  z.strictObject({ type: z.literal('word.undo-out'), card: cardIdSchema }),
  z.strictObject({
    type: z.literal('page.answer'),
    isRight: z.boolean(),
    about: roomId.nullable(),
    words: text(MAX_PARAGRAPH),
  }),
  z.strictObject({ type: z.literal('page.say-yes') }),
  z.strictObject({ type: z.literal('page.not-yet') }),
] as const

const desk = [
  z.strictObject({
    type: z.literal('page.say'),
    field: z.enum(SAYINGS),
    words: text(MAX_PARAGRAPH),
  }),
  z.strictObject({ type: z.literal('breath.say'), theme: roomId, words: sentence }),
  z.strictObject({ type: z.literal('theme.change'), theme: roomId, sentence, answer }),
  z.strictObject({ type: z.literal('theme.keep-both'), theme: roomId, sentence, answer }),
  z.strictObject({ type: z.literal('theme.take-out'), theme: roomId, isOut: z.boolean(), answer }),
  z.strictObject({ type: z.literal('answer.settle'), answer: id, reply: text(MAX_PARAGRAPH) }),
  z.strictObject({ type: z.literal('quote.check'), card: cardIdSchema, pointsTo }),
  z.strictObject({ type: z.literal('difference.say'), difference: roomId, one: sentence, other: sentence }),
  z.strictObject({ type: z.literal('surprise.put'), part: id, text: sentence }),
  z.strictObject({ type: z.literal('surprise.remove'), part: id }),
  z.strictObject({
    type: z.literal('question.put'),
    part: id,
    text: sentence,
    who: name,
    state: z.enum(QUESTION_STATES),
    because: reason,
    by: month,
  }),
  z.strictObject({ type: z.literal('question.remove'), part: id }),
  z.strictObject({
    type: z.literal('seed.put'),
    part: id,
    text: sentence,
    who: name,
    step: reason,
    again: month,
  }),
  z.strictObject({ type: z.literal('seed.remove'), part: id }),
  z.strictObject({
    type: z.literal('promise.put'),
    part: id,
    text: sentence,
    state: z.enum(PROMISE_STATES),
    because: reason,
    again: month,
  }),
  z.strictObject({ type: z.literal('promise.remove'), part: id }),
  z.strictObject({ type: z.literal('page.date'), notBefore: z.int().nonnegative().nullable() }),
  z.strictObject({ type: z.literal('page.correct'), text: text(MAX_PARAGRAPH) }),
  z.strictObject({ type: z.literal('page.withdraw') }),
  z.strictObject({ type: z.literal('page.undo-withdraw') }),
] as const

export const reviewCommandSchema = z.discriminatedUnion('type', [...own, ...desk])
export type ReviewCommand = z.output<typeof reviewCommandSchema>
export type ReviewCommandType = ReviewCommand['type']
export type ReviewCommandOf<Type extends ReviewCommandType> = Extract<ReviewCommand, { type: Type }>

/** Everything that is not one's own: for those who keep the desk. */
export const DESK_COMMANDS: ReadonlySet<ReviewCommandType> = new Set(
  desk.map(({ shape }) => shape.type.value),
)
