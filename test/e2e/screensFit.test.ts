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
  test.each(scenes)('in %s, whatever the window and the direction', async (scene) => {
    for (const [width, height, dir] of windows) {
      await gallery.show(scene, { width, height, dir })
      const overflow = await gallery.page.evaluate(() =>
        [document.documentElement, ...document.querySelectorAll('main')].map(
          (element) => element.scrollWidth - element.clientWidth,
        ),
      )
      expect(Math.max(...overflow), `${width} by ${height}, ${dir}`).toBe(0)
    }
  })
})

test('no screen complained', () => {
  expect(gallery.complaints).toEqual([])
})
