import type { ColumnKey } from '../../shared/board/columns.ts'
import type { CardId, ConversationId, SeatId } from '../../shared/ids.ts'
import { applyAll } from '../../shared/outcome/apply.ts'
import type { ReviewCommand } from '../../shared/outcome/commands.ts'
import { decide, wakeUp } from '../../shared/outcome/decide.ts'
import { type CardWords, gather, type Voices } from '../../shared/outcome/gather.ts'
import { type Audience, type PageModel, page } from '../../shared/outcome/page.ts'
import { type ReviewView, review } from '../../shared/outcome/review.ts'
import type { Outcome, VoiceToken } from '../../shared/outcome/state.ts'
import { NO_CARDS } from '../../shared/room/cardFacts.ts'
import type { CardFacts, CardsState, Theme } from '../../shared/room/state/cards.ts'
import type { Role, Seat } from '../../shared/room/state.ts'

/** A conversation about a neighbourhood, after its end: eight people, five themes, a pair that differs, one voice. */

export const ENDED_AT = 1_794_960_000_000 // 18 November 2026
const LASTED_MS = 90 * 60_000

export const PEOPLE = {
  ines: 'facilitator',
  tui: 'note-taker',
  rosa: 'participant',
  kofi: 'participant',
  dee: 'participant',
  sam: 'participant',
  marek: 'participant',
  priya: 'participant',
} as const satisfies Record<string, Role>
export type PersonName = keyof typeof PEOPLE

export const seatNamed = (name: PersonName): SeatId => `seat-of-${name}-0000` as SeatId
export const voiceNamed = (name: PersonName | 'org'): VoiceToken => `voice-of-${name}-0000` as VoiceToken
export const cardNamed = (name: string): CardId => `card-${name}-000000` as CardId

type Laid = {
  readonly name: string
  readonly text: string
  readonly column: ColumnKey
  readonly theme?: string
  readonly facts?: Partial<CardFacts>
  readonly by?: PersonName | null
}

const LAID: readonly Laid[] = [
  {
    name: 'asks',
    text: 'Someone who asks how I am, not what I took.',
    column: 'aspirations',
    theme: 'judgement',
    by: 'dee',
  },
  { name: 'nurse', text: 'A nurse who knows me.', column: 'aspirations', theme: 'judgement', by: 'rosa' },
  {
    name: 'quiet',
    text: 'Nobody writing things down about me.',
    column: 'aspirations',
    theme: 'judgement',
    by: 'kofi',
  },
  {
    name: 'wait',
    text: 'I wait until it is nearly too late.',
    column: 'in_the_way',
    theme: 'calling',
    by: 'sam',
  },
  { name: 'who', text: 'You never know who will come.', column: 'in_the_way', theme: 'calling', by: 'marek' },
  {
    name: 'police',
    text: 'Last time it was the police.',
    column: 'in_the_way',
    theme: 'calling',
    by: 'dee',
    facts: { isCheckFirst: true },
  },
  { name: 'five', text: 'Everything shuts at five.', column: 'closer_look', theme: 'hours', by: 'priya' },
  {
    name: 'nights',
    text: 'Nights are when it gets hard.',
    column: 'closer_look',
    theme: 'hours',
    by: 'kofi',
  },
  {
    name: 'phone',
    text: 'They know me, so I would pick up the phone.',
    column: 'actions',
    theme: 'walkers',
    by: 'rosa',
  },
  {
    name: 'pay',
    text: 'Pay peers to be out at night, when it counts.',
    column: 'actions',
    theme: 'walkers',
    by: 'sam',
  },
  {
    name: 'walk',
    text: 'Two by two, with a flask of tea.',
    column: 'actions',
    theme: 'walkers',
    by: 'priya',
  },
  { name: 'been', text: 'People who have been there.', column: 'trust', theme: 'there', by: 'marek' },
  { name: 'slow', text: 'Nurses who take their time.', column: 'trust', theme: 'there', by: 'dee' },
  { name: 'shops', text: 'Test kits should be in every shop, like plasters.', column: 'actions', by: 'kofi' },
  {
    name: 'place',
    text: 'Not in the shops. There should be one place, with a person in it.',
    column: 'actions',
    by: 'rosa',
  },
  {
    name: 'young',
    text: 'Young people hear about tests last.',
    column: 'keep_in_mind',
    theme: 'young',
    by: 'priya',
    facts: { tags: ['surprise'] },
  },
  {
    name: 'heard',
    text: 'Somebody said something about the bus.',
    column: 'keep_in_mind',
    by: null,
    facts: { check: 'not-checked', origin: 'note-taker' },
  },
]

