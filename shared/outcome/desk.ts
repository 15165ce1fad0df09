import { refuse } from '../refusals.ts'
import { cleanLine, cleanOptional } from './cleaning.ts'
import type { ReviewCommandOf, ReviewCommandType } from './commands.ts'
import { mayBeGiven, REACH } from './consent.ts'
import { type Asking, type Decision, happens, type OutcomeEvent } from './events.ts'
import { MAX_PARAGRAPH, MAX_REASON, MAX_SENTENCE } from './limits.ts'
import { type Outcome, type PartName, phaseOf, themeOf } from './state.ts'
import { earliestPublicAt, LATEST_DATE_MS, OUTCOME_UNDO_MS } from './times.ts'

/** What the desk decides: never whose a word is, and never what somebody's words may be used for. */

/** A page that says more than this of one kind is read by nobody. */
const MAX_PARTS = 20
const MAX_CORRECTIONS = 20
const MAX_NAME = 40

type Ask<Type extends ReviewCommandType> = ReviewCommandOf<Type>

/** Other words for a theme, both kept, or left out: alone, or as the answer to a wish. */
export function decideTheme(
  outcome: Outcome,
  command: Ask<'theme.change' | 'theme.keep-both' | 'theme.take-out'>,
  { now }: Asking,
): Decision {
  if (themeOf(outcome, command.theme) === undefined) return refuse('page/unknown')
  const answer = command.answer === null ? null : outcome.answers.find(({ id }) => id === command.answer)
  if (answer === undefined) return refuse('answer/unknown')
  const settled = (state: 'changed' | 'kept-both' | 'taken-out'): OutcomeEvent[] =>
    answer === null ? [] : [{ type: 'answer.settled', id: answer.id, state, reply: '', at: now }]
  if (command.type === 'theme.take-out') {
    if (!command.isOut && phaseOf(outcome) === 'published') return refuse('page/published')
    return happens(
      { type: 'theme.left-out', theme: command.theme, isOut: command.isOut },
      ...settled('taken-out'),
    )
  }
  const sentence = cleanLine(command.sentence, MAX_SENTENCE)
  if (sentence === null) return refuse('answer/empty')
  return command.type === 'theme.change'
    ? happens({ type: 'theme.reworded', theme: command.theme, sentence }, ...settled('changed'))
    : happens({ type: 'theme.kept-both', theme: command.theme, also: sentence }, ...settled('kept-both'))
}

/** An answer in words, where no change of the page is one. Read by its person alone. */
export function settleAnswer(
  outcome: Outcome,
  { answer, reply }: Ask<'answer.settle'>,
  { now }: Asking,
): Decision {
  if (outcome.answers.every(({ id }) => id !== answer)) return refuse('answer/unknown')
  const words = cleanLine(reply, MAX_PARAGRAPH)
  if (words === null) return refuse('answer/empty')
  return happens({ type: 'answer.settled', id: answer, state: 'answered', reply: words, at: now })
}

/** One's own words are checked by others. */
export function checkQuote(
  outcome: Outcome,
  { card: id, pointsTo }: Ask<'quote.check'>,
  { by }: Asking,
): Decision {
  const card = outcome.cards.find((each) => each.id === id)
  const isOffered =
    card !== undefined &&
    card.outUntil === null &&
    mayBeGiven(card) &&
    REACH[card.choice ?? 'none'] === 'public'
  if (!isOffered) return refuse('word/unknown')
  if (card.voice === by) return refuse('role/not-allowed')
  return happens({ type: 'quote.checked', card: id, by, pointsTo })
}

export function sayOnPage(
  outcome: Outcome,
  command: Ask<'page.say' | 'breath.say' | 'difference.say'>,
): Decision {
  if (command.type === 'page.say') {
    const words = cleanOptional(command.words, MAX_PARAGRAPH)
    return words === null
      ? refuse('request/malformed')
      : happens({ type: 'page.said', field: command.field, words })
  }
  if (command.type === 'breath.say') {
    if (themeOf(outcome, command.theme) === undefined) return refuse('page/unknown')
    const words = cleanOptional(command.words, MAX_SENTENCE)
    return words === null
      ? refuse('request/malformed')
      : happens({ type: 'breath.said', theme: command.theme, words })
  }
  if (outcome.differences.every(({ id }) => id !== command.difference)) return refuse('page/unknown')
  const [one, other] = [cleanOptional(command.one, MAX_SENTENCE), cleanOptional(command.other, MAX_SENTENCE)]
  if (one === null || other === null) return refuse('request/malformed')
  return happens({ type: 'difference.said', difference: command.difference, said: [one, other] })
}

