import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { GalleryPage } from '../gallery/galleryPage.ts'
import { SCENES } from '../gallery/scenes.tsx'

/** Every state of every screen in every window: nothing is wider than what shows it, in either direction. */

const scenes = Object.keys(SCENES)

let gallery: GalleryPage

beforeAll(async () => {
  gallery = await GalleryPage.open()
})

afterAll(() => gallery?.close())

describe('nobody has to scroll sideways, and nothing is cut', () => {
  // What mirrors badly does so on the smallest phone, and where parts lie beside one another.
  const windows = [
    [320, 640, 'ltr'],
    [320, 640, 'rtl'],
    [320, 256, 'ltr'],
    [768, 1024, 'ltr'],
    [768, 1024, 'rtl'],
    [844, 390, 'ltr'],
  ] as const
  // One window after the other: giving a browser another size takes as long as a scene.
  describe.each(windows)('%i by %i, %s', (width, height, dir) => {
    test.each(scenes)('in %s', async (scene) => {
      await gallery.show(scene, { width, height, dir })
      await expect.poll(() => gallery.page.evaluate(findOverflow)).toBe(0)
    })
  })
})

/** Runs in the page: by how much the page, or what is in it, is wider than the window. */
function findOverflow(): number {
  const elements = [document.documentElement, ...document.querySelectorAll('main')]
  return Math.max(...elements.map((element) => element.scrollWidth - element.clientWidth))
}

test('no screen complained', () => {
  expect(gallery.complaints).toEqual([])
})
