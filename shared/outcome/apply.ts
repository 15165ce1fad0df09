import type { CardId } from '../ids.ts'
import type { OutcomeEvent } from './events.ts'
import type { Outcome, OutcomeCard, OutcomeTheme } from './state.ts'

/** The outcome after an event. Nothing else changes one. */
export function apply(outcome: Outcome, event: OutcomeEvent): Outcome {
  if (event.type.startsWith('word')) return applyToWords(outcome, event)
  if (event.type.startsWith('page') || event.type.startsWith('yes')) return applyToPage(outcome, event)
  return applyToDesk(outcome, event)
}

export function applyAll(outcome: Outcome, events: readonly OutcomeEvent[]): Outcome {
  return events.reduce(apply, outcome)
}

function applyToWords(outcome: Outcome, event: OutcomeEvent): Outcome {
  switch (event.type) {
    case 'word.chosen':
      return chosen(outcome, event)
    case 'word.taken-out':
      return withCard(outcome, event.card, (card) => ({ ...card, outUntil: event.until }))
    case 'word.put-back':
      return withCard(outcome, event.card, (card) => ({ ...card, outUntil: null }))
    case 'word.gone':
      return withoutCard(outcome, event.card)
    case 'words.lapsed':
      return {
        ...outcome,
        cards: outcome.cards.map((card) => (isAnswered(card) ? card : { ...card, words: null })),
      }
    default:
      return outcome
  }
}

/** A yes, a no or a summary keeps the words for their own person, who may answer otherwise later. */
export function isAnswered({ choice }: OutcomeCard): boolean {
  return choice !== null && choice !== 'later'
}

function chosen(outcome: Outcome, event: Extract<OutcomeEvent, { type: 'word.chosen' }>): Outcome {
  const { card: id, choice, name, pointsTo } = event
  const before = outcome.cards.find((card) => card.id === id)
  const next = withCard(outcome, id, (card) => ({ ...card, choice, name, pointsTo }))
  // Whoever checked the quote checked it with this name beside it.
  return before?.name === name ? next : { ...next, quoteChecks: without(outcome.quoteChecks, id) }
}

/** A theme whose last card went says nothing that anybody said, and a difference needs two sides. */
function withoutCard(outcome: Outcome, id: CardId): Outcome {
  const cards = outcome.cards.filter((card) => card.id !== id)
  const themes = outcome.themes.filter((theme) => cards.some((card) => card.theme === theme.id))
  return {
    ...outcome,
    cards,
    themes,
    differences: outcome.differences.filter((difference) => !difference.cards.includes(id)),
    answers: outcome.answers.map((answer) =>
      answer.about !== null && themes.every((theme) => theme.id !== answer.about)
        ? { ...answer, about: null }
        : answer,
    ),
    quoteChecks: without(outcome.quoteChecks, id),
    toTakeOut: [...outcome.toTakeOut, id],
  }
}

function applyToDesk(outcome: Outcome, event: OutcomeEvent): Outcome {
  switch (event.type) {
    case 'card.off-the-board':
      return { ...outcome, toTakeOut: outcome.toTakeOut.filter((card) => card !== event.card) }
    case 'answer.given':
      return { ...outcome, answers: [...outcome.answers, event.answer] }
    case 'answer.settled':
      return withAnswer(outcome, event.id, { state: event.state, reply: event.reply, settledAt: event.at })
    case 'answer.right-now':
      return withAnswer(outcome, event.id, { isRightNow: true })
    case 'answer.lapsed':
      return withAnswer(outcome, event.id, { words: '', reply: '' })
    case 'theme.reworded':
      return withTheme(outcome, event.theme, { sentence: event.sentence, isReworded: true })
    case 'theme.kept-both':
      return withTheme(outcome, event.theme, { also: event.also, isReworded: true })
    case 'theme.left-out':
      return withTheme(outcome, event.theme, { isOut: event.isOut })
    case 'breath.said':
      return withTheme(outcome, event.theme, { inBreath: event.words })
    case 'difference.said':
      return {
        ...outcome,
        differences: outcome.differences.map((each) =>
          each.id === event.difference ? { ...each, said: event.said } : each,
        ),
      }
    case 'part.put':
    case 'part.removed':
      return applyToPart(outcome, event)
    case 'quote.checked':
      return {
        ...outcome,
        quoteChecks: {
          ...outcome.quoteChecks,
          [event.card]: { ...outcome.quoteChecks[event.card], [event.by]: event.pointsTo },
        },
      }
    case 'date.set':
      return { ...outcome, notBefore: event.notBefore }
    case 'voice.joined':
      return { ...outcome, voices: { ...outcome.voices, [event.voice]: event.role } }
    default:
      return outcome
  }
}

