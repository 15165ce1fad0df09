import { COLUMN_KEYS, type ColumnKey } from '../../../../shared/board/columns.ts'
import type { SeatId } from '../../../../shared/ids.ts'
import type { SeatView } from '../../../../shared/room/view.ts'
import { FakeBoard } from '../fakeBoard.ts'

const NAMES = ['Sam', 'Priya', 'Marek', 'Ines', 'Kofi', 'Rosa', 'Tui', 'Dee']

export const SEATS: readonly SeatView[] = NAMES.map((name, index) => ({
  id: seat(name),
  chair: index + 1,
  name,
  role: 'participant',
  presence: 'here',
  isPretend: false,
  isListening: false,
  forFacilitators: null,
}))

export function seat(name: string): SeatId {
  return `seat-${name}`.padEnd(12, '-') as SeatId
}

export const WORDS: Partial<Record<ColumnKey, readonly string[]>> = {
  aspirations: [
    'Someone who asks how I am, not what I took.',
    'A nurse who knows me.',
    'A warm place to sit, open late.',
  ],
  strengths: [
    'We check on a neighbour we haven’t seen.',
    'Soup on Tuesdays, no questions.',
    'People here know how to help when someone stops breathing.',
  ],
  in_the_way: ['People wait too long to call for help, in case police come too.', 'It all closes at five.'],
  closer_look: ['After five there is nobody to call.'],
  actions: ['Naloxone in every corner shop.', 'Pay peers to be out at night, when it counts.'],
  questions: ['Who decides where test kits go?'],
  keep_in_mind: ['It went quiet when we said “police”.'],
}

/** The states to look at, by name. */
export const SCENES: Record<string, () => FakeBoard> = {
  full: () => new FakeBoard(WORDS),
  empty: () => new FakeBoard(),
  loading: () => {
    const board = new FakeBoard()
    board.be({ status: 'loading' })
    return board
  },
  busy: () => {
    const board = new FakeBoard(WORDS)
    const together = board.otherAdds('strengths', 'Somebody to sit with while you wait, who has been there')
    board.otherEdits(together, [
      { seat: seat('Tui'), caret: { anchor: 21, head: 21 } },
      { seat: seat('Kofi'), caret: { anchor: 55, head: 55 } },
    ])
    board.otherHolds(board.idOf('A warm place to sit, open late.'), seat('Tui'))
    return board
  },
  'not-saved': () => {
    const board = new FakeBoard(WORDS)
    board.beUnsaved(board.idOf('A nurse who knows me.'))
    return board
  },
  refused: () => {
    const board = new FakeBoard(WORDS)
    board.beRefused({
      id: 'refused-1',
      text: 'Somewhere open at night, where nobody asks you why.',
      column: 'aspirations',
    })
    return board
  },
  undo: () => {
    const board = new FakeBoard(WORDS)
    board.takeDown(board.idOf('A nurse who knows me.'))
    return board
  },
  many: () => {
    const board = new FakeBoard()
    for (let card = 0; card < 300; card += 1) {
      const column = COLUMN_KEYS[card % COLUMN_KEYS.length] ?? 'aspirations'
      board.otherAdds(column, `Card ${card}: a thought of about the usual length, nothing more.`)
    }
    return board
  },
}
