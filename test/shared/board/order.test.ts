import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { MAX_ORDER_KEY } from '../../../shared/board/limits.ts'
import { byOrder, isOrderKey, type Ordered, orderAt } from '../../../shared/board/order.ts'
import type { CardId } from '../../../shared/ids.ts'

const card = (id: string, order: string): Ordered => ({ id: id as CardId, order })

function put(column: readonly Ordered[], index: number, id: string): Ordered[] {
  const others = column.filter((other) => other.id !== id)
  const keys = new Map(others.map((other) => [other.id, other.order]))
  for (const write of orderAt(others, index, id as CardId)) keys.set(write.id, write.order)
  return [...keys].map(([cardId, order]) => ({ id: cardId, order })).sort(byOrder)
}

describe('order of cards', () => {
  test('a card lies where it was put, whatever was moved before, and every key can be built upon', () => {
    const moves = fc.array(fc.record({ card: fc.integer({ min: 0, max: 9 }), to: fc.nat({ max: 20 }) }), {
      maxLength: 80,
    })
    fc.assert(
      fc.property(moves, (steps) => {
        let column: Ordered[] = []
        for (const step of steps) {
          const id = `card-${step.card}`
          const others = column.filter((other) => other.id !== id)
          const index = Math.min(step.to, others.length)
          column = put(column, index, id)
          expect(column.map((other) => other.id)).toEqual(
            others.map((other) => other.id).toSpliced(index, 0, id as CardId),
          )
          expect(column.every((other) => isOrderKey(other.order))).toBe(true)
        }
      }),
    )
  })

  test('a move is one key as a rule', () => {
    const column = [card('a', 'a0'), card('b', 'a1')]
    expect(orderAt(column, 1, 'c' as CardId)).toHaveLength(1)
    expect(orderAt(column, 2, 'c' as CardId)).toHaveLength(1)
    expect(orderAt([], 0, 'c' as CardId)).toHaveLength(1)
  })

  test('two cards that were dropped at one place at once lie in the order of their ids, and a third fits between', () => {
    const column = [card('b', 'a1'), card('a', 'a1')].sort(byOrder)
    expect(column.map(({ id }) => id)).toEqual(['a', 'b'])
    expect(put(column, 1, 'c').map(({ id }) => id)).toEqual(['a', 'c', 'b'])
  })

  test('keys stay short however often cards are put between the same two', () => {
    let column = [card('first', 'a0'), card('last', 'a1')]
    for (let round = 0; round < 1_000; round += 1) {
      column = put(column, 1 + (round % 2), `card-${round % 50}`)
      expect(Math.max(...column.map(({ order }) => order.length))).toBeLessThanOrEqual(MAX_ORDER_KEY)
    }
  })

  test.each([
    '',
    'a',
    'a00',
    'b1',
    '!',
    'a0 ',
    'A00000000000000000000000000',
    `a0${'V'.repeat(63)}`,
    'a\u00e9',
    null,
    3,
  ])('is no key: %j', (key) => {
    expect(isOrderKey(key)).toBe(false)
  })

  test.each(['a0', 'Zz', 'b00', 'a0V', `zzzzzzzzzzzzzzzzzzzzzzzzzzzV`, `a0${'V'.repeat(62)}`])(
    'is a key: %s',
    (key) => {
      expect(isOrderKey(key)).toBe(true)
      expect(put([card('x', key)], 0, 'y').map(({ id }) => id)).toEqual(['y', 'x'])
      expect(put([card('x', key)], 1, 'y').map(({ id }) => id)).toEqual(['x', 'y'])
    },
  )
})
