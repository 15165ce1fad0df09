import { describe, expect, test } from 'vitest'
import { reviewCommandSchema } from '../../../shared/outcome/commands.ts'
import { page } from '../../../shared/outcome/page.ts'
import { HEADINGS, roomLine } from '../../../shared/outcome/phrases.ts'
import { jsonSchema, publicPageSchema } from '../../../shared/outcome/render/json.ts'
import { sheet } from '../../../shared/outcome/sheet.ts'
import { exportAs } from '../../support/outcomeExports.ts'
import {
  aFullPage,
  anOutcome,
  cardNamed,
  gathered,
  OutcomeKit,
  seatNamed,
  someCards,
  someTheme,
  someWords,
} from '../../support/outcomes.ts'

describe('OUT-4 what is gathered', () => {
  test('OUT-4 cards that are up, in the order in which they came, and themes that have one', () => {
    const cards = someCards()
    const themes = [...cards.themes, someTheme({ id: 'empty', sentence: 'Nobody is in this' })]
    const down = cards.cards.map((card) =>
      card.id === cardNamed('young') ? { ...card, isDown: true } : card,
    )
    const words = someWords().map((card) => (card.id === cardNamed('pay') ? { ...card, isDown: true } : card))
    const outcome = gathered({ cards: { ...cards, cards: down, themes }, words })
    const ids = outcome.cards.map(({ id }) => id)
    expect(ids).not.toContain(cardNamed('young'))
    expect(ids).not.toContain(cardNamed('pay'))
    expect(ids.slice(0, 2)).toEqual([cardNamed('asks'), cardNamed('nurse')])
    expect(outcome.themes.map(({ id }) => id)).toEqual(['judgement', 'calling', 'hours', 'walkers', 'there'])
  })

  test('OUT-4 a card that the room was not told of any more is there, and nobody’s', () => {
    const late = {
      id: cardNamed('late'),
      text: 'In the last second',
      column: 'trust',
      isDown: false,
    } as const
    const outcome = gathered({ words: [...someWords(), late] })
    expect(outcome.cards.at(-1)).toMatchObject({
      words: 'In the last second',
      voice: null,
      check: 'not-checked',
    })
  })

  test('OUT-4 a question that was not answered is a card that nobody has checked', () => {
    const cards = someCards()
    const asked = cards.cards.map((card) => ({ ...card, check: 'shown-back' as const }))
    expect(gathered({ cards: { ...cards, cards: asked } }).cards[0]?.check).toBe('not-checked')
  })

  test('OUT-1 no seat and no name is in it; somebody who left before has a voice all the same', () => {
    const cards = someCards()
    const left = cards.cards.map((card) =>
      card.id === cardNamed('asks')
        ? { ...card, alsoSaidBy: [seatNamed('kofi'), 'seat-of-nobody-00' as never] }
        : card,
    )
    const outcome = gathered({ cards: { ...cards, cards: left } })
    const written = JSON.stringify(outcome)
    expect(written).not.toMatch(/seat-of|Name of/u)
    expect(outcome.people).toBe(9)
    expect(outcome.cards[0]?.alsoSaidBy).toHaveLength(1)
  })
})

