import { describe, expect, test } from 'vitest'
import type { Audience } from '../../../shared/outcome/page.ts'
import { CHOICES, type OutcomeCard, POINTS_TO, type PointsTo } from '../../../shared/outcome/state.ts'
import { AUDIENCES, EXPORTS, type Export, exportAs, readAs } from '../../support/outcomeExports.ts'
import { anOutcome, cardNamed, OutcomeKit, seatNamed, voiceNamed } from '../../support/outcomes.ts'

const WORDS = 'A nurse who knows me.'
const NURSE = cardNamed('nurse')

/** What the desk may have said of a quote, its own speaker among them or not. */
const DESK: readonly (readonly [string, Record<string, PointsTo>])[] = [
  ['nobody', {}],
  ['one', { [voiceNamed('ines')]: 'no' }],
  ['two', { [voiceNamed('ines')]: 'no', [voiceNamed('tui')]: 'no' }],
  [
    'two and a doubt',
    { [voiceNamed('ines')]: 'no', [voiceNamed('tui')]: 'no', [voiceNamed('org')]: 'unsure' },
  ],
  ['one and the speaker', { [voiceNamed('ines')]: 'no', [voiceNamed('rosa')]: 'no' }],
  ['one and a participant', { [voiceNamed('ines')]: 'no', [voiceNamed('kofi')]: 'no' }],
]

type Case = {
  choice: OutcomeCard['choice'] | 'out'
  check: OutcomeCard['check']
  isCheckFirst: boolean
  pointsTo: PointsTo | null
  desk: string
}

function cases(): Case[] {
  return [null, ...CHOICES].flatMap((choice) =>
    (['not-checked', 'confirmed', 'amended'] as const).flatMap((check) =>
      [false, true].flatMap((isCheckFirst) =>
        [null, ...POINTS_TO].flatMap((pointsTo) =>
          DESK.map(([desk]) => ({ choice, check, isCheckFirst, pointsTo, desk })),
        ),
      ),
    ),
  )
}

/** As method.md 6.4 says it, in words of its own: the table of the code is not asked. */
function mayRead({ choice, check, isCheckFirst, pointsTo, desk }: Case): 'nobody' | 'group' | 'everybody' {
  const isQuote = check !== 'not-checked' && !isCheckFirst
  const isPublic = choice === 'public' || choice === 'public-named'
  if (!isQuote || (!isPublic && choice !== 'words')) return 'nobody'
  return isPublic && pointsTo === 'no' && desk === 'two' ? 'everybody' : 'group'
}

function outcomeOf({ choice, check, isCheckFirst, pointsTo, desk }: Case) {
  const base = new OutcomeKit().outcome
  const card = base.cards.find(({ id }) => id === NURSE) as OutcomeCard
  const isOut = choice === 'out'
  const changed: OutcomeCard = {
    ...card,
    ...{ check, isCheckFirst, pointsTo },
    choice: choice === 'out' ? null : choice,
    outUntil: isOut ? 1e15 : null,
    name: choice === 'public-named' ? 'Rosie the nurse' : null,
  }
  return {
    ...base,
    publishedAt: base.endedAt + 1,
    cards: base.cards.map((each) => (each.id === NURSE ? changed : each)),
    quoteChecks: { [NURSE]: DESK.find(([name]) => name === desk)?.[1] ?? {} },
  }
}

/** The words are there exactly where they may be, and so is the name beside them. */
function isRight(one: Case, audience: Audience, how: Export): boolean {
  const readers = mayRead(one)
  const may = readers === 'everybody' || (readers === 'group' && audience !== 'public')
  const read = readAs(how, exportAs(outcomeOf(one), how, audience))
  const isNamed = may && one.choice === 'public-named'
  return read.includes(WORDS) === may && (isNamed || !read.includes('Rosie'))
}

