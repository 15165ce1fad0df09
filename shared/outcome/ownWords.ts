import type { CardId } from '../ids.ts'
import { cleanName } from '../names.ts'
import { refuse } from '../refusals.ts'
import { cleanLine } from './cleaning.ts'
import type { ReviewCommandOf } from './commands.ts'
import { IS_QUOTABLE, REACH } from './consent.ts'
import { type Asking, type Decision, happens, type OutcomeEvent } from './events.ts'
import { MAX_PARAGRAPH } from './limits.ts'
import { type DraftAnswer, type Outcome, type OutcomeCard, themeOf } from './state.ts'
import { OUTCOME_UNDO_MS } from './times.ts'

/** What a person decides about their own words, and says of the page. */

/** More wishes than this from one person are a conversation: they have one with the desk. */
const MAX_ANSWERS = 20

/** Somebody else's card and no card are one answer: nobody learns here whose a card is. */
function ownCard(outcome: Outcome, id: CardId, { by }: Asking): OutcomeCard | undefined {
  return outcome.cards.find((card) => card.id === id && card.voice === by)
}

export function chooseWord(
  outcome: Outcome,
  command: ReviewCommandOf<'word.choose'>,
  asking: Asking,
): Decision {
  const card = ownCard(outcome, command.card, asking)
  if (card === undefined || card.outUntil !== null) return refuse('word/unknown')
  const { choice } = command
  if (choice === 'out') {
    return happens({ type: 'word.taken-out', card: card.id, until: asking.now + OUTCOME_UNDO_MS })
  }
  const isGiven = REACH[choice] !== 'nobody-else'
  if (isGiven && card.words === null) return refuse('word/gone')
  if (isGiven && card.isCheckFirst) return refuse('word/check-first')
  if (isGiven && !IS_QUOTABLE[card.check]) return refuse('word/not-checked')
  const named = choice === 'public-named' ? cleanName(command.name ?? card.name ?? '') : null
  if (named?.ok === false) return refuse(named.code)
  const pointsTo = REACH[choice] === 'public' ? (command.pointsTo ?? card.pointsTo) : null
  return happens({ type: 'word.chosen', card: card.id, choice, name: named?.name ?? null, pointsTo })
}

export function undoOut(
  outcome: Outcome,
  { card: id }: ReviewCommandOf<'word.undo-out'>,
  asking: Asking,
): Decision {
  const card = ownCard(outcome, id, asking)
  if (card === undefined || card.outUntil === null || asking.now >= card.outUntil)
    return refuse('word/too-late')
  return happens({ type: 'word.put-back', card: id })
}

/** "Did we get this right?" Yes settles what this person had asked for; no is a wish that the page waits for. */
export function answerPage(
  outcome: Outcome,
  command: ReviewCommandOf<'page.answer'>,
  asking: Asking,
): Decision {
  const { by, now, id } = asking
  if (outcome.voices[by] === 'organiser') return refuse('role/not-allowed')
  if (command.about !== null && themeOf(outcome, command.about) === undefined) return refuse('page/unknown')
  const mine = outcome.answers.filter((answer) => answer.by === by)
  const isWhole = command.about === null
  if (command.isRight) {
    const settled = mine
      .filter(({ about }) => about === command.about)
      .flatMap((answer) => settle(answer, now))
    return happens(...settled, ...(isWhole ? [{ type: 'page.judged', by, isRight: true } as const] : []))
  }
  if (mine.some((answer) => answer.id === id)) return happens()
  const words = cleanLine(command.words, MAX_PARAGRAPH)
  if (words === null) return refuse('answer/empty')
  if (mine.length >= MAX_ANSWERS) return refuse('page/enough')
  const answer: DraftAnswer = {
    ...{ id, by, about: command.about, words, at: now },
    ...{ state: 'open', reply: '', settledAt: null, isRightNow: false },
  }
  return happens({ type: 'answer.given', answer }, { type: 'page.judged', by, isRight: false })
}

function settle({ id, state, isRightNow }: DraftAnswer, at: number): OutcomeEvent[] {
  if (state === 'open') {
    return [
      { type: 'answer.settled', id, state: 'answered', reply: '', at },
      { type: 'answer.right-now', id },
    ]
  }
  return isRightNow ? [] : [{ type: 'answer.right-now', id }]
}