const SENTENCES: readonly [id: string, column: ColumnKey, sentence: string][] = [
  ['judgement', 'aspirations', 'We want help that doesn’t come with judgement'],
  ['calling', 'in_the_way', 'We wait too long to call for help, because we don’t know who will come'],
  ['hours', 'closer_look', 'Most places close just when the nights get hard'],
  ['walkers', 'actions', 'Pay people we know to be out at night, when it counts'],
  ['there', 'trust', 'We’d trust people who have been there, and nurses who take their time'],
  ['young', 'keep_in_mind', 'Young people hear about tests last, and they are the ones who ask'],
]

export function someCards(): CardsState {
  return {
    ...NO_CARDS,
    cards: LAID.map(factsOf),
    themes: SENTENCES.map(([id, column, sentence], at) => someTheme({ id, column, sentence, at })),
    differences: [{ id: 'shops-or-place', cards: [cardNamed('shops'), cardNamed('place')] }],
  }
}

function factsOf({ name, by, theme, facts }: Laid, at: number): CardFacts {
  return {
    id: cardNamed(name),
    step: 'aspire',
    origin: 'participant',
    by: by == null ? null : seatNamed(by),
    voice: by == null ? null : seatNamed(by),
    alsoSaidBy: [],
    wasSaidAgain: false,
    toldAgain: null,
    check: 'confirmed',
    shownAt: null,
    wasReworded: false,
    rewordedAt: null,
    speaksTo: [],
    tags: [],
    isCheckFirst: false,
    theme: theme ?? null,
    isDown: false,
    at,
    ...facts,
  }
}

export function someTheme(changes: Partial<Theme>): Theme {
  return {
    id: 'theme',
    sentence: 'A sentence',
    column: 'aspirations',
    state: 'agreed',
    was: null,
    because: '',
    objections: {},
    hasBeenRead: true,
    voices: null,
    at: 0,
    ...changes,
  }
}

export function someWords(): CardWords[] {
  return LAID.map(({ name, text, column }) => ({ id: cardNamed(name), text, column, isDown: false }))
}

const seats = Object.entries(PEOPLE).map(
  ([name, role], index): Seat => ({
    id: seatNamed(name as PersonName),
    chair: index + 1,
    name: `Name of ${name}`,
    role,
    presence: { kind: 'here' },
    isPretend: false,
    settledAt: 0,
    choice: 'open',
    showsListening: false,
    isMeasured: true,
    isReporting: false,
    wroteAt: null,
  }),
)

export function someVoices(): Voices {
  return new Map(
    Object.entries(PEOPLE).map(([name, role]) => [
      seatNamed(name as PersonName),
      { voice: voiceNamed(name as PersonName), role },
    ]),
  )
}

export type GatherChanges = {
  readonly cards?: CardsState
  readonly words?: readonly CardWords[]
  readonly question?: string
  readonly lengthMinutes?: 10 | 90 | 120
}

export function gathered({ cards, words, question, lengthMinutes = 90 }: GatherChanges = {}): Outcome {
  const conversation = {
    id: 'conversation-0001' as ConversationId,
    question: question ?? 'What would make our neighbourhood safer for people who use drugs?',
    templateId: 'community-conversation',
    lengthMinutes,
    createdAt: ENDED_AT - LASTED_MS,
    isPractice: false,
  }
  return gather({
    room: { conversation, seats, cards: cards ?? someCards() },
    words: words ?? someWords(),
    voices: someVoices(),
    slug: 'slug-of-the-page',
    startedAt: ENDED_AT - LASTED_MS,
    endedAt: ENDED_AT,
  })
}

export function anOutcome(changes: Partial<Outcome> = {}): Outcome {
  return { ...gathered(), ...changes }
}

let requests = 0

