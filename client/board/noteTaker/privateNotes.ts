/**
 * What a note-taker writes for themselves: on this device, for one conversation, for fourteen days from the first word
 * (rule NT-3). It never travels.
 */
const PREFIX = 'goround:notes:'
const KEPT_MS = 14 * 24 * 60 * 60 * 1_000

type Kept = { readonly text: string; readonly since: number }

/** `localStorage`, or what stands in for it where a browser closes it to us. */
export type NotesStore = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>

/** Storage may be closed to us: then nothing is kept, and whoever writes is told so. */
export function notesStore(): NotesStore {
  try {
    return localStorage
  } catch {
    return CLOSED
  }
}

const CLOSED: NotesStore = {
  length: 0,
  key: () => null,
  getItem: () => null,
  removeItem: () => undefined,
  setItem: () => {
    throw new Error('this browser keeps nothing')
  },
}

export function readNotes(store: NotesStore, conversation: string, now: number): string {
  return readKept(store, PREFIX + conversation, now)?.text ?? ''
}

/** False where this browser keeps nothing. */
export function keepNotes(store: NotesStore, conversation: string, text: string, now: number): boolean {
  const key = PREFIX + conversation
  try {
    if (text === '') {
      store.removeItem(key)
      return true
    }
    const since = readKept(store, key, now)?.since ?? now
    store.setItem(key, JSON.stringify({ text, since } satisfies Kept))
    return true
  } catch {
    return false
  }
}

/** Deletes what is too old, of any conversation. */
export function sweepNotes(store: NotesStore, now: number): void {
  const keys = Array.from({ length: store.length }, (_, index) => store.key(index))
  for (const key of keys) if (key?.startsWith(PREFIX)) readKept(store, key, now)
}

function readKept(store: NotesStore, key: string, now: number): Kept | null {
  try {
    const kept = parse(store.getItem(key))
    // A clock that was put back must not keep them for ever either.
    if (kept !== null && now - kept.since < KEPT_MS && kept.since <= now + KEPT_MS) return kept
    store.removeItem(key)
    return null
  } catch {
    return null
  }
}

function parse(text: string | null): Kept | null {
  const value = text === null ? null : read(text)
  const isKept =
    typeof value === 'object' &&
    value !== null &&
    'text' in value &&
    typeof value.text === 'string' &&
    'since' in value &&
    typeof value.since === 'number'
  return isKept ? (value as Kept) : null
}

function read(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
