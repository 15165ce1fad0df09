import { useState } from 'react'
import type { SeatId } from '../../shared/ids.ts'

/** Words that were not sent yet, kept in this tab: a reload, or a fall back into the lobby, loses nothing. */
export function useDraft(seat: SeatId): [string, (text: string) => void] {
  // A seat belongs to one conversation, so the words cannot turn up in another one.
  const key = `goround:draft:${seat}`
  const [draft, setDraft] = useState(() => read(key))
  const keep = (text: string) => {
    setDraft(text)
    write(key, text)
  }
  return [draft, keep]
}

function read(key: string): string {
  try {
    return sessionStorage.getItem(key) ?? ''
  } catch {
    return ''
  }
}

function write(key: string, text: string): void {
  try {
    if (text === '') sessionStorage.removeItem(key)
    else sessionStorage.setItem(key, text)
  } catch {
    // Storage may be closed to us: then the words live as long as the page.
  }
}
