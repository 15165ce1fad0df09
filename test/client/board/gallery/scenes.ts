import { COLUMN_KEYS, type ColumnKey } from '../../../../shared/board/columns.ts'
import type { SeatId } from '../../../../shared/ids.ts'
import type { SeatView } from '../../../../shared/room/view.ts'
import { seatOf } from '../../fixtures/rooms.ts'
import { FakeBoard } from '../fakeBoard.ts'
import { RuledRoom } from '../ruledRoom.ts'

const NAMES = ['Ines', 'Sam', 'Kofi', 'Rosa', 'Priya', 'Dee', 'Tui', 'Marek']

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
  return seatOf(name)
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

/** A board with the room that decides about its cards. */
export type RoomScene = { readonly board: FakeBoard; readonly room: RuledRoom }

const THEME = 'theme-harbour'

function inRoom(arrange: (scene: RoomScene) => void = () => undefined): () => RoomScene {
  return () => {
    const board = new FakeBoard(WORDS)
    const room = new RuledRoom(board)
    arrange({ board, room })
    return { board, room }
  }
}

function speaks({ board, room }: RoomScene, words: string, ...names: readonly string[]): void {
  for (const name of names) room.does(name, { type: 'card.speaks', card: board.idOf(words), isOn: true })
}

function together({ board, room }: RoomScene, sentence: string, ...words: readonly string[]): void {
  const cards = words.map((each) => board.idOf(each))
  room.does('Kofi', { type: 'theme.make', id: THEME, cards, sentence, column: 'aspirations' })
}

const ASKS = 'Someone who asks how I am, not what I took.'
const NURSE = 'A nurse who knows me.'
const WARM = 'A warm place to sit, open late.'
const SOUP = 'Soup on Tuesdays, no questions.'
const SENTENCE = 'We want help that doesn’t come with judgement'

export const ROOM_SCENES: Record<string, () => RoomScene> = {
  /** As in the middle of a conversation. */
  room: inRoom((scene) => {
    const { board, room } = scene
    speaks(scene, WARM, 'Sam', 'Rosa', 'Priya')
    speaks(scene, 'We check on a neighbour we haven’t seen.', 'Sam', 'Rosa', 'Priya', 'Dee')
    speaks(scene, 'People here know how to help when someone stops breathing.', 'Sam', 'Rosa')
    speaks(scene, 'People wait too long to call for help, in case police come too.', 'Sam', 'Dee')
    together(scene, SENTENCE, ASKS, NURSE)
    room.writer('Tui')
    board.otherAdds('in_the_way', 'Young people hear about tests last.')
  }),
  plain: inRoom(),
  /** What else a card may say of itself. */
  facts: inRoom((scene) => {
    const { board, room } = scene
    room.writer('Tui')
    const unchecked = board.otherAdds('aspirations', 'Somewhere open at night.')
    room.does('Tui', { type: 'card.say-again', card: board.idOf(NURSE), by: seatOf('Rosa') })
    room.does('Tui', { type: 'card.show-back', card: unchecked, to: seatOf('Rosa') })
    board.add('aspirations', 'Mine, and nobody else’s.')
    speaks(scene, 'Mine, and nobody else’s.', 'Sam', 'Rosa')
    for (const tag of ['surprise', 'tension', 'felt-in-room', 'seed'] as const)
      room.does('Sam', { type: 'card.tag', card: board.idOf(SOUP), tag, isOn: true })
    room.does('Sam', { type: 'card.check-first', card: board.idOf(WARM), isOn: true })
  }),
  themes: inRoom((scene) => {
    const { board, room } = scene
    together(scene, SENTENCE, ASKS, NURSE)
    const make = (id: string, sentence: string, ...words: readonly string[]) => {
      const cards = words.map((each) => board.idOf(each))
      room.does('Kofi', { type: 'theme.make', id, cards, sentence, column: 'strengths' })
    }
    make('theme-strengths', '', SOUP, 'We check on a neighbour we haven’t seen.')
    room.does('Kofi', {
      type: 'theme.make',
      id: 'theme-alone-1',
      cards: [board.idOf('Who decides where test kits go?')],
      sentence: '',
      column: 'questions',
    })
    room.does('Kofi', {
      type: 'difference.make',
      id: 'differ-about-1',
      one: board.idOf('Naloxone in every corner shop.'),
      other: board.idOf('Pay peers to be out at night, when it counts.'),
    })
  }),
  harvested: inRoom((scene) => {
    const { room } = scene
    speaks(scene, NURSE, 'Sam', 'Rosa')
    together(scene, SENTENCE, ASKS, NURSE)
    const { cards } = room.getSnapshot()
    const themes = cards.themes.flatMap((theme) => [
      { ...theme, state: 'changed' as const, was: 'Help without stigma', hasBeenRead: true, voices: 3 },
    ])
    room.set({ ...room.getSnapshot(), cards: { ...cards, themes } })
  }),
  locked: inRoom(({ board, room }) => {
    board.add('aspirations', 'Mine, and nobody else’s.')
    room.does('Ines', { type: 'column.lock', column: 'aspirations', isLocked: true })
    room.does('Ines', { type: 'column.name', column: 'strengths', label: 'What holds us' })
  }),
  'many-in-room': () => {
    const board = SCENES.many?.() ?? new FakeBoard()
    return { board, room: new RuledRoom(board) }
  },
}
