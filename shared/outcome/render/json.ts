import { z } from 'zod'
import { COLUMN_KEYS } from '../../board/columns.ts'
import { THEME_STATES } from '../../room/state/cards.ts'
import type { PageModel } from '../page.ts'
import { PROMISE_STATES, QUESTION_STATES } from '../state.ts'

/** The page as data, with a schema that anybody can check it against: `/o/schema.json`. */

const quote = z.strictObject({ words: z.string(), name: z.string().nullable() })
const theme = z.strictObject({
  anchor: z.string().regex(/^t\d+$/),
  sentence: z.string(),
  also: z.string(),
  state: z.enum(THEME_STATES),
  because: z.string(),
  voices: z.int().min(3).nullable(),
  quotes: z.array(quote),
})
const month = z.string().regex(/^\d{4}-\d{2}$/)
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
const side = z.strictObject({ words: z.string(), isQuote: z.boolean() })

export const publicPageSchema = z.strictObject({
  version: z.literal(1),
  state: z.literal('published'),
  language: z.string(),
  question: z.string(),
  room: z.strictObject({
    people: z.int().min(3).nullable(),
    lengthMinutes: z.int(),
    isTryOut: z.boolean(),
    template: z.string(),
    month,
  }),
  publishedOn: day,
  breath: z.array(
    z.strictObject({ column: z.enum(COLUMN_KEYS), words: z.string(), anchor: z.string(), fits: z.boolean() }),
  ),
  columns: z.array(z.strictObject({ key: z.enum(COLUMN_KEYS), label: z.string(), themes: z.array(theme) })),
  differences: z.array(z.strictObject({ one: side, other: side })),
  oneVoice: z.array(theme),
  surprises: z.array(z.string()),
  wondering: z.array(
    z.strictObject({
      text: z.string(),
      who: z.string(),
      state: z.enum(QUESTION_STATES),
      because: z.string(),
      by: month.nullable(),
    }),
  ),
  seeds: z.array(
    z.strictObject({ text: z.string(), who: z.string(), step: z.string(), again: month.nullable() }),
  ),
  next: z.strictObject({
    sees: z.string(),
    feeds: z.string(),
    again: z.string(),
    promises: z.array(
      z.strictObject({
        text: z.string(),
        state: z.enum(PROMISE_STATES),
        because: z.string(),
        again: month.nullable(),
      }),
    ),
  }),
  made: z.strictObject({
    hadNoteTaker: z.boolean(),
    leftOut: z.strictObject({ notChecked: z.int(), checkFirst: z.int(), noWords: z.int() }),
    changed: z.int(),
  }),
  corrections: z.array(z.strictObject({ on: day, text: z.string() })),
})

/** Signs that would mean something to whoever puts the data into a page unescaped are written by number. */
export function jsonPage(model: PageModel): string {
  return `${JSON.stringify(model, null, 2).replace(/[<>&\u2028\u2029]/gu, byNumber)}\n`
}

export function jsonSchema(): string {
  return `${JSON.stringify(z.toJSONSchema(publicPageSchema), null, 2)}\n`
}

function byNumber(sign: string): string {
  return `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`
}