describe('B-3 words leave the server only as far as their speaker lets them', () => {
  test('B-3 for every choice, check, doubt and way out, to every reader', () => {
    const wrong = cases().flatMap((one) =>
      AUDIENCES.flatMap((audience) =>
        EXPORTS.flatMap((how) => (isRight(one, audience, how) ? [] : [{ ...one, audience, how }])),
      ),
    )
    expect(wrong).toEqual([])
    expect(cases()).toHaveLength(7 * 3 * 2 * 3 * 6)
    expect(cases().filter((one) => mayRead(one) !== 'nobody').length).toBeGreaterThan(50)
  })

  test('B-3 nobody else’s review, and no desk, has words that were not given away', () => {
    for (const one of cases()) {
      const kit = new OutcomeKit(outcomeOf(one))
      const readers = mayRead(one)
      for (const who of ['kofi', 'ines', 'tui', 'org'] as const) {
        const has = JSON.stringify(kit.see(who)).includes(WORDS)
        // The desk reads a quote that is to be public before it is.
        if (has && readers === 'nobody') expect.fail(`${who} ${JSON.stringify(one)}`)
      }
      const own = kit.see('rosa').cards.find(({ id }) => id === NURSE)
      expect(own?.words).toBe(one.choice === 'out' ? null : WORDS)
      expect(own?.reach).toBe({ nobody: 'nobody-else', group: 'group', everybody: 'public' }[readers])
    }
  })

  test('B-3 words that nobody can answer for are no quote, whoever says what', () => {
    const kit = new OutcomeKit()
    const heard = cardNamed('heard')
    for (const who of ['ines', 'tui', 'rosa'] as const)
      expect(
        kit.do(who, { type: 'word.choose', card: heard, choice: 'public', pointsTo: 'no' }),
      ).toMatchObject({
        code: 'word/unknown',
      })
    for (const audience of AUDIENCES)
      for (const how of EXPORTS) expect(exportAs(kit.outcome, how, audience)).not.toContain('the bus')
  })
})