describe('OUT-9 the page', () => {
  test('OUT-9 its parts stand in their order, and an empty part is not there', () => {
    const headings = (kit: OutcomeKit) =>
      sheet(kit.page()).flatMap((block) => (block.kind === 'heading' ? [block.text] : []))
    expect(headings(aFullPage().publish())).toEqual([
      HEADINGS.heard,
      HEADINGS.differ,
      HEADINGS.oneVoice,
      HEADINGS.surprises,
      HEADINGS.wondering,
      HEADINGS.seeds,
      HEADINGS.next,
      HEADINGS.made,
    ])
    const bare = new OutcomeKit({ ...anOutcome(), cards: [], themes: [], differences: [] })
    expect(headings(bare)).toEqual([HEADINGS.next, HEADINGS.made])
  })

  test('OUT-9 in one breath: each blank leads to its theme, and what does not fit stands after a colon', () => {
    const kit = new OutcomeKit()
    const text = () => exportAs(kit.outcome, 'txt')
    expect(text()).toContain('We want help that doesn’t come with judgement. ')
    expect(text()).toContain('What gets in the way: we wait too long to call for help')
    kit.must('ines', { type: 'breath.say', theme: 'there', words: 'the people who have been there.' })
    expect(text()).toContain('We’d trust it more if the people who have been there were part of it.')
    const { breath } = kit.page()
    expect(breath.map(({ anchor }) => anchor)).toEqual(['t1', 't2', 't3', 't4', 't5'])
    for (const { anchor } of breath) expect(exportAs(kit.outcome, 'html')).toContain(`id="${anchor}"`)
  })

  test('OUT-9 what was left open is not said in one breath as everybody’s', () => {
    const outcome = new OutcomeKit().outcome
    const themes = outcome.themes.map((theme) =>
      theme.column === 'aspirations' ? { ...theme, state: 'left-open' as const } : theme,
    )
    const kit = new OutcomeKit({ ...outcome, themes })
    expect(kit.page().breath.map(({ column }) => column)).not.toContain('aspirations')
    expect(kit.page().columns.map(({ key }) => key)).toContain('aspirations')
  })

  test('OUT-8 voices are several, or a number from three; so are people', () => {
    const voices = new OutcomeKit()
      .page()
      .columns.flatMap(({ themes }) => themes.map((theme) => theme.voices))
    expect(voices).toEqual([3, null, null, 3, null])
    expect(page({ ...anOutcome(), people: 2 }, 'public').room.people).toBeNull()
    expect(exportAs({ ...anOutcome(), people: 2 }, 'txt')).toContain('A few people talked about this')
  })

  test('nothing is said of a call, or of minutes, that nobody counted', () => {
    for (const minutes of [10, 90] as const) {
      const line = roomLine(page(gathered({ lengthMinutes: minutes }), 'public'))
      expect(line).toContain('online')
      expect(line).not.toMatch(/video|\d0 minutes/)
    }
  })

  test('B-5 how many a card speaks to changes neither what comes first nor what is said of it', () => {
    const plain = anOutcome()
    const loved = {
      ...plain,
      cards: plain.cards.map((card, index) => ({ ...card, speaksTo: index === 8 ? 7 : 0 })),
    }
    for (const how of ['html', 'txt', 'csv'] as const) expect(exportAs(loved, how)).toBe(exportAs(plain, how))
  })

  test('OUT-9 one card that speaks to two is shared; one voice stands in a part of its own', () => {
    const kit = new OutcomeKit()
    expect(kit.page().oneVoice.map(({ sentence }) => sentence)).toEqual([
      'Young people hear about tests last, and they are the ones who ask',
    ])
    const cards = kit.outcome.cards.map((card) =>
      card.id === cardNamed('young') ? { ...card, speaksTo: 2 } : card,
    )
    const shared = page({ ...kit.outcome, cards }, 'public')
    expect(shared.oneVoice).toEqual([])
    expect(shared.columns.at(-1)?.label).toBe('Keep in mind')
  })

  test('OUT-9 a theme without a sentence is there only as far as its words were given away', () => {
    const cards = someCards()
    const themes = cards.themes.map((theme) => (theme.id === 'young' ? { ...theme, sentence: '' } : theme))
    const kit = new OutcomeKit(gathered({ cards: { ...cards, themes } }))
    expect(kit.page().oneVoice).toEqual([])
    expect(kit.page().made.leftOut.noWords).toBe(1)
    kit.giveAway('young', 'priya')
    expect(kit.page().oneVoice).toMatchObject([
      { sentence: '', quotes: [{ words: 'Young people hear about tests last.' }] },
    ])
  })

  test('OUT-9 the desk knows whether both sides are on the page, also where their speakers gave them away', () => {
    const kit = new OutcomeKit()
    const isOnPage = () => kit.see('org').desk?.differences[0]?.isOnPage
    expect(isOnPage()).toBe(false)
    kit.giveAway('shops', 'kofi')
    expect(isOnPage()).toBe(false)
    kit.giveAway('place', 'rosa')
    expect([isOnPage(), kit.page().differences.length]).toEqual([true, 1])
  })

  test('OUT-9 where we differ: both sides or neither, in words that were given away or as the desk puts them', () => {
    const kit = new OutcomeKit()
    kit.giveAway('shops', 'kofi')
    expect(kit.page().differences).toEqual([])
    expect(kit.page().oneVoice.at(-1)?.quotes[0]?.words).toMatch(/^Test kits/u)
    const say = (one: string, other: string) =>
      kit.must('tui', { type: 'difference.say', difference: 'shops-or-place', one, other })
    say('', 'One place, with a person in it')
    expect(kit.page().differences).toEqual([
      {
        one: { words: 'Test kits should be in every shop, like plasters.', isQuote: true },
        other: { words: 'One place, with a person in it', isQuote: false },
      },
    ])
    expect(kit.page().oneVoice.flatMap(({ quotes }) => quotes)).toEqual([])
  })

  test('OUT-9 at most two quotes for a theme on the public page; the group’s own copy has the rest beside them', () => {
    const kit = new OutcomeKit()
    kit.giveAway('asks', 'dee').giveAway('nurse', 'rosa').giveAway('quiet', 'kofi')
    expect(kit.page().columns[0]?.themes[0]?.quotes).toHaveLength(2)
    kit.must('kofi', { type: 'word.choose', card: cardNamed('quiet'), choice: 'words' })
    expect(kit.page('group').columns[0]?.themes[0]?.quotes.map(({ isOnlyForUs }) => isOnlyForUs)).toEqual([
      undefined,
      undefined,
      true,
    ])
  })

  test('OUT-9 how it was made, and what was left out and why, in numbers', () => {
    expect(new OutcomeKit().page().made).toEqual({
      hadNoteTaker: true,
      leftOut: { notChecked: 1, checkFirst: 1, noWords: 0 },
      changed: 0,
    })
  })

  test('OUT-15 the published schema is the one that pages keep to', () => {
    const { model } = { model: aFullPage().publish().page() }
    expect(publicPageSchema.parse(model)).toEqual(model)
    expect(JSON.parse(jsonSchema())).toMatchObject({ type: 'object', additionalProperties: false })
  })
})

