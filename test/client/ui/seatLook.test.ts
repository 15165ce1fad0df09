import { expect, test } from 'vitest'
import { colourOf, drawingOf } from '../../../client/ui/seatLook.ts'

const chairs = Array.from({ length: 12 }, (_, index) => index + 1)

test('the first eight chairs have a colour and a drawing of their own', () => {
  expect(chairs.slice(0, 8).map((chair) => [colourOf(chair), drawingOf(chair)])).toEqual(
    chairs.slice(0, 8).map((chair) => [chair, chair]),
  )
})

test('chairs 9 to 12 take colours 1 to 4 with the drawing four places on', () => {
  expect(chairs.slice(8).map((chair) => [colourOf(chair), drawingOf(chair)])).toEqual([
    [1, 5],
    [2, 6],
    [3, 7],
    [4, 8],
  ])
})

test('no two of twelve look the same', () => {
  expect(new Set(chairs.map((chair) => `${colourOf(chair)} ${drawingOf(chair)}`)).size).toBe(12)
})
