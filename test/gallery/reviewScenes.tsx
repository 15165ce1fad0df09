import { type ReactNode, useState } from 'react'
import { ReviewScreen } from '../../client/review/ReviewScreen.tsx'
import type { Send } from '../../client/review/useReview.ts'
import type { ReviewCommand } from '../../shared/outcome/commands.ts'
import { aFullPage, cardNamed, OutcomeKit, type PersonName } from '../support/outcomes.ts'

/** One's own page after the close, and the desk: real outcomes, read and changed by the real rules. */

const LINK = 'https://goround.example/mine#8Qp3vTzKw2YbN6hRj4XmLs'
const HOUR_MS = 3_600_000

type Who = PersonName | 'org'

function Obeying({ kit, who }: { kit: OutcomeKit; who: Who }) {
  const [review, setReview] = useState(() => kit.see(who))
  const send: Send = async (command: ReviewCommand) => {
    window.asked.push(command)
    const decision = kit.do(who, command)
    setReview(kit.see(who))
    return decision.ok ? null : decision.code
  }
  return <ReviewScreen review={review} send={send} link={LINK} now={kit.now} />
}

const WISH = 'It is not that we wait. Some of us never call.'

function chosen(): OutcomeKit {
  return new OutcomeKit()
    .must('rosa', { type: 'word.choose', card: cardNamed('phone'), choice: 'public-named', name: 'Rosa' })
    .must('rosa', { type: 'word.choose', card: cardNamed('nurse'), choice: 'out' })
    .must('rosa', { type: 'word.choose', card: cardNamed('place'), choice: 'later' })
}

function wished(): OutcomeKit {
  return aFullPage()
    .must('sam', { type: 'page.answer', isRight: false, about: 'calling', words: WISH })
    .must('dee', {
      type: 'page.answer',
      isRight: false,
      about: null,
      words: 'It sounds very sure of itself.',
    })
    .must('kofi', { type: 'page.answer', isRight: true, about: null, words: '' })
    .must('kofi', { type: 'word.choose', card: cardNamed('nights'), choice: 'public', pointsTo: 'no' })
}

function answered(): OutcomeKit {
  const kit = wished()
  const [about, whole] = kit.outcome.answers
  if (about === undefined || whole === undefined) throw new Error('nobody wished for anything')
  const sentence = 'We wait too long to call for help, and some of us never call'
  return kit
    .must('ines', { type: 'theme.change', theme: 'calling', sentence, answer: about.id })
    .must('ines', { type: 'answer.settle', answer: whole.id, reply: 'Thank you. We say “some of us” now.' })
}

const KITS: Readonly<Record<string, readonly [Who, () => OutcomeKit]>> = {
  'review-new': ['rosa', () => new OutcomeKit()],
  'review-chosen': ['rosa', chosen],
  'review-answered': ['sam', answered],
  'review-public': ['rosa', () => aFullPage().publish()],
  'review-at-desk': ['ines', () => aFullPage()],
  'desk-wishes': ['org', wished],
  'desk-answered': ['org', answered],
  'desk-waits': [
    'org',
    () =>
      aFullPage()
        .must('ines', { type: 'page.say-yes' })
        .must('tui', { type: 'page.say-yes' })
        .pass(24 * HOUR_MS),
  ],
  'desk-public': ['org', () => aFullPage().publish()],
  'desk-taken-back': ['org', () => aFullPage().publish().must('org', { type: 'page.withdraw' })],
}

export const REVIEW_SCENES: Readonly<Record<string, () => ReactNode>> = Object.fromEntries(
  Object.entries(KITS).map(([name, [who, make]]) => [name, () => <Obeying kit={make()} who={who} />]),
)