describe('OUT-13 wishes', () => {
  const ask = (kit: OutcomeKit) =>
    kit.must(
      'sam',
      { type: 'page.answer', isRight: false, about: 'calling', words: 'Some of us never call.' },
      'wish-of-sam-01',
    )

  test('OUT-13 the desk changes, keeps both, takes out or answers, and never learns whose a wish is', () => {
    const kit = new OutcomeKit()
    ask(kit)
    expect(JSON.stringify(kit.see('ines').desk?.wishes)).toContain('Some of us never call.')
    expect(JSON.stringify(kit.see('ines'))).not.toContain('voice-of')
    expect(JSON.stringify(kit.page('group'))).not.toContain('never call')
    const answer = 'wish-of-sam-01'
    const sentence = 'We wait too long to call, and some of us never do'
    kit.must('tui', { type: 'theme.keep-both', theme: 'calling', sentence, answer })
    expect(kit.page().columns[1]?.themes[0]?.also).toBe(sentence)
    expect(kit.see('sam').answers).toMatchObject([{ state: 'kept-both', isRightNow: false }])
    kit.must('tui', { type: 'theme.change', theme: 'calling', sentence, answer })
    kit.must('tui', { type: 'theme.take-out', theme: 'calling', isOut: true, answer })
    expect(kit.page().columns.map(({ key }) => key)).not.toContain('in_the_way')
    expect(kit.see('sam').answers[0]?.state).toBe('taken-out')
    expect(kit.see('kofi').answers).toEqual([])
  })

  test('OUT-13 a wish that is sent again is one wish; an organiser who was not there has none', () => {
    const kit = new OutcomeKit()
    ask(kit)
    ask(kit)
    expect(kit.outcome.answers).toHaveLength(1)
    expect(kit.see('sam').isRight).toBe(false)
    const answer = { type: 'page.answer', isRight: true, about: null, words: '' } as const
    expect(kit.do('org', answer)).toMatchObject({ code: 'role/not-allowed' })
    kit.must('sam', answer)
    expect(kit.see('sam').isRight).toBe(true)
  })

  test('OUT-13 how many said that it is right is told from three answers up', () => {
    const kit = new OutcomeKit()
    const right = (who: 'rosa' | 'dee' | 'sam') =>
      kit.must(who, { type: 'page.answer', isRight: true, about: null, words: '' })
    right('rosa')
    right('dee')
    expect(kit.see('ines').desk?.heard).toEqual({ people: 8, right: null, notQuite: null })
    right('sam')
    expect(kit.see('ines').desk?.heard.right).toBe(3)
  })

  test('OUT-6 a participant has no desk, and asks nothing of it', () => {
    const kit = new OutcomeKit()
    expect(kit.see('rosa').desk).toBeNull()
    const command = { type: 'theme.change', theme: 'hours', sentence: 'Mine', answer: null } as const
    expect(kit.do('rosa', command)).toEqual({ ok: false, code: 'role/not-allowed' })
  })

  test('OUT-13 each text has something to read and an end', () => {
    const kit = new OutcomeKit()
    const seed = (text: string) =>
      kit.do('ines', { type: 'seed.put', part: 'seed-0001', text, who: '', step: '', again: null })
    for (const text of ['', '  ', '\u202e\u200b', '…', 'நீ'.repeat(161)])
      expect(seed(text)).toMatchObject({ ok: false, code: 'answer/empty' })
    expect(seed('நீ'.repeat(160)).ok).toBe(true)
    kit.must('ines', { type: 'surprise.put', part: 'surprise-1', text: 'a\u202eb\nc' })
    expect(kit.page().surprises).toEqual(['ab c'])
    for (let index = 0; index < 19; index += 1)
      kit.must('ines', { type: 'surprise.put', part: `surprise-x${index}`, text: 'More' })
    expect(kit.do('ines', { type: 'surprise.put', part: 'surprise-y', text: 'More' })).toMatchObject({
      code: 'page/enough',
    })
    kit.must('ines', { type: 'surprise.remove', part: 'surprise-x3' })
    expect(kit.page().surprises).toHaveLength(19)
  })

  test.each([
    { type: 'word.choose', card: 'card-nurse-000000', choice: 'sell' },
    { type: 'word.choose', card: 'card-nurse-000000', choice: 'public', by: 'voice-of-rosa-0000' },
    { type: 'page.answer', isRight: 'no', about: null, words: '' },
    { type: 'promise.put', part: 'promise-1', text: 'x', state: 'done', because: '', again: 'soon' },
    { type: 'page.date', notBefore: 1.5 },
    { type: '__proto__' },
  ])('SEC-12 refused at the door: %j', (command) => {
    expect(reviewCommandSchema.safeParse(command).success).toBe(false)
  })
})