/** An outcome with a hand on its clock: people do things, time passes, and pages are read. */
export class OutcomeKit {
  outcome: Outcome
  now = ENDED_AT + 60_000

  constructor(outcome: Outcome = gathered()) {
    this.outcome = { ...outcome, voices: { ...outcome.voices, [voiceNamed('org')]: 'organiser' } }
  }

  do(who: PersonName | 'org', command: ReviewCommand, id?: string) {
    this.outcome = wakeUp(this.outcome, this.now)
    requests += 1
    const asking = { by: voiceNamed(who), now: this.now, id: id ?? `request-${requests}` }
    const decision = decide(this.outcome, command, asking)
    if (decision.ok) this.outcome = applyAll(this.outcome, decision.events)
    return decision
  }

  /** What must be well, or the test is wrong. */
  must(who: PersonName | 'org', command: ReviewCommand, id?: string): this {
    const decision = this.do(who, command, id)
    if (!decision.ok) throw new Error(`${command.type}: ${decision.code}`)
    return this
  }

  pass(ms: number): this {
    this.now += ms
    this.outcome = wakeUp(this.outcome, this.now)
    return this
  }

  /** A yes to these words for everybody to read, checked by two. */
  giveAway(name: string, who: PersonName, as?: string): this {
    const card = cardNamed(name)
    const choice = as === undefined ? 'public' : 'public-named'
    this.must(who, { type: 'word.choose', card, choice, pointsTo: 'no', ...(as && { name: as }) })
    for (const by of (['ines', 'tui', 'org'] as const).filter((each) => each !== who).slice(0, 2))
      this.must(by, { type: 'quote.check', card, pointsTo: 'no' })
    return this
  }

  publish(): this {
    this.must('ines', { type: 'page.say-yes' }).must('tui', { type: 'page.say-yes' })
    return this.pass(80 * 3_600_000)
  }

  page(audience: Audience = 'public'): PageModel {
    return page(this.outcome, audience)
  }

  see(who: PersonName | 'org'): ReviewView {
    const seen = review(this.outcome, voiceNamed(who), this.now)
    if (seen === null) throw new Error(`${who} sees nothing`)
    return seen
  }
}

/** The page of the drawing, as full as a page gets. */
export function aFullPage(): OutcomeKit {
  const kit = new OutcomeKit()
  kit.giveAway('asks', 'dee').giveAway('nurse', 'rosa', 'Rosa').giveAway('phone', 'rosa')
  kit.giveAway('shops', 'kofi').giveAway('place', 'rosa')
  const say = (theme: string, words: string) => kit.must('ines', { type: 'breath.say', theme, words })
  say('calling', 'fear of what a call for help will bring')
  say('hours', 'the hours after five')
  say('walkers', 'people we know were paid to be out at night')
  say('there', 'the people who have been there')
  kit.must('tui', {
    type: 'surprise.put',
    part: 'surprise-1',
    text: 'How many of us already know what to do when someone stops breathing.',
  })
  kit.must('tui', {
    type: 'question.put',
    part: 'question-1',
    text: 'Who decides where test kits go?',
    who: '',
    state: 'maybe',
    because: '',
    by: '2027-03',
  })
  kit.must('tui', {
    type: 'seed.put',
    part: 'seed-0001',
    text: 'Ask two more shops about naloxone.',
    who: '',
    step: 'this week',
    again: '2027-02',
  })
  const promise = (
    part: string,
    text: string,
    state: 'doing' | 'done' | 'maybe' | 'cannot',
    because: string,
    again: string | null = null,
  ) => kit.must('ines', { type: 'promise.put', part, text, state, because, again })
  promise('promise-1', 'Naloxone in corner shops', 'doing', 'Four shops have said yes', '2027-02')
  promise(
    'promise-2',
    'A list of who is open after five',
    'done',
    'On the wall at the library, and on this page',
  )
  promise('promise-3', 'Paid night walkers', 'maybe', 'The council answers in March. Someone here is asking')
  promise(
    'promise-4',
    'A room open all night',
    'cannot',
    'There is no building we can use yet. We keep asking',
  )
  kit.must('ines', {
    type: 'page.say',
    field: 'sees',
    words: 'the council’s health team, the library, and everyone who was there',
  })
  return kit
}
