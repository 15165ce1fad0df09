import type { PageModel, PageQuote, PageTheme } from './page.ts'
import type { PromiseState } from './state.ts'

/** The page's own words, in English: plain, short, and never about a person. Other languages fill the same shape. */

const NUMBERS = [
  'No',
  'One',
  'Two',
  'Three',
  'Four',
  'Five',
  'Six',
  'Seven',
  'Eight',
  'Nine',
  'Ten',
  'Eleven',
  'Twelve',
]

const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July'],
  ...['August', 'September', 'October', 'November', 'December'],
]

export const HEADINGS = {
  heard: 'What we heard',
  differ: 'Where we differ',
  oneVoice: 'One voice, worth keeping',
  surprises: 'What surprised us',
  wondering: 'What we’re wondering',
  seeds: 'Seeds',
  next: 'What happens to this',
  made: 'How this was made',
  corrections: 'What was set right',
} as const

export const NOTES = {
  draft: 'Draft, not public yet',
  draftNote:
    'Only people who were there, and those who keep the page, can read this. Your own link lets you change it.',
  notSettled: 'We did not settle this, and we did not vote. Both are kept.',
  empty: 'Nothing is on this page yet.',
  ledger: ['What was asked for', 'Where it is', 'Why, and when we look again'],
  formats: 'Take it with you',
  formatNames: { txt: 'Plain text', md: 'Markdown', csv: 'Table (CSV)', json: 'Data (JSON)' },
  gone: 'This page was taken back',
  goneNote: 'The people who made it asked for that. Nothing of it is kept here.',
  notHere: 'There is no page here',
  notHereNote: 'It may not be public yet. If you were there, your own link leads to the draft.',
} as const

export const PROMISE_WORDS: Readonly<Record<PromiseState, string>> = {
  doing: 'Doing',
  done: 'Done',
  maybe: 'Maybe',
  cannot: 'Can’t, because',
}

/** How each blank of the first sentence is led up to, and how a theme that does not complete it stands there instead. */
export const BREATH: Readonly<Record<string, { before: string; after: string; instead: string }>> = {
  aspirations: { before: 'We want ', after: '.', instead: 'What we want: ' },
  in_the_way: { before: 'What gets in the way is ', after: '.', instead: 'What gets in the way: ' },
  closer_look: {
    before: 'When we looked closer we talked about ',
    after: '.',
    instead: 'When we looked closer: ',
  },
  actions: { before: 'It would help if ', after: '.', instead: 'What could make a difference: ' },
  trust: { before: 'We’d trust it more if ', after: ' were part of it.', instead: 'Who we’d trust: ' },
}

/** `2026-11` as "November 2026". */
export function monthWords(month: string): string {
  const [year, number] = month.split('-')
  return `${MONTHS[Number(number) - 1] ?? ''} ${year}`
}

/** `2026-11-17` as "17 November 2026". */
export function dayWords(day: string): string {
  return `${Number(day.slice(8))} ${monthWords(day.slice(0, 7))}`
}

/**
 * Who was in the room: a number, and how it was held. No list. Whether there was a call, and how long of the planned time
 * they talked, nobody keeps: so neither is said.
 */
export function roomLine({ room, state }: PageModel): string {
  const { people, isTryOut, month } = room
  const who = people === null ? 'A few people' : `${numberWord(people)} people`
  const when = `in ${monthWords(month)}`
  const held = isTryOut
    ? `${who} tried this out online ${when}, in a conversation of ten minutes.`
    : `${who} talked about this online ${when}.`
  return state === 'published' ? `${held} All of them could correct this page before it was published.` : held
}

export function voicesWord({ voices }: PageTheme): string {
  return voices === null ? 'Several voices' : `${voices} voices`
}

/** What stands under a theme's sentence. */
export function themeNote(theme: PageTheme, isShared: boolean): string {
  const parts = [
    ...(isShared ? [voicesWord(theme)] : []),
    ...(theme.state === 'left-open'
      ? [theme.because === '' ? 'Left open' : `Left open: ${theme.because}`]
      : []),
    ...(theme.isMine ? ['Your words are part of this'] : []),
  ]
  return parts.length > 1 ? parts.map(withStop).join(' ') : (parts[0] ?? '')
}