type Put = Ask<'surprise.put' | 'question.put' | 'seed.put' | 'promise.put'>

const PART_OF = {
  'surprise.put': 'surprises',
  'question.put': 'questions',
  'seed.put': 'seeds',
  'promise.put': 'promises',
} as const satisfies Record<Put['type'], PartName>

export function putPart(outcome: Outcome, command: Put): Decision {
  const part = PART_OF[command.type]
  const entries: readonly { readonly id: string }[] = outcome.parts[part]
  const isNew = entries.every(({ id }) => id !== command.part)
  if (isNew && entries.length >= MAX_PARTS) return refuse('page/enough')
  const text = cleanLine(command.text, MAX_SENTENCE)
  if (text === null) return refuse('answer/empty')
  const details = cleanDetails(command)
  if (details === null) return refuse('request/malformed')
  // "We can't" is an answer only with its reason (method.md 7.1).
  if ('state' in command && command.state === 'cannot' && details.because === '')
    return refuse('page/because')
  const { type: _, part: id, ...given } = command
  return happens({ type: 'part.put', part, entry: { ...given, ...details, id, text } })
}

/** The short texts beside an entry, cleaned; null when one of them is too long. */
function cleanDetails(command: Put): Record<string, string> | null {
  const raw = {
    ...('who' in command && { who: cleanOptional(command.who, MAX_NAME) }),
    ...('step' in command && { step: cleanOptional(command.step, MAX_REASON) }),
    ...('because' in command && { because: cleanOptional(command.because, MAX_REASON) }),
  }
  const details: Record<string, string> = {}
  for (const [field, words] of Object.entries(raw)) {
    if (words === null) return null
    details[field] = words
  }
  return details
}

type Remove = Ask<'surprise.remove' | 'question.remove' | 'seed.remove' | 'promise.remove'>

const REMOVED_FROM = {
  'surprise.remove': 'surprises',
  'question.remove': 'questions',
  'seed.remove': 'seeds',
  'promise.remove': 'promises',
} as const satisfies Record<Remove['type'], PartName>

export function removePart(outcome: Outcome, { type, part: id }: Remove): Decision {
  const part = REMOVED_FROM[type]
  const entries: readonly { readonly id: string }[] = outcome.parts[part]
  return entries.some((entry) => entry.id === id) ? happens({ type: 'part.removed', part, id }) : happens()
}

/** Later than the cooling time, as late as anybody still waits for. */
export function setDate(outcome: Outcome, { notBefore }: Ask<'page.date'>): Decision {
  if (notBefore !== null && notBefore < earliestPublicAt(outcome)) return refuse('page/too-early')
  if (notBefore !== null && notBefore > outcome.endedAt + LATEST_DATE_MS) return refuse('page/too-late')
  return happens({ type: 'date.set', notBefore })
}

export function correctPage(outcome: Outcome, { text }: Ask<'page.correct'>, { now }: Asking): Decision {
  if (phaseOf(outcome) !== 'published') return refuse('page/not-published')
  const words = cleanLine(text, MAX_PARAGRAPH)
  if (words === null) return refuse('answer/empty')
  // A retry of the same words says them once.
  if (outcome.corrections.at(-1)?.text === words) return happens()
  if (outcome.corrections.length >= MAX_CORRECTIONS) return refuse('page/enough')
  return happens({ type: 'page.corrected', text: words, at: now })
}

export function withdrawPage(outcome: Outcome, { now }: Asking): Decision {
  return phaseOf(outcome) === 'published'
    ? happens({ type: 'page.withdrawn', at: now })
    : refuse('page/not-published')
}

export function undoWithdraw({ withdrawnAt, isErased }: Outcome, { now }: Asking): Decision {
  const isInTime = withdrawnAt !== null && !isErased && now < withdrawnAt + OUTCOME_UNDO_MS
  return isInTime ? happens({ type: 'page.put-back' }) : refuse('word/too-late')
}
