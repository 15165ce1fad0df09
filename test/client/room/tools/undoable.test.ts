import { expect, test } from 'vitest'
import { undoable, undoMoments } from '../../../../client/room/tools/undoable.ts'
import { makeView, NOW, type RoomWish, seatOf } from '../../fixtures/rooms.ts'

const SECOND = 1_000

const changed = (movedAgo: number | null, plannedAgo: number | null): RoomWish => ({
  hands: ['Kofi', 'Sam'],
  also: ({ queue, agenda }) => ({
    queue: {
      ...queue,
      override:
        movedAgo === null
          ? null
          : {
              kind: 'moved',
              by: seatOf('Ines'),
              at: NOW - movedAgo,
              seat: seatOf('Sam'),
              reason: null,
              placements: [],
            },
    },
    agenda: {
      ...agenda,
      undo: plannedAgo === null ? null : { steps: agenda.steps, at: NOW - plannedAgo, by: seatOf('Ines') },
    },
  }),
})

const what = (name: string, wish: RoomWish) => undoable(makeView(name, wish), NOW)

test('Q-12 A-12 a slip can be taken back for ten seconds, the later of two first', () => {
  expect(what('Ines', changed(9 * SECOND, null))).toBe('override')
  expect(what('Ines', changed(10 * SECOND, null))).toBeNull()
  expect(what('Ines', changed(null, 9 * SECOND))).toBe('plan')
  expect(what('Ines', changed(5 * SECOND, 2 * SECOND))).toBe('plan')
  expect(what('Ines', changed(2 * SECOND, 5 * SECOND))).toBe('override')
})

test('nobody else is offered to take it back', () => {
  expect(what('Kofi', changed(SECOND, SECOND))).toBeNull()
  expect(what('Tui', changed(SECOND, SECOND))).toBeNull()
})

test('it is looked at again when the ten seconds are over', () => {
  expect(undoMoments(makeView('Ines', changed(4 * SECOND, null)))).toEqual([NOW + 6 * SECOND])
})
