import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type ReviewCommand, reviewCommandSchema } from '../../../shared/outcome/commands.ts'
import { type Audience, linesOf, page } from '../../../shared/outcome/page.ts'
import { CHOICES, type Outcome, type OutcomeCard, phaseOf } from '../../../shared/outcome/state.ts'
import { earliestPublicAt } from '../../../shared/outcome/times.ts'
import { AUDIENCES } from '../../support/outcomeExports.ts'
import { gathered, OutcomeKit, PEOPLE, type PersonName } from '../../support/outcomes.ts'

/** Anybody does anything, at any time: what must never be so is looked for after every step. */

type Who = PersonName | 'org'
type Step = { readonly who: Who; readonly command: ReviewCommand; readonly waits: number }

const base = gathered()
const people: Who[] = [...(Object.keys(PEOPLE) as PersonName[]), 'org']
const card = fc.constantFrom(...base.cards.map(({ id }) => id))
const theme = fc.constantFrom(...base.themes.map(({ id }) => id))
const words = fc.constantFrom('', 'One thing', 'Another thing', 'A third thing')
const part = fc.constantFrom('part-number-1', 'part-number-2')
const answer = fc.constantFrom(null, 'wish-number-1', 'wish-number-2')

const command: fc.Arbitrary<ReviewCommand> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      type: fc.constant('word.choose' as const),
      card,
      choice: fc.constantFrom(...CHOICES),
      name: words,
      pointsTo: fc.constantFrom('no' as const, 'unsure' as const),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      type: fc.constant('quote.check' as const),
      card,
      pointsTo: fc.constantFrom('no' as const, 'no' as const, 'unsure' as const),
    }),
  },
  { weight: 6, arbitrary: fc.constant({ type: 'page.say-yes' as const }) },
  fc.record({ type: fc.constant('word.undo-out' as const), card }),
  fc.record({
    type: fc.constant('page.answer' as const),
    isRight: fc.boolean(),
    about: fc.option(theme),
    words,
  }),
  fc.constant({ type: 'page.not-yet' as const }),
  fc.record({ type: fc.constant('theme.change' as const), theme, sentence: words, answer }),
  fc.record({ type: fc.constant('theme.keep-both' as const), theme, sentence: words, answer }),
  fc.record({ type: fc.constant('theme.take-out' as const), theme, isOut: fc.boolean(), answer }),
  fc.record({ type: fc.constant('breath.say' as const), theme, words }),
  fc.record({ type: fc.constant('page.say' as const), field: fc.constant('sees' as const), words }),
  fc.record({
    type: fc.constant('difference.say' as const),
    difference: fc.constant('shops-or-place'),
    one: words,
    other: words,
  }),
  fc.record({ type: fc.constant('surprise.put' as const), part, text: words }),
  fc.record({ type: fc.constant('surprise.remove' as const), part }),
  fc.record({ type: fc.constant('page.correct' as const), text: words }),
  fc.constant({ type: 'page.withdraw' as const }),
  fc.constant({ type: 'page.undo-withdraw' as const }),
)

const HOUR_MS = 3_600_000
const step: fc.Arbitrary<Step> = fc.record({
  who: fc.constantFrom(...people),
  command,
  waits: fc.oneof(
    { weight: 6, arbitrary: fc.constant(0) },
    fc.constantFrom(1, 9_999, 10_000, HOUR_MS, 24 * HOUR_MS),
  ),
})

/** What often ends a review: two say yes, and some days pass. Now and then somebody does something in between. */
const agreeing: fc.Arbitrary<Step[]> = fc
  .tuple(fc.constantFrom<Who>('ines', 'org', 'rosa'), step, fc.boolean())
  .map(([first, between, isDisturbed]) => [
    { who: first, command: { type: 'page.say-yes' }, waits: 0 },
    ...(isDisturbed ? [between] : []),
    { who: 'tui', command: { type: 'page.say-yes' }, waits: 100 * HOUR_MS },
  ])
const history = fc
  .array(fc.oneof({ weight: 9, arbitrary: step.map((one) => [one]) }, agreeing), {
    minLength: 10,
    maxLength: 40,
  })
  .map((steps) => steps.flat())

