import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DESK, GalleryPage, PHONE } from '../gallery/galleryPage.ts'
import { SCENES } from '../gallery/scenes.tsx'

/** Every state of every screen, as people meet it: on a desk and on a phone, light and dark, in both directions. */

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const scenes = Object.keys(SCENES)

let gallery: GalleryPage

beforeAll(async () => {
  gallery = await GalleryPage.open()
  await gallery.page.evaluate(axe)
})

afterAll(() => gallery?.close())

async function findProblems(): Promise<string[]> {
  const { violations } = await gallery.page.evaluate(async (): Promise<AxeResults> => {
    const { axe } = window as unknown as { axe: { run(options: object): Promise<AxeResults> } }
    return axe.run({
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      // Naming all that is well takes a third of the time.
      resultTypes: ['violations'],
    })
  })
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))
}

describe('axe finds nothing', () => {
  test.each(scenes)('in %s, on a desk and in the light', async (scene) => {
    await gallery.show(scene, DESK)
    expect(await findProblems()).toEqual([])
  })

  test.each(scenes)('in %s, on a phone and in the dark', async (scene) => {
    await gallery.show(scene, { ...PHONE, theme: 'dark' })
    expect(await findProblems()).toEqual([])
  })
})

test('no screen complained', () => {
  expect(gallery.complaints).toEqual([])
})
