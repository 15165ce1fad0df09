import { describe, expect, test } from 'vitest'
import { BOARD_SHARE, shareAt, shareByKey } from '../../../client/room/boardWidth.ts'

const room = { left: 100, right: 1100 }
const ltr = { isRightToLeft: false }
const rtl = { isRightToLeft: true }

describe('the width of the board', () => {
  test('follows the pointer, from the end of the line', () => {
    expect(shareAt(600, room, ltr)).toBe(50)
    expect(shareAt(680, room, ltr)).toBe(42)
    expect(shareAt(520, room, rtl)).toBe(42)
  })

  test('leaves room for both', () => {
    expect(shareAt(0, room, ltr)).toBe(BOARD_SHARE.most)
    expect(shareAt(5_000, room, ltr)).toBe(BOARD_SHARE.least)
    expect(shareByKey('ArrowLeft', BOARD_SHARE.most, ltr)).toBe(BOARD_SHARE.most)
    expect(shareByKey('ArrowRight', BOARD_SHARE.least, ltr)).toBe(BOARD_SHARE.least)
  })

  test('arrow keys move the edge the way they point', () => {
    expect(shareByKey('ArrowLeft', 42, ltr)).toBe(45)
    expect(shareByKey('ArrowRight', 42, ltr)).toBe(39)
    expect(shareByKey('ArrowLeft', 42, rtl)).toBe(39)
    expect(shareByKey('ArrowRight', 42, rtl)).toBe(45)
    expect(shareByKey('Home', 42, ltr)).toBe(BOARD_SHARE.least)
    expect(shareByKey('End', 42, ltr)).toBe(BOARD_SHARE.most)
    expect(shareByKey('Tab', 42, ltr)).toBeNull()
  })
})
