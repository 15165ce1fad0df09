import { refuse } from '../refusals.ts'
import { applyAll } from './apply.ts'
import { DESK_COMMANDS, type ReviewCommand } from './commands.ts'
import {
  checkQuote,
  correctPage,
  decideTheme,
  putPart,
  removePart,
  sayOnPage,
  setDate,
  settleAnswer,
  undoWithdraw,
  withdrawPage,
} from './desk.ts'
import { AFTER_PUBLICATION, type Asking, type Decision, happens } from './events.ts'
import { answerPage, chooseWord, undoOut } from './ownWords.ts'
import { isAtDesk, linesOf, page } from './page.ts'
import { wake, yesesNow } from './publication.ts'
import { type Outcome, phaseOf } from './state.ts'

/**
 * What a command of somebody with a review link leads to: events, or a refusal. Whatever was due by now has happened
 * before (`wake`), so nobody acts on a page of a moment ago.
 */
export function decide(outcome: Outcome, command: ReviewCommand, asking: Asking): Decision {
  if (outcome.voices[asking.by] === undefined) return refuse('link/unknown')
  if (DESK_COMMANDS.has(command.type) && !isAtDesk(outcome, asking.by)) return refuse('role/not-allowed')
  const refused = refuseInPhase(outcome, command)
  if (refused !== null) return refused
  const decision = decideOne(outcome, command, asking)
  return decision.ok ? withRewording(outcome, decision) : decision
}

function refuseInPhase(outcome: Outcome, { type }: ReviewCommand) {
  const phase = phaseOf(outcome)
  if (phase === 'withdrawn' && type !== 'page.undo-withdraw') return refuse('page/withdrawn')
  if (phase === 'published' && !AFTER_PUBLICATION.has(type)) return refuse('page/published')
  return null
}

/** What two people said yes to is what goes public: anything new takes their yes back. */
function withRewording(outcome: Outcome, decision: Extract<Decision, { ok: true }>): Decision {
  if (decision.events.length === 0) return decision
  const before = new Set(linesOf(page(outcome, 'public')))
  const isNew = linesOf(page(applyAll(outcome, decision.events), 'public')).some((line) => !before.has(line))
  return isNew ? happens(...decision.events, { type: 'page.reworded' }) : decision
}

function decideOne(outcome: Outcome, command: ReviewCommand, asking: Asking): Decision {
  switch (command.type) {
    case 'word.choose':
      return chooseWord(outcome, command, asking)
    case 'word.undo-out':
      return undoOut(outcome, command, asking)
    case 'page.answer':
      return answerPage(outcome, command, asking)
    case 'page.say-yes':
      return sayYes(outcome, asking)
    case 'page.not-yet':
      return happens({ type: 'yes.taken-back', by: asking.by })
    case 'page.correct':
      return correctPage(outcome, command, asking)
    case 'page.withdraw':
      return withdrawPage(outcome, asking)
    case 'page.undo-withdraw':
      return undoWithdraw(outcome, asking)
    default:
      return decideAtDesk(outcome, command, asking)
  }
}

type DeskCommand = Exclude<
  ReviewCommand,
  {
    type:
      | `word.${string}`
      | 'page.answer'
      | 'page.say-yes'
      | 'page.not-yet'
      | 'page.correct'
      | 'page.withdraw'
      | 'page.undo-withdraw'
  }
>

function decideAtDesk(outcome: Outcome, command: DeskCommand, asking: Asking): Decision {
  switch (command.type) {
    case 'theme.change':
    case 'theme.keep-both':
    case 'theme.take-out':
      return decideTheme(outcome, command, asking)
    case 'answer.settle':
      return settleAnswer(outcome, command, asking)
    case 'quote.check':
      return checkQuote(outcome, command, asking)
    case 'page.say':
    case 'breath.say':
    case 'difference.say':
      return sayOnPage(outcome, command)
    case 'surprise.put':
    case 'question.put':
    case 'seed.put':
    case 'promise.put':
      return putPart(outcome, command)
    case 'surprise.remove':
    case 'question.remove':
    case 'seed.remove':
    case 'promise.remove':
      return removePart(outcome, command)
    case 'page.date':
      return setDate(outcome, command)
  }
}

function sayYes(outcome: Outcome, { by, now }: Asking): Decision {
  const hasSaidIt = yesesNow(outcome).some((yes) => yes.by === by)
  return hasSaidIt ? happens() : happens({ type: 'yes.said', by, at: now })
}

/** What is due now, by the clock alone. */
export function wakeUp(outcome: Outcome, now: number): Outcome {
  const due = wake(outcome, now)
  return due.ok ? applyAll(outcome, due.events) : outcome
}