describe('OUT-5 nothing is chosen before somebody chooses', () => {
  test('OUT-5 a new outcome quotes nobody, and every choice is there to take', () => {
    const kit = new OutcomeKit()
    for (const card of kit.outcome.cards)
      expect(card).toMatchObject({ choice: null, name: null, pointsTo: null })
    for (const audience of AUDIENCES)
      for (const how of EXPORTS) expect(exportAs(kit.outcome, how, audience)).not.toContain(WORDS)
    for (const card of kit.see('rosa').cards)
      expect(card).toMatchObject({ choice: null, choices: [...CHOICES] })
  })

  test('OUT-5 what nobody checked, or somebody would talk about first, can be kept or taken out and not given away', () => {
    const base = anOutcome()
    const unchecked = {
      ...base,
      cards: base.cards.map((card) => ({ ...card, check: 'not-checked' as const })),
    }
    const kit = new OutcomeKit(unchecked)
    expect(kit.see('rosa').cards[0]?.choices).toEqual(['summary', 'out', 'later'])
    const give = (card: string, who: 'rosa' | 'dee') =>
      kit.do(who, { type: 'word.choose', card: cardNamed(card), choice: 'words' })
    expect(give('nurse', 'rosa')).toMatchObject({ code: 'word/not-checked' })
    expect(give('police', 'dee')).toMatchObject({ code: 'word/check-first' })
    expect(kit.do('rosa', { type: 'word.choose', card: NURSE, choice: 'summary' }).ok).toBe(true)
  })

  test('OUT-5 a name is printed with its words alone, and another name is checked anew', () => {
    const kit = new OutcomeKit()
    const choose = (name?: string) =>
      kit.do('rosa', {
        type: 'word.choose',
        card: NURSE,
        choice: 'public-named',
        pointsTo: 'no',
        ...(name && { name }),
      })
    expect(choose()).toMatchObject({ code: 'name/empty' })
    expect(choose('the facilitator '.trim().slice(4))).toMatchObject({ code: 'name/reserved' })
    kit.giveAway('nurse', 'rosa', 'Rosa')
    expect(exportAs(kit.outcome, 'txt')).toContain('(Used with a yes, Rosa)')
    expect(choose('Rosie').ok).toBe(true)
    expect(exportAs(kit.outcome, 'txt')).not.toContain(WORDS)
    kit.giveAway('nurse', 'rosa')
    expect(exportAs(kit.outcome, 'txt')).toContain('(Used with a yes, no name)')
  })

  test('OUT-5 two of the desk check a quote, neither of them its speaker, and only one that is to be public', () => {
    const kit = new OutcomeKit()
    const check = (who: 'ines' | 'tui' | 'org' | 'kofi') =>
      kit.do(who, { type: 'quote.check', card: NURSE, pointsTo: 'no' })
    expect(check('ines')).toMatchObject({ code: 'word/unknown' })
    kit.must('rosa', { type: 'word.choose', card: NURSE, choice: 'public' })
    expect(check('kofi')).toMatchObject({ code: 'role/not-allowed' })
    check('ines')
    check('ines')
    expect(kit.see('tui').desk?.quotes[0]).toMatchObject({ words: WORDS, checks: 1, isCleared: false })
    check('org')
    // The speaker has not said whether it points to anybody.
    expect(kit.see('rosa').cards[0]?.reach).toBe('group')
    kit.must('rosa', { type: 'word.choose', card: NURSE, choice: 'public', pointsTo: 'no' })
    expect(kit.see('rosa').cards[0]?.reach).toBe('public')
    kit.must('ines', { type: 'quote.check', card: NURSE, pointsTo: 'unsure' })
    expect(kit.see('rosa').cards[0]?.reach).toBe('group')
  })

  test('OUT-5 whoever keeps the desk does not check their own words', () => {
    const base = anOutcome()
    const mine = base.cards.map((card) => (card.id === NURSE ? { ...card, voice: voiceNamed('tui') } : card))
    const kit = new OutcomeKit({ ...base, cards: mine })
    kit.must('tui', { type: 'word.choose', card: NURSE, choice: 'public', pointsTo: 'no' })
    expect(kit.do('tui', { type: 'quote.check', card: NURSE, pointsTo: 'no' })).toMatchObject({
      code: 'role/not-allowed',
    })
    kit.must('ines', { type: 'quote.check', card: NURSE, pointsTo: 'no' })
    // Also where their own had come in some other way.
    const checks = { ...kit.outcome.quoteChecks[NURSE], [voiceNamed('tui')]: 'no' as const }
    expect(exportAs({ ...kit.outcome, quoteChecks: { [NURSE]: checks } }, 'txt')).not.toContain(WORDS)
    expect(exportAs(kit.outcome, 'txt')).not.toContain(WORDS)
    kit.must('org', { type: 'quote.check', card: NURSE, pointsTo: 'no' })
    expect(exportAs(kit.outcome, 'txt')).toContain(WORDS)
  })
})

describe('B-1 nobody is in an export', () => {
  const kit = new OutcomeKit()
  for (const name of ['asks', 'nurse', 'phone', 'shops', 'place', 'young'] as const)
    kit.giveAway(
      name,
      ({ asks: 'dee', nurse: 'rosa', phone: 'rosa', shops: 'kofi', place: 'rosa', young: 'priya' } as const)[
        name
      ],
    )
  const { outcome } = kit

  test.each(EXPORTS)('B-1 no name, seat, token or id of anything in %s, for any reader', (how) => {
    const secret = [
      ...Object.keys(outcome.voices),
      ...outcome.cards.map(({ id }) => id),
      ...outcome.themes.map(({ id }) => `"${id}"`),
      ...outcome.differences.map(({ id }) => id),
      ...['ines', 'tui', 'rosa', 'kofi', 'dee', 'sam', 'marek', 'priya'].flatMap((name) => [
        seatNamed(name as 'ines'),
        `Name of ${name}`,
      ]),
      outcome.conversation,
      String(outcome.endedAt),
    ]
    for (const audience of AUDIENCES) {
      const written = exportAs(outcome, how, audience)
      expect(secret.filter((each) => written.includes(each))).toEqual([])
    }
  })

  test('B-1 no time in an export is finer than a day', () => {
    for (const how of EXPORTS) expect(exportAs(outcome, how)).not.toMatch(/\b\d{2}:\d{2}\b|\b1[5-9]\d{11}\b/u)
  })
})
