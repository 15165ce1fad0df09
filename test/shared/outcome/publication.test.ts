import { beforeEach, describe, expect, test } from 'vitest'
import { apply } from '../../../shared/outcome/apply.ts'
import { decide, wakeUp } from '../../../shared/outcome/decide.ts'
import { isForgotten, nextWakeAt, publishesAt } from '../../../shared/outcome/publication.ts'
import { phaseOf } from '../../../shared/outcome/state.ts'
import { COOLING_MS, DRAFT_LIFE_MS, READING_MS } from '../../../shared/outcome/times.ts'
import { cardNamed, ENDED_AT, gathered, OutcomeKit, type PersonName } from '../../support/outcomes.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

let kit: OutcomeKit
beforeEach(() => {
  kit = new OutcomeKit()
})
const yes = (who: PersonName | 'org') => kit.must(who, { type: 'page.say-yes' })
const phase = () => phaseOf(kit.outcome)
const wish = (words = 'It is not that we wait. Some of us never call.', who: PersonName = 'sam') => {
  kit.must(who, { type: 'page.answer', isRight: false, about: 'calling', words })
  return kit.outcome.answers.at(-1)?.id ?? ''
}

describe('OUT-11 when a page goes public', () => {
  test('OUT-11 not before 72 hours, and then by itself', () => {
    yes('ines')
    yes('tui')
    expect(kit.see('rosa')).toMatchObject({ waitsFor: ['cooling'], yes: { count: 2 } })
    kit.pass(ENDED_AT + COOLING_MS - kit.now - 1)
    expect(phase()).toBe('draft')
    expect(nextWakeAt(kit.outcome)).toBe(kit.now + 1)
    kit.pass(1)
    expect(phase()).toBe('published')
    expect(kit.see('rosa').dates.publishedAt).toBe(kit.now)
  })

  test('OUT-11 a try-out cools for ten minutes, and its page says what it was', () => {
    kit = new OutcomeKit(gathered({ lengthMinutes: 10 }))
    yes('ines')
    yes('tui')
    kit.pass(10 * 60_000)
    expect(phase()).toBe('published')
    expect(kit.page().room.isTryOut).toBe(true)
  })

  test('OUT-11 not before the day that somebody chose, which is never sooner than the cooling time', () => {
    const date = (notBefore: number | null) => kit.do('org', { type: 'page.date', notBefore })
    expect(date(ENDED_AT + COOLING_MS - 1)).toMatchObject({ code: 'page/too-early' })
    expect(date(ENDED_AT + 61 * DAY_MS)).toMatchObject({ code: 'page/too-late' })
    expect(date(ENDED_AT + 9 * DAY_MS).ok).toBe(true)
    yes('ines')
    yes('tui')
    kit.pass(8 * DAY_MS)
    expect(kit.see('tui').waitsFor).toEqual(['date'])
    expect(date(null).ok).toBe(true)
    kit.pass(0)
    expect(phase()).toBe('published')
  })

  test.each<[string, (PersonName | 'org')[], boolean]>([
    ['nobody', [], false],
    ['one person, twice', ['ines', 'ines'], false],
    ['a facilitator and a note-taker', ['ines', 'tui'], true],
    ['a facilitator and somebody who was there', ['ines', 'rosa'], true],
    ['an organiser and a note-taker', ['org', 'tui'], true],
    ['an organiser and somebody who was there', ['org', 'rosa'], true],
    ['a facilitator and an organiser, who may be the same person', ['ines', 'org'], false],
    ['the same, and somebody who was there', ['ines', 'org', 'dee'], true],
    ['people who were there, and nobody of the desk', ['rosa', 'dee', 'kofi'], false],
  ])('OUT-11 a yes of %s', (_, people, isEnough) => {
    for (const who of people) yes(who)
    kit.pass(4 * DAY_MS)
    expect(phase()).toBe(isEnough ? 'published' : 'draft')
  })

  test('OUT-11 a yes that comes after the date publishes at once; one that was taken back does not count', () => {
    yes('ines')
    yes('tui')
    kit.must('tui', { type: 'page.not-yet' }).pass(5 * DAY_MS)
    expect(kit.see('ines').waitsFor).toEqual(['yes'])
    yes('tui')
    expect(nextWakeAt(kit.outcome)).toBeLessThanOrEqual(kit.now)
    kit.pass(0)
    expect(phase()).toBe('published')
  })

  test('OUT-11 it waits for an open wish, and for whoever made it to have read what became of it', () => {
    const answer = wish()
    yes('ines')
    yes('tui')
    kit.pass(4 * DAY_MS)
    expect(kit.see('sam').waitsFor).toEqual(['wishes'])
    kit.must('ines', { type: 'answer.settle', answer, reply: 'We would like to keep it short.' })
    expect(kit.see('sam')).toMatchObject({
      waitsFor: ['reading'],
      answers: [{ reply: 'We would like to keep it short.' }],
    })
    kit.pass(READING_MS - 1)
    expect(phase()).toBe('draft')
    kit.pass(1)
    expect(phase()).toBe('published')
  })

  test('OUT-11 “it is right now” ends the waiting', () => {
    const answer = wish()
    yes('ines')
    yes('tui')
    kit.pass(4 * DAY_MS).must('ines', { type: 'answer.settle', answer, reply: 'Yes, thank you.' })
    kit.must('sam', { type: 'page.answer', isRight: true, about: 'calling', words: '' }).pass(0)
    expect(phase()).toBe('published')
  })
})

