/**
 * What is read out, when, and what is not (trust.md 5.2). Pure: times are passed in, the announcer keeps the
 * clock. Two lines: the polite one waits for a pause in what is being read, the urgent one does not.
 */
export type Announcement =
  /** One sentence. */
  | { readonly text: string; readonly urgent?: boolean }
  /** One of several like it: those that wait together become one sentence, "Ana, Kofi and Sam raised a hand". */
  | { readonly kind: string; readonly name: string; readonly say: (names: readonly string[]) => string }

type Waiting = { readonly announcement: Announcement; readonly since: number }

export type AnnouncerState = {
  readonly polite: readonly Waiting[]
  readonly urgent: readonly Waiting[]
  /** When either line last spoke, and when the urgent one did. */
  readonly spokeAt: number
  readonly alertedAt: number
}

/** More often than this nobody can listen to people and to the page at once. */
export const POLITE_GAP_MS = 2_000
/** Two alerts closer than this, and the first is cut off before its end. */
export const URGENT_GAP_MS = 1_000
/** Older news is not news: it is dropped instead of read out late. */
export const STALE_MS = 10_000

export const quietAnnouncer: AnnouncerState = {
  polite: [],
  urgent: [],
  spokeAt: Number.NEGATIVE_INFINITY,
  alertedAt: Number.NEGATIVE_INFINITY,
}

/** Puts a sentence in line. Two of the same that wait are one. */
export function enqueue(state: AnnouncerState, announcement: Announcement, now: number): AnnouncerState {
  const line = isUrgent(announcement) ? 'urgent' : 'polite'
  if (state[line].some((waiting) => isSame(waiting.announcement, announcement))) return state
  return { ...state, [line]: [...state[line], { announcement, since: now }] }
}

export type Spoken = { readonly text: string; readonly urgent: boolean }

type Step = {
  readonly state: AnnouncerState
  readonly spoken: Spoken | null
  readonly wakeAt: number | null
}

/** What is said at this moment, if anything, and when to look again. Call it at that time and after every `enqueue`. */
export function nextSpoken(state: AnnouncerState, now: number): Step {
  return state.urgent.length > 0 ? nextUrgent(state, now) : nextPolite(state, now)
}

function nextUrgent(state: AnnouncerState, now: number): Step {
  const [first, ...later] = state.urgent
  const allowedAt = state.alertedAt + URGENT_GAP_MS
  if (first === undefined || now < allowedAt) return { state, spoken: null, wakeAt: allowedAt }
  const rest = { ...state, urgent: later, spokeAt: now, alertedAt: now }
  return { state: rest, spoken: { text: textOf([first.announcement]), urgent: true }, wakeAt: wakeOf(rest) }
}

function nextPolite(state: AnnouncerState, now: number): Step {
  const fresh = state.polite.filter((waiting) => now - waiting.since <= STALE_MS)
  const [first] = fresh
  const waiting = { ...state, polite: fresh }
  if (first === undefined || now < state.spokeAt + POLITE_GAP_MS)
    return { state: waiting, spoken: null, wakeAt: wakeOf(waiting) }

  const together = fresh.filter((other) => isAlike(other.announcement, first.announcement))
  const rest = { ...state, polite: fresh.filter((other) => !together.includes(other)), spokeAt: now }
  const text = textOf(together.map((other) => other.announcement))
  return { state: rest, spoken: { text, urgent: false }, wakeAt: wakeOf(rest) }
}

function wakeOf({ polite, urgent, spokeAt, alertedAt }: AnnouncerState): number | null {
  if (urgent.length > 0) return alertedAt + URGENT_GAP_MS
  return polite.length > 0 ? spokeAt + POLITE_GAP_MS : null
}

function isUrgent(announcement: Announcement): boolean {
  return 'text' in announcement && announcement.urgent === true
}

function isAlike(one: Announcement, other: Announcement): boolean {
  return one === other || ('kind' in one && 'kind' in other && one.kind === other.kind)
}

function isSame(one: Announcement, other: Announcement): boolean {
  if ('text' in one || 'text' in other) return 'text' in one && 'text' in other && one.text === other.text
  return one.kind === other.kind && one.name === other.name
}

function textOf(together: readonly Announcement[]): string {
  const [first] = together
  if (first === undefined) return ''
  if ('text' in first) return first.text
  return first.say(together.flatMap((announcement) => ('name' in announcement ? [announcement.name] : [])))
}
