import { cleanCardText } from '../board/text.ts'
import type { SeatId } from '../ids.ts'
import { refuse } from '../refusals.ts'
import { happens, type Outcome, type RoomEvent } from './events.ts'
import type { LineKind, PrivateLine, WordsState } from './state/company.ts'
import { findSeat, type RoomState } from './state.ts'

/** More than two people type beside a conversation of two hours; keeps a stuck key from filling the room's memory. */
export const MAX_ASIDES = 200
/** What one person may write on one private line. A facilitator who answers has as many, so that nobody uses up another's. */
export const MAX_LINES = 50

/** A word between facilitators and note-takers (rule W-1). Somebody who has lost the connection reads it later. */
export function sayAside({ seats, words }: RoomState, from: SeatId, raw: string): Outcome {
  const text = cleanCardText(raw).trim()
  if (text === '') return refuse('request/malformed')
  if (!seats.some(({ id, role }) => id !== from && role !== 'participant')) {
    return refuse('words/nobody-there')
  }
  if (words.asides.length >= MAX_ASIDES) return refuse('words/enough')
  return happens({ type: 'aside.said', from, text })
}

type Line = { readonly kind: LineKind; readonly text: string; readonly with: SeatId | null }

/**
 * A private word to the facilitators, or from one of them to a person (rule W-2, SAFE-8). Kept for a facilitator who has
 * lost the connection; refused only where there is none at all, because a person must not wait for nobody.
 */
export function writeLine(state: RoomState, from: SeatId, line: Line): Outcome {
  const isFacilitator = findSeat(state, from)?.role === 'facilitator'
  const text = cleanCardText(line.text).trim()
  const kind = isFacilitator ? 'words' : line.kind
  if (kind === 'words' && text === '') return refuse('request/malformed')
  const whose = isFacilitator ? line.with : from
  // Lines are no letters between participants, and what was meant for one goes to nobody else.
  if (!isFacilitator && line.with !== null && line.with !== from) return refuse('role/not-allowed')
  const person = whose === null ? undefined : findSeat(state, whose)
  if (whose === null || person === undefined) return refuse('seat/unknown')
  if (isFacilitator && person.role === 'facilitator') return refuse('role/not-allowed')
  if (!state.seats.some(({ role }) => role === 'facilitator')) return refuse('words/nobody-there')
  const written = state.words.lines.filter((each) => each.with === whose && each.from === from)
  if (written.length >= MAX_LINES) return refuse('words/enough')
  return happens({ type: 'line.written', with: whose, from, kind, text })
}

/** A facilitator has read it; its person is told so (rule W-3). */
export function seeLine({ words }: RoomState, id: number): Outcome {
  const line = words.lines.find((each) => each.id === id)
  const isNew = line !== undefined && !line.isSeen && line.from === line.with
  return isNew ? happens({ type: 'line.seen', id }) : happens()
}

/** What an event does to it. */
export function applyWords(slice: WordsState, event: RoomEvent): WordsState {
  switch (event.type) {
    case 'aside.said': {
      const { from, text, at } = event
      return { ...slice, asides: [...slice.asides, { id: slice.asides.length + 1, from, text, at }] }
    }
    case 'line.written': {
      const { from, kind, text, at } = event
      const id = slice.lines.length + 1
      const line: PrivateLine = { id, with: event.with, from, kind, text, at, isSeen: false }
      return { ...slice, lines: [...withAnswered(slice.lines, line), line] }
    }
    case 'line.seen':
      return {
        ...slice,
        lines: slice.lines.map((line) => (line.id === event.id ? { ...line, isSeen: true } : line)),
      }
    default:
      return slice
  }
}

/** Whoever answers has read what came before. */
function withAnswered(lines: readonly PrivateLine[], answer: PrivateLine): readonly PrivateLine[] {
  if (answer.from === answer.with) return lines
  return lines.map((line) =>
    line.with === answer.with && line.from === answer.with ? { ...line, isSeen: true } : line,
  )
}