describe('OUT-12 two people say yes to these words', () => {
  test('OUT-12 other words take every yes back, and so does a new quote', () => {
    yes('ines')
    yes('tui')
    kit.must('ines', {
      type: 'theme.change',
      theme: 'hours',
      sentence: 'Nights are the hardest',
      answer: null,
    })
    expect(kit.see('ines').yes).toEqual({ isMine: false, count: 0 })
    yes('ines')
    yes('tui')
    kit.giveAway('nurse', 'rosa')
    expect(kit.see('ines').yes.count).toBe(0)
  })

  test('OUT-12 taking something away does not: nobody can stop a page by being able to leave it', () => {
    kit.giveAway('nurse', 'rosa').giveAway('asks', 'dee')
    yes('ines')
    yes('tui')
    kit.must('rosa', { type: 'word.choose', card: cardNamed('nurse'), choice: 'out' })
    kit.must('dee', { type: 'word.choose', card: cardNamed('asks'), choice: 'later' })
    kit.must('ines', { type: 'theme.take-out', theme: 'young', isOut: true, answer: null })
    kit.pass(4 * DAY_MS)
    expect(phase()).toBe('published')
  })

  test('OUT-12 what only the group reads is not what is said yes to', () => {
    yes('ines')
    kit.must('rosa', { type: 'word.choose', card: cardNamed('nurse'), choice: 'words' })
    expect(kit.see('ines').yes.isMine).toBe(true)
  })
})

describe('OUT-14 after publication', () => {
  beforeEach(() => {
    kit.giveAway('nurse', 'rosa').publish()
    expect(phase()).toBe('published')
  })

  test('OUT-14 its words stay as they were said yes to', () => {
    const commands = [
      { type: 'theme.change', theme: 'hours', sentence: 'Something else', answer: null },
      { type: 'theme.keep-both', theme: 'hours', sentence: 'Something else', answer: null },
      { type: 'page.say', field: 'sees', words: 'Somebody else' },
      { type: 'breath.say', theme: 'hours', words: 'something else' },
      { type: 'surprise.put', part: 'surprise-1', text: 'Something else' },
      { type: 'seed.put', part: 'seed-0001', text: 'Something else', who: '', step: '', again: null },
      { type: 'page.say-yes' },
      { type: 'page.date', notBefore: null },
    ] as const
    for (const command of commands)
      expect(kit.do('ines', command)).toEqual({ ok: false, code: 'page/published' })
    kit.must('ines', { type: 'theme.take-out', theme: 'hours', isOut: true, answer: null })
    expect(
      kit.do('ines', { type: 'theme.take-out', theme: 'hours', isOut: false, answer: null }),
    ).toMatchObject({
      code: 'page/published',
    })
  })

  test('OUT-14 it is set right with a date, says what became of promises, and gives words back', () => {
    kit.must('ines', { type: 'page.correct', text: 'It was three shops, not four. We are sorry.' })
    kit.must('ines', { type: 'page.correct', text: 'It was three shops, not four. We are sorry.' })
    expect(kit.page().corrections).toEqual([
      { on: '2026-11-21', text: 'It was three shops, not four. We are sorry.' },
    ])
    const promise = {
      type: 'promise.put',
      part: 'promise-1',
      text: 'A room',
      because: '',
      again: null,
    } as const
    expect(kit.do('tui', { ...promise, state: 'cannot' })).toMatchObject({ code: 'page/because' })
    kit.must('tui', { ...promise, state: 'done' })
    expect(kit.page().next.promises).toMatchObject([{ state: 'done' }])
    kit.must('rosa', { type: 'word.choose', card: cardNamed('nurse'), choice: 'summary' })
    expect(JSON.stringify(kit.page())).not.toContain('A nurse who knows me')
  })

  test('OUT-14 a page is taken back at once, for ten seconds of undo, and then for good', () => {
    expect(kit.do('rosa', { type: 'page.withdraw' })).toMatchObject({ code: 'role/not-allowed' })
    kit.must('ines', { type: 'page.withdraw' })
    expect(phase()).toBe('withdrawn')
    expect(kit.do('rosa', { type: 'page.say-yes' })).toMatchObject({ code: 'page/withdrawn' })
    kit.pass(9_999).must('tui', { type: 'page.undo-withdraw' })
    expect(phase()).toBe('published')
    kit.must('ines', { type: 'page.withdraw' }).pass(10_000)
    expect(kit.do('ines', { type: 'page.undo-withdraw' })).toMatchObject({ code: 'word/too-late' })
    const left = JSON.stringify(kit.outcome)
    for (const gone of ['judgement', 'nurse', 'neighbourhood', 'card-']) expect(left).not.toContain(gone)
    expect(kit.see('rosa')).toMatchObject({ phase: 'withdrawn', cards: [], desk: null })
    expect(nextWakeAt(kit.outcome)).toBeNull()
  })
})

