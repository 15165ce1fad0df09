import { describe, expect, test } from 'vitest'
import { OUTCOME_UNDO_MS } from '../../../shared/outcome/times.ts'
import { AUDIENCES, EXPORTS, exportAs, readAs } from '../../support/outcomeExports.ts'
import { aFullPage, cardNamed, type OutcomeKit, PEOPLE, type PersonName } from '../../support/outcomes.ts'

const WORDS = 'Someone who asks how I am, not what I took.'
const ASKS = cardNamed('asks')
const out = { type: 'word.choose', card: ASKS, choice: 'out' } as const

function readers(kit: OutcomeKit): string[] {
  const pages = AUDIENCES.flatMap((audience) =>
    EXPORTS.map((how) => readAs(how, exportAs(kit.outcome, how, audience))),
  )
  const reviews = [...(Object.keys(PEOPLE) as PersonName[]), 'org' as const].map((who) =>
    JSON.stringify(kit.see(who)),
  )
  return [...pages, ...reviews]
}
const reading = (kit: OutcomeKit, words = WORDS) => readers(kit).filter((each) => each.includes(words)).length

describe('B-2 what is taken out is gone', () => {
  test.each(['a draft', 'a public page'])(
    'B-2 OUT-7 from every export and every review of %s at once',
    (what) => {
      const kit = aFullPage()
      if (what === 'a public page') kit.publish()
      expect(reading(kit)).toBeGreaterThan(EXPORTS.length)
      kit.must('dee', out)
      expect(reading(kit)).toBe(0)
      expect(kit.page().columns[0]?.themes[0]).toMatchObject({ voices: null })
    },
  )

  test('OUT-7 within ten seconds it may be put back as it was; then nothing of it is left', () => {
    const kit = aFullPage().publish()
    const before = reading(kit)
    kit.must('dee', out)
    expect(kit.see('dee').cards.find(({ id }) => id === ASKS)).toMatchObject({
      words: null,
      undoUntil: kit.now + OUTCOME_UNDO_MS,
    })
    // A page counts from what the clock of the server said: its own may be wrong by hours.
    expect(kit.see('dee').now).toBe(kit.now)
    kit.pass(OUTCOME_UNDO_MS - 1).must('dee', { type: 'word.undo-out', card: ASKS })
    expect(reading(kit)).toBe(before)
    kit.must('dee', out).pass(OUTCOME_UNDO_MS)
    expect(kit.do('dee', { type: 'word.undo-out', card: ASKS })).toMatchObject({ code: 'word/too-late' })
    expect(JSON.stringify(kit.outcome)).not.toContain(WORDS)
    expect(JSON.stringify(kit.outcome.quoteChecks)).not.toContain(ASKS)
    expect(kit.outcome.toTakeOut).toEqual([ASKS])
    expect(kit.see('dee').cards.map(({ id }) => id)).not.toContain(ASKS)
  })

  test('OUT-7 a theme goes with its last card, and a difference with either side', () => {
    const kit = aFullPage()
    const sentence = 'Young people hear about tests last, and they are the ones who ask'
    expect(reading(kit, sentence)).toBeGreaterThan(0)
    kit.must('priya', { type: 'word.choose', card: cardNamed('young'), choice: 'out' })
    kit.must('rosa', { type: 'word.choose', card: cardNamed('place'), choice: 'out' })
    expect(kit.page().differences).toEqual([])
    expect(kit.page().oneVoice.map((each) => each.sentence)).not.toContain(sentence)
    kit.pass(OUTCOME_UNDO_MS)
    expect(JSON.stringify(kit.outcome)).not.toContain(sentence)
    expect(kit.outcome.differences).toEqual([])
  })

  test('OUT-6 only its own person takes a word out, and nobody learns from the answer whose it is', () => {
    const kit = aFullPage()
    for (const who of ['rosa', 'ines', 'org'] as const) {
      const notMine = kit.do(who, out)
      expect(notMine).toEqual({ ok: false, code: 'word/unknown' })
      expect(kit.do(who, { ...out, card: cardNamed('nothing-like-it') })).toEqual(notMine)
    }
    expect(kit.do('dee', { type: 'word.undo-out', card: ASKS })).toMatchObject({ code: 'word/too-late' })
  })
})
