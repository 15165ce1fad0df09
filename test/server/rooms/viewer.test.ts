import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Viewer } from '../../../server/rooms/viewer.ts'
import type { CardId, SeatId } from '../../../shared/ids.ts'
import { type ViewChanges, withChanges } from '../../../shared/protocol.ts'
import type { RoomView } from '../../../shared/room/view.ts'
import { RoomKit } from '../../support/roomKit.ts'
import { move, play } from '../../support/roomMoves.ts'

const [ONE, TWO] = ['card-number-one', 'card-number-two'] as CardId[] as [CardId, CardId]

/** Somebody who looks at a room, and all that was sent to them. */
function watch(room: RoomKit, seat: SeatId) {
  const sent: ViewChanges[] = []
  const viewer = new Viewer(seat, {
    patch: ({ changes }) => sent.push(JSON.parse(JSON.stringify(changes)) as ViewChanges),
    gone: () => undefined,
  })
  const first = viewer.showAll(room.state)
  if (first === null) throw new Error('this seat sees nothing')
  return { viewer, sent, first: first.view }
}

test('V-3 of the cards only those travel that changed, each whole, and null for one that is gone', () => {
  const room = new RoomKit()
  const kofi = room.join('Kofi')
  const sam = room.join('Sam')
  room.change(kofi, { added: [ONE, TWO] })
  const { viewer, sent } = watch(room, sam)
  const sees = () => {
    viewer.showChanges(room.state)
    return sent.splice(0)
  }
  room.do(sam, { type: 'card.tag', card: ONE, tag: 'seed', isOn: true })
  expect(sees()).toEqual([{ cards: { [ONE]: { tags: ['seed'] } } }])
  room.do(sam, { type: 'card.tag', card: ONE, tag: 'seed', isOn: false })
  room.do(sam, { type: 'card.speaks', card: ONE, isOn: true })
  expect(sees()).toEqual([{ cards: { [ONE]: { speaksToMe: true } } }])
  room.change(kofi, { down: [TWO] })
  expect(sees()).toEqual([{ cards: { [TWO]: null } }])
  room.change(kofi, { back: [TWO] })
  expect(sees()).toEqual([{ cards: { [TWO]: {} } }])
})

test('V-3 what is private to others sends nothing about cards', () => {
  const room = new RoomKit()
  const tui = room.join('Tui', 'note-taker')
  const [kofi, sam] = [room.join('Kofi'), room.join('Sam')]
  room.change(tui, { added: [ONE] })
  const { viewer, sent } = watch(room, sam)
  room.do(tui, { type: 'card.show-back', card: ONE, to: kofi })
  room.do(kofi, { type: 'card.speaks', card: ONE, isOn: true })
  room.do(tui, { type: 'pen.offer', to: kofi })
  room.do(kofi, { type: 'pen.answer', takes: false })
  viewer.showChanges(room.state)
  expect(sent).toEqual([])
})

test('V-3 a page that puts together what was sent sees what there is to see, whatever happens', () => {
  let merged = 0
  fc.assert(
    fc.property(fc.array(move, { minLength: 20, maxLength: 100 }), (moves) => {
      const room = new RoomKit()
      const ines = room.join('Ines', 'facilitator')
      room.change(ines, { added: [ONE] })
      const { viewer, sent, first } = watch(room, ines)
      let view: RoomView = first
      for (const each of moves) {
        play(room, each)
        if (!room.state.seats.some(({ id }) => id === ines)) return
        viewer.showChanges(room.state)
        for (const changes of sent.splice(0)) {
          merged += Number(changes.cards !== undefined)
          view = withChanges(view, changes)
        }
        expect(view).toEqual(JSON.parse(JSON.stringify(room.see(ines))))
      }
    }),
    { numRuns: 100 },
  )
  expect(merged).toBeGreaterThan(100)
})

test('V-3 after a resync everything is told anew, and changes count from there', () => {
  const room = new RoomKit()
  const kofi = room.join('Kofi')
  room.change(kofi, { added: [ONE] })
  const { viewer, sent } = watch(room, kofi)
  room.change(kofi, { added: [TWO] })
  expect(viewer.showAll(room.state)?.view.cards).toEqual({ [ONE]: { isMine: true }, [TWO]: { isMine: true } })
  viewer.showChanges(room.state)
  expect(sent).toEqual([])
})