export function alsoLine({ also }: PageTheme): string {
  return also === '' ? '' : `Some of us would say: ${also}`
}

export function quoteNote({ name, isOnlyForUs }: PageQuote): string {
  if (isOnlyForUs) return 'Only in our own copy, not on the public page'
  return name === null ? 'Used with a yes, no name' : `Used with a yes, ${name}`
}

export function wonderingNote({ who, state, because, by }: PageModel['wondering'][number]): string {
  const when = by === null ? '' : ` by ${monthWords(by)}`
  if (state === 'cannot') return withStop(`We can’t, because ${because}`)
  if (state === 'maybe') {
    const maybe = when === '' ? 'Maybe there will be an answer.' : `Maybe an answer${when}.`
    return [maybe, because === '' ? '' : withStop(because)].filter(Boolean).join(' ')
  }
  const asks = who === '' ? 'Someone here is asking' : `${who} is asking`
  return `${asks}${when === '' ? '' : `, for an answer${when}`}.${because === '' ? '' : ` ${withStop(because)}`}`
}

export function seedNote({ who, step, again }: PageModel['seeds'][number]): string {
  return [
    withStop(who === '' ? 'Someone here' : who),
    step === '' ? '' : `First step: ${withStop(step)}`,
    againLine(again),
  ]
    .filter(Boolean)
    .join(' ')
}

export function promiseNote({ because, again }: PageModel['next']['promises'][number]): string {
  return [because === '' ? '' : withStop(because), againLine(again)].filter(Boolean).join(' ')
}

function againLine(again: string | null): string {
  return again === null ? '' : `We look again in ${monthWords(again)}.`
}

export function nextLines({ next, state }: PageModel): string[] {
  return [
    ...(next.sees === '' ? [] : [withStop(`Who sees this: ${next.sees}`)]),
    ...(next.feeds === '' ? [] : [withStop(`What it feeds: ${next.feeds}`)]),
    ...(next.again === '' ? [] : [withStop(`How to join again: ${next.again}`)]),
    state === 'published'
      ? 'If you were there, you can change or take back your words at any time with your own link. We can’t recall paper copies.'
      : 'If you were there, you can say what is not right and choose what happens to your words with your own link.',
  ]
}

export function madeLines({ made }: PageModel): string[] {
  const { notChecked, checkFirst, noWords } = made.leftOut
  const who = made.hadNoteTaker ? 'A note-taker' : 'The group'
  return [
    `${who} wrote down what was said on cards, and speakers could say whether it was right. Nothing was recorded.`,
    [
      leftOut(
        notChecked,
        'because nobody had checked them and they are in no theme',
        'because nobody had checked it and it is in no theme',
      ),
      leftOut(
        checkFirst,
        'because somebody would like to talk about them first',
        'because somebody would like to talk about it first',
      ),
      noWords === 0
        ? ''
        : `${numberWord(noWords)} ${noWords === 1 ? 'theme was' : 'themes were'} left out for want of a sentence.`,
      made.changed === 0
        ? ''
        : `${numberWord(made.changed)} ${made.changed === 1 ? 'theme was' : 'themes were'} put differently after people read the draft.`,
    ]
      .filter(Boolean)
      .join(' '),
  ].filter(Boolean)
}

function leftOut(count: number, whyMany: string, whyOne: string): string {
  if (count === 0) return ''
  return count === 1
    ? `One card was left out ${whyOne}.`
    : `${numberWord(count)} cards were left out ${whyMany}.`
}

function numberWord(count: number): string {
  return NUMBERS[count] ?? String(count)
}

/** One full stop, unless the words end in a mark of their own. */
export function withStop(words: string): string {
  return /[.!?…。！？]$/u.test(words) ? words : `${words}.`
}