describe('OUT-16 how long things are kept', () => {
  test('OUT-16 words that nobody said yes to go after 14 days; a theme keeps its sentence and its count', () => {
    kit.must('rosa', { type: 'word.choose', card: cardNamed('nurse'), choice: 'summary' })
    kit.must('dee', { type: 'word.choose', card: cardNamed('asks'), choice: 'later' })
    kit.pass(ENDED_AT + 14 * DAY_MS - kit.now - 1)
    expect(JSON.stringify(kit.outcome)).toContain('not what I took')
    kit.pass(1)
    const left = JSON.stringify(kit.outcome.cards)
    expect(left).toContain('A nurse who knows me')
    for (const gone of ['not what I took', 'it was the police', 'flask of tea', 'the bus'])
      expect(left).not.toContain(gone)
    expect(kit.page().columns[0]?.themes[0]).toMatchObject({ voices: 3 })
    expect(kit.do('dee', { type: 'word.choose', card: cardNamed('asks'), choice: 'public' })).toMatchObject({
      code: 'word/gone',
    })
    expect(kit.do('dee', { type: 'word.choose', card: cardNamed('asks'), choice: 'out' }).ok).toBe(true)
  })

  test('OUT-16 a wish goes 14 days after it was settled, with its answer', () => {
    const answer = wish('Canary of a wish')
    kit.must('ines', { type: 'answer.settle', answer, reply: 'Canary of a reply' }).pass(14 * DAY_MS - 1)
    expect(JSON.stringify(kit.outcome)).toContain('Canary')
    kit.pass(1)
    expect(JSON.stringify(kit.outcome)).not.toContain('Canary')
  })

  test('OUT-16 a draft that is not published within 90 days is forgotten; a public page is not', () => {
    const other = new OutcomeKit().publish()
    for (const one of [kit, other]) one.pass(ENDED_AT + DRAFT_LIFE_MS - one.now - 1)
    expect(isForgotten(kit.outcome, kit.now)).toBe(false)
    expect(nextWakeAt(kit.outcome)).toBe(kit.now + 1)
    for (const one of [kit, other]) one.pass(1)
    expect([kit, other].map((one) => isForgotten(one.outcome, one.now))).toEqual([true, false])
    expect(nextWakeAt(other.outcome)).toBeNull()
  })

  test('X-2 however late or often the clock wakes it, each thing happens once', () => {
    kit.must('rosa', { type: 'word.choose', card: cardNamed('nurse'), choice: 'out' })
    yes('ines')
    yes('tui')
    const late = wakeUp(kit.outcome, kit.now + 20 * DAY_MS)
    expect(wakeUp(late, kit.now + 20 * DAY_MS)).toBe(late)
    expect(phaseOf(late)).toBe('published')
    const early = wakeUp(kit.outcome, kit.now)
    expect(early).toBe(kit.outcome)
    expect(publishesAt(late)).toBeNull()
  })

  test('OUT-2 a voice that is not in it opens nothing', () => {
    const asking = { by: 'voice-of-nobody-0' as never, now: kit.now, id: 'request-0' }
    expect(decide(kit.outcome, { type: 'page.say-yes' }, asking)).toEqual({ ok: false, code: 'link/unknown' })
    const joined = apply(kit.outcome, {
      type: 'voice.joined',
      voice: 'voice-of-nobody-0' as never,
      role: 'organiser',
    })
    expect(decide(joined, { type: 'page.say-yes' }, asking).ok).toBe(true)
  })
})
