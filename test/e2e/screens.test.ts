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

describe('what can be pressed is large enough', () => {
  test.each(scenes)('in %s on the smallest phone: 44 px high, edges included', async (scene) => {
    await gallery.show(scene, { width: 320, height: 640 })
    expect(await gallery.page.evaluate(findSmallTargets)).toEqual([])
  })
})

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