type PartEvent = Extract<OutcomeEvent, { type: 'part.put' | 'part.removed' }>

/** Other words for one that is there stay in its place. */
function applyToPart(outcome: Outcome, event: PartEvent): Outcome {
  const entries: readonly { readonly id: string }[] = outcome.parts[event.part]
  const next =
    event.type === 'part.removed'
      ? entries.filter(({ id }) => id !== event.id)
      : entries.some(({ id }) => id === event.entry.id)
        ? entries.map((each) => (each.id === event.entry.id ? event.entry : each))
        : [...entries, event.entry]
  return { ...outcome, parts: { ...outcome.parts, [event.part]: next } }
}

function applyToPage(outcome: Outcome, event: OutcomeEvent): Outcome {
  switch (event.type) {
    case 'page.judged':
      return { ...outcome, right: { ...outcome.right, [event.by]: event.isRight } }
    case 'page.said':
      return { ...outcome, sayings: { ...outcome.sayings, [event.field]: event.words } }
    case 'yes.said': {
      const others = outcome.yeses.filter(({ by }) => by !== event.by)
      return { ...outcome, yeses: [...others, { by: event.by, at: event.at, revision: outcome.revision }] }
    }
    case 'yes.taken-back':
      return { ...outcome, yeses: outcome.yeses.filter(({ by }) => by !== event.by) }
    case 'page.reworded':
      return { ...outcome, revision: outcome.revision + 1 }
    case 'page.published':
      return { ...outcome, publishedAt: event.at }
    case 'page.corrected':
      return { ...outcome, corrections: [...outcome.corrections, { text: event.text, at: event.at }] }
    case 'page.withdrawn':
      return { ...outcome, withdrawnAt: event.at }
    case 'page.put-back':
      return { ...outcome, withdrawnAt: null }
    case 'page.erased':
      return erased(outcome)
    default:
      return outcome
  }
}

/** What is left says that there was a page and that it was taken back. Cards still on a board stay to be taken out. */
function erased(outcome: Outcome): Outcome {
  return {
    ...outcome,
    question: '',
    people: 0,
    cards: [],
    themes: [],
    differences: [],
    labels: {},
    parts: { surprises: [], questions: [], seeds: [], promises: [] },
    sayings: { sees: '', feeds: '', again: '' },
    answers: [],
    right: {},
    quoteChecks: {},
    yeses: [],
    corrections: [],
    isErased: true,
  }
}

function withCard(outcome: Outcome, id: CardId, change: (card: OutcomeCard) => OutcomeCard): Outcome {
  return { ...outcome, cards: outcome.cards.map((card) => (card.id === id ? change(card) : card)) }
}

function withTheme(outcome: Outcome, id: string, changes: Partial<OutcomeTheme>): Outcome {
  return {
    ...outcome,
    themes: outcome.themes.map((theme) => (theme.id === id ? { ...theme, ...changes } : theme)),
  }
}

function withAnswer(outcome: Outcome, id: string, changes: Partial<Outcome['answers'][number]>): Outcome {
  return {
    ...outcome,
    answers: outcome.answers.map((answer) => (answer.id === id ? { ...answer, ...changes } : answer)),
  }
}

function without<Value>(record: Readonly<Record<string, Value>>, key: string): Record<string, Value> {
  return Object.fromEntries(Object.entries(record).filter(([each]) => each !== key))
}
