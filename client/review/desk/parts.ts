import type { ReviewCommand } from '../../../shared/outcome/commands.ts'
import {
  PROMISE_STATES,
  type PromiseState,
  QUESTION_STATES,
  type QuestionState,
} from '../../../shared/outcome/state.ts'

/** The lists that the desk writes, in the order of the page, and the fields of an entry of each. */
export const PART_NAMES = ['surprises', 'questions', 'seeds', 'promises'] as const
export type PartName = (typeof PART_NAMES)[number]

/** The ledger goes on after publication: what was promised is done, or cannot be. */
export const EDITABLE_AFTERWARDS: ReadonlySet<PartName> = new Set(['promises'])

export type PartField = 'who' | 'step' | 'state' | 'because' | 'by' | 'again'

/** Beside its sentence, which each has. */
export const FIELDS: Readonly<Record<PartName, readonly PartField[]>> = {
  surprises: [],
  questions: ['who', 'state', 'because', 'by'],
  seeds: ['who', 'step', 'again'],
  promises: ['state', 'because', 'again'],
}

export const STATES = { questions: QUESTION_STATES, promises: PROMISE_STATES } as const

type Values = Readonly<Record<string, string>>

/** What saving an entry asks of the server. A month that was left open is none. */
export function putOf(part: PartName, id: string, values: Values): ReviewCommand {
  const word = (field: string) => values[field] ?? ''
  const month = (field: string) => (word(field) === '' ? null : word(field))
  const entry = { part: id, text: word('text') }
  switch (part) {
    case 'surprises':
      return { type: 'surprise.put', ...entry }
    case 'questions':
      return {
        type: 'question.put',
        ...entry,
        who: word('who'),
        state: (word('state') || 'asked') as QuestionState,
        because: word('because'),
        by: month('by'),
      }
    case 'seeds':
      return { type: 'seed.put', ...entry, who: word('who'), step: word('step'), again: month('again') }
    case 'promises':
      return {
        type: 'promise.put',
        ...entry,
        state: (word('state') || 'maybe') as PromiseState,
        because: word('because'),
        again: month('again'),
      }
  }
}

const REMOVE = {
  surprises: 'surprise.remove',
  questions: 'question.remove',
  seeds: 'seed.remove',
  promises: 'promise.remove',
} as const

export function removeOf(part: PartName, id: string): ReviewCommand {
  return { type: REMOVE[part], part: id }
}
