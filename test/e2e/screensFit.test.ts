import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { GalleryPage } from '../gallery/galleryPage.ts'
import { SCENES } from '../gallery/scenes.tsx'

/** Every state of every screen in every window: nothing is wider than what shows it, and nothing too small to press. */

const scenes = Object.keys(SCENES)

let gallery: GalleryPage

beforeAll(async () => {
  gallery = await GalleryPage.open()
})

afterAll(() => gallery?.close())

// One window after the other: giving a browser another size takes as long as drawing a scene.
describe('nobody has to scroll sideways, and nothing is cut', () => {
  // What mirrors badly does so on the smallest phone, and where parts lie beside one another.
  test.each(scenes)(
    'in %s on the smallest phone, in either direction; and what can be pressed is 44 px high',
    async (scene) => {
      await gallery.show(scene, { width: 320, height: 640 })
      await fits()
      await gallery.turn('rtl')
      await fits()
      await gallery.turn('ltr')
      expect(await gallery.page.evaluate(findSmallTargets)).toEqual([])
    },
  )

  test.each(scenes)('in %s on a tablet, in either direction', async (scene) => {
    await gallery.show(scene, { width: 768, height: 1024 })
    await fits()
    await gallery.turn('rtl')
    await fits()
  })

  test.each(scenes)('in %s at 400 percent of a small window', async (scene) => {
    await gallery.show(scene, { width: 320, height: 256 })
    await fits()
  })

  test.each(scenes)('in %s on a phone that lies on its side', async (scene) => {
    await gallery.show(scene, { width: 844, height: 390 })
    await fits()
  })
})

async function fits(): Promise<void> {
  await expect.poll(() => gallery.page.evaluate(findOverflow)).toBe(0)
}

/** Runs in the page: by how much the page, or what is in it, is wider than the window. */
function findOverflow(): number {
  const elements = [document.documentElement, ...document.querySelectorAll('main')]
  return Math.max(...elements.map((element) => element.scrollWidth - element.clientWidth))
}

/** Runs in the page: how far up and down from its middle a press still is on the control, or on its label. */
function findSmallTargets(): string[] {
  // No button is to be looked at beyond what it needs.
  const LARGE = 43
  const heightOf = (control: HTMLElement) => {
    control.scrollIntoView({ block: 'center' })
    const { left, top, width, height } = control.getBoundingClientRect()
    const labels = control instanceof HTMLInputElement ? [...(control.labels ?? [])] : []
    const isOn = (away: number) => {
      const hit = document.elementFromPoint(left + width / 2, top + height / 2 + away)
      return [control, ...labels].some((element) => element.contains(hit))
    }
    let up = 0
    let down = 0
    while (up > -LARGE && isOn(up - 1)) up -= 1
    while (down - up + 1 < LARGE && isOn(down + 1)) down += 1
    return down - up + 1
  }
  return [...document.querySelectorAll<HTMLElement>('button, select, input, textarea')]
    .filter((control) => control.checkVisibility())
    .map((control) => ({ control, height: heightOf(control) }))
    .filter(({ height }) => height < LARGE)
    .map(({ control, height }) => `${height} px: ${control.outerHTML.slice(0, 160)}`)
}

test('no screen complained', () => {
  expect(gallery.complaints).toEqual([])
})
