import { describe, expect, test } from 'vitest'
import { placeMenu } from '../../../client/ui/placeMenu.ts'

const view = { width: 1280, height: 800, isRightToLeft: false }
const menu = { width: 240, height: 300 }
const buttonAt = (left: number, top: number) => ({ left, top, right: left + 40, bottom: top + 40 })

describe('where a menu goes', () => {
  test('under its button, ends in line', () => {
    expect(placeMenu(buttonAt(600, 200), menu, view)).toEqual({ left: 400, top: 244 })
  })

  test('beginnings in line where text runs from right to left', () => {
    expect(placeMenu(buttonAt(600, 200), menu, { ...view, isRightToLeft: true })).toEqual({
      left: 600,
      top: 244,
    })
  })

  test('above where there is more room', () => {
    expect(placeMenu(buttonAt(600, 700), menu, view)).toEqual({ left: 400, top: 396 })
  })

  test('inside of the window whatever its corner', () => {
    for (const button of [buttonAt(0, 0), buttonAt(1240, 0), buttonAt(0, 760), buttonAt(1240, 760)]) {
      const { left, top } = placeMenu(button, menu, view)
      expect(left).toBeGreaterThanOrEqual(8)
      expect(left + menu.width).toBeLessThanOrEqual(view.width - 8)
      expect(top).toBeGreaterThanOrEqual(8)
      expect(top + menu.height).toBeLessThanOrEqual(view.height - 8)
    }
  })

  test('from its beginning where it is larger than the window', () => {
    expect(
      placeMenu(buttonAt(200, 200), { width: 500, height: 900 }, { ...view, width: 320, height: 256 }),
    ).toEqual({
      left: 8,
      top: 8,
    })
  })
})
