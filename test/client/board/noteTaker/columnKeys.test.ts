import { describe, expect, test } from 'vitest'
import { columnOfAltKey, columnOfKey } from '../../../../client/board/noteTaker/columnKeys.ts'

const plain = { altKey: false, ctrlKey: false, metaKey: false }

describe('numbers choose a column', () => {
  test('with Alt while a card is written, by the place of the key', () => {
    expect(columnOfAltKey({ ...plain, altKey: true, code: 'Digit1', key: '¡' })).toBe('aspirations')
    expect(columnOfAltKey({ ...plain, altKey: true, code: 'Digit8', key: '8' })).toBe('keep_in_mind')
    expect(columnOfAltKey({ ...plain, altKey: true, code: 'Digit9', key: '9' })).toBeNull()
    // The number block types letters by their codes on some systems.
    expect(columnOfAltKey({ ...plain, altKey: true, code: 'Numpad1', key: '1' })).toBeNull()
    expect(columnOfAltKey({ ...plain, altKey: true, ctrlKey: true, code: 'Digit1', key: '1' })).toBeNull()
  })

  test('NT-1 and never without it, so that no sentence loses its number', () => {
    for (const digit of '0123456789')
      expect(columnOfAltKey({ ...plain, code: `Digit${digit}`, key: digit })).toBeNull()
  })

  test('alone on the row of numbers, also from the number block', () => {
    expect(columnOfKey({ ...plain, code: 'Numpad3', key: '3' })).toBe('in_the_way')
    expect(columnOfKey({ ...plain, code: 'Digit9', key: '9' })).toBeNull()
    expect(columnOfKey({ ...plain, ctrlKey: true, code: 'Digit1', key: '1' })).toBeNull()
  })
})