/** Who said yes to which lines, as somebody beside them would have written it down. */
type Witness = { readonly said: Map<Who, ReadonlySet<string>>; wasPublic: boolean }

function publicLines(outcome: Outcome): string[] {
  return linesOf(page(outcome, 'public'))
}

function lookForWrongs(kit: OutcomeKit, witness: Witness): string[] {
  const { outcome } = kit
  return [...wordsThatLeaked(outcome), ...publishedTooSoon(kit, witness), ...leftovers(outcome)]
}

/** Each card's words are nowhere else, so where they are, they were read. */
function wordsThatLeaked(outcome: Outcome): string[] {
  return AUDIENCES.flatMap((audience) => {
    const read = JSON.stringify(page(outcome, audience))
    return outcome.cards
      .filter((each) => each.words !== null && read.includes(each.words) && !mayRead(each, audience))
      .map(({ id }) => `${audience} reads ${id}`)
  })
}

function mayRead(each: OutcomeCard, audience: Audience): boolean {
  const isGiven =
    ['words', 'public', 'public-named'].includes(each.choice ?? '') && each.check !== 'not-checked'
  const toGroup = isGiven && each.outUntil === null && !each.isCheckFirst
  return toGroup && (audience !== 'public' || (each.choice !== 'words' && each.pointsTo === 'no'))
}

/** In the moment of publication two people had said yes to every line, and it was time (trust.md, invariant 14). */
function publishedTooSoon({ outcome, now }: OutcomeKit, witness: Witness): string[] {
  const isPublic = phaseOf(outcome) === 'published'
  const isFirst = isPublic && !witness.wasPublic
  witness.wasPublic ||= isPublic
  if (!isFirst) return []
  const lines = publicLines(outcome)
  const agreed = [...witness.said].filter(([, read]) => lines.every((line) => read.has(line)))
  const open = outcome.answers.filter(({ state }) => state === 'open')
  return [
    ...(agreed.length < 2 ? ['not said yes to by two'] : []),
    ...(now < earliestPublicAt(outcome) ? ['too early'] : []),
    ...(open.length > 0 ? ['with an open wish'] : []),
  ]
}

function leftovers(outcome: Outcome): string[] {
  const ids = new Set(outcome.cards.map(({ id }) => id))
  return [
    ...outcome.differences
      .filter(({ cards }) => cards.some((id) => !ids.has(id)))
      .map(({ id }) => `${id} lost a side`),
    ...outcome.themes
      .filter(({ id }) => outcome.cards.every((each) => each.theme !== id))
      .map(({ id }) => `${id} is empty`),
    ...(outcome.isErased && JSON.stringify(outcome).includes('neighbourhood') ? ['not erased'] : []),
  ]
}

test('B-3 OUT-11 OUT-12 whatever anybody does, nothing leaks and nothing is public that two did not say yes to', () => {
  let published = 0
  fc.assert(
    fc.property(history, (steps) => {
      const kit = new OutcomeKit(base)
      const witness: Witness = { said: new Map(), wasPublic: false }
      for (const [index, { who, command: asked, waits }] of steps.entries()) {
        const decision = kit.do(who, asked, `wish-number-${(index % 3) + 1}`)
        if (asked.type === 'page.say-yes' && decision.ok)
          witness.said.set(who, new Set(publicLines(kit.outcome)))
        if (asked.type === 'page.not-yet' && decision.ok) witness.said.delete(who)
        const before = JSON.stringify(kit.outcome)
        if (!decision.ok) expect(JSON.stringify(kit.outcome)).toBe(before)
        kit.pass(waits)
        expect(lookForWrongs(kit, witness)).toEqual([])
      }
      published += witness.wasPublic ? 1 : 0
    }),
    { numRuns: 150, seed: 20_261_121 },
  )
  // Else the test would have looked at drafts alone.
  expect(published).toBeGreaterThan(20)
})

test('SEC-12 what the door lets in is what the test asks', () => {
  fc.assert(
    fc.property(command, (asked) => reviewCommandSchema.safeParse(asked).success),
    { numRuns: 200, seed: 1 },
  )
})
