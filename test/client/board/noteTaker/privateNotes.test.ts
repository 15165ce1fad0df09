import { describe, expect, test } from 'vitest'
import {
  keepNotes,
  type NotesStore,
  readNotes,
  sweepNotes,
} from '../../../../client/board/noteTaker/privateNotes.ts'

const DAY_MS = 24 * 60 * 60 * 1_000
const NOW = 1_800_000_000_000

function makeStore(): NotesStore & { readonly map: Map<string, string> } {
  const map = new Map<string, string>()
  return {
    map,
    get length() {
      return map.size
    },
    key: (index) => [...map.keys()][index] ?? null,
    getItem: (key) => map.get(key) ?? null,
    setItem: (key, value) => void map.set(key, value),
    removeItem: (key) => void map.delete(key),
  }
}

describe('notes for my own eyes', () => {
  test('are there again, for their own conversation', () => {
    const store = makeStore()
    expect(keepNotes(store, 'one', 'Ask Rosa again', NOW)).toBe(true)
    expect(readNotes(store, 'one', NOW + DAY_MS)).toBe('Ask Rosa again')
    expect(readNotes(store, 'other', NOW)).toBe('')
  })

  test('NT-3 go fourteen days after the first word, however often one comes back to them', () => {
    const store = makeStore()
    keepNotes(store, 'one', 'First', NOW)
    keepNotes(store, 'one', 'First and second', NOW + 13 * DAY_MS)
    expect(readNotes(store, 'one', NOW + 14 * DAY_MS - 1)).toBe('First and second')
    expect(readNotes(store, 'one', NOW + 14 * DAY_MS)).toBe('')
    expect(store.map.size).toBe(0)
  })

  test('NT-3 those of other conversations go as well, and nothing that is not ours', () => {
    const store = makeStore()
    keepNotes(store, 'old', 'Old', NOW)
    keepNotes(store, 'new', 'New', NOW + 10 * DAY_MS)
    store.setItem('goround:notes:broken', '{')
    store.setItem('goround:devices', '{}')
    sweepNotes(store, NOW + 15 * DAY_MS)
    expect([...store.map.keys()]).toEqual(['goround:notes:new', 'goround:devices'])
  })

  test('a clock that was wrong keeps nothing for ever', () => {
    const store = makeStore()
    keepNotes(store, 'one', 'From the future', NOW + 400 * DAY_MS)
    sweepNotes(store, NOW)
    expect(store.map.size).toBe(0)
  })

  test('emptied is deleted, and a browser that keeps nothing says so', () => {
    const store = makeStore()
    keepNotes(store, 'one', 'Words', NOW)
    keepNotes(store, 'one', '', NOW)
    expect(store.map.size).toBe(0)
    const closed = {
      ...store,
      setItem: () => {
        throw new Error('closed')
      },
    }
    expect(keepNotes(closed, 'one', 'Words', NOW)).toBe(false)
  })
})
