import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import type { asks } from './en/asks.ts'
import type { board } from './en/board.ts'
import type { cards } from './en/cards.ts'
import { common } from './en/common.ts'
import type { desk } from './en/desk.ts'
import type { harvest } from './en/harvest.ts'
import type { language } from './en/language.ts'
import type { later } from './en/later.ts'
import type { links } from './en/links.ts'
import { lobby } from './en/lobby.ts'
import type { modes } from './en/modes.ts'
import type { notes } from './en/notes.ts'
import type { personal } from './en/personal.ts'
import { practice } from './en/practice.ts'
import { refusals } from './en/refusals.ts'
import type { review } from './en/review.ts'
import type { reviewRefusals } from './en/reviewRefusals.ts'
import type { room } from './en/room.ts'
import type { roomRefusals } from './en/roomRefusals.ts'
import type { start } from './en/start.ts'
import type { steps } from './en/steps.ts'
import type { tips } from './en/tips.ts'
import type { tools } from './en/tools.ts'
import type { turns } from './en/turns.ts'

/** The strings of the way into a room, by screen. */
const english = { common, practice, lobby, refusals } as const

/** Those that come with the code of their screen, or of a part of one that is opened rarely. */
export type LateStrings = {
  readonly start: typeof start
  readonly links: typeof links
  readonly room: typeof room & typeof later.room
  readonly board: typeof board & typeof cards.board
  readonly turns: typeof turns & typeof later.turns
  readonly asks: typeof asks
  readonly modes: typeof modes & typeof later.modes
  readonly steps: typeof steps
  readonly personal: typeof personal
  readonly tools: typeof tools
  readonly tips: typeof tips
  readonly notes: typeof notes
  readonly harvest: typeof harvest
  readonly language: typeof language
  readonly review: typeof review
  readonly desk: typeof desk
  /** They join those that are known at the door. */
  readonly refusals: typeof roomRefusals & typeof reviewRefusals
}

/** Every string of the interface. English is also the shape that other languages must fill. */
export type English = typeof english & LateStrings

const LANGUAGE = 'en'

/** Prepares the strings and tells the page its language and direction. Resolves before the first paint needs it. */
export async function startStrings(root: HTMLElement): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: LANGUAGE,
    fallbackLng: LANGUAGE,
    resources: { [LANGUAGE]: english },
    defaultNS: 'common',
    // React escapes what it shows; escaping twice would show the escapes.
    interpolation: { escapeValue: false },
  })
  addFormats()
  for (const strings of early.splice(0)) addStrings(strings)
  root.lang = LANGUAGE
  root.dir = i18next.dir(LANGUAGE)
}

/** Beside what is there under the same name, not instead of it. */
const DEEP = true

type SomeStrings = { readonly [Screen in keyof LateStrings]?: object }

/** Code that is loaded before the strings are prepared has its own added then. */
const early: SomeStrings[] = []

/** Adds the strings of a screen, or of a part of one, together with its code: a phone that never opens it need not have them. */
export function addStrings(strings: SomeStrings): void {
  if (!i18next.isInitialized) {
    early.push(strings)
    return
  }
  for (const [screen, words] of Object.entries(strings)) {
    i18next.addResourceBundle(LANGUAGE, screen, words, DEEP)
  }
}

/**
 * How a string asks for a value in another form: `{{count, word}}` is "two", `{{count, opening}}` is "Two" at the
 * beginning of a sentence, `{{position, place}}` is "third", `{{names, list}}` is "Ana, Kofi, and Sam". The library
 * takes the name of a format for the same with capitals and without.
 */
function addFormats(): void {
  const { formatter } = i18next.services
  if (formatter === undefined) throw new Error('the strings have no formatter')
  const wordFor = (words: Readonly<Record<number, string>>, value: number, language = LANGUAGE) =>
    words[value] ?? new Intl.NumberFormat(language).format(value)
  formatter.add('word', (value: number, language) => wordFor(common.numbers, value, language))
  formatter.add('opening', (value: number, language) =>
    capitalise(wordFor(common.numbers, value, language), language),
  )
  formatter.add('place', (value: number, language) => wordFor(common.places, value, language))
}

function capitalise(text: string, language = LANGUAGE): string {
  const [first = '', ...rest] = text
  return first.toLocaleUpperCase(language) + rest.join('')
}
