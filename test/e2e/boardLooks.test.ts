import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { BoardPage } from '../client/board/boardPage.ts'
import { countDrawnCards } from '../client/board/drawnCards.ts'
import { openBoardGallery } from '../client/board/gallery/boardGallery.ts'
import { launchBrowser, setWindow } from '../support/browser.ts'

/** The board's states at their widths and in their lights: nothing for axe to find, nothing cut off, nothing too small. */

const SOUP = 'Soup on Tuesdays, no questions.'

let gallery: Awaited<ReturnType<typeof openBoardGallery>>
let browser: Browser
let it: BoardPage

beforeAll(async () => {
  ;[gallery, browser] = await Promise.all([openBoardGallery(), launchBrowser()])
  it = await BoardPage.open(browser, gallery.url)
  await countDrawnCards(it.page)
})

afterEach(() => {
  expect(it.complaints.splice(0)).toEqual([])
})

afterAll(async () => {
  await browser?.close()
  await gallery?.close()
})

/** From a scene to the state that is meant. */
const STATES: Record<string, { scene: string; me?: string; act?: () => Promise<void> }> = {
  'in the middle of things': { scene: 'full' },
  empty: { scene: 'empty' },
  loading: { scene: 'loading' },
  'others at it': { scene: 'busy' },
  'not saved': { scene: 'not-saved' },
  'words refused': { scene: 'refused' },
  'taken down': { scene: 'undo' },
  'a menu open': {
    scene: 'full',
    act: async () => {
      await it.choose(SOUP)
      await it.page.getByRole('menuitem', { name: 'Edit' }).waitFor()
    },
  },
  'where to move': {
    scene: 'full',
    act: async () => {
      await it.choose(SOUP, 'Move to')
      await it.page.getByRole('menuitemradio', { checked: true }).waitFor()
    },
  },
  'on the move': {
    scene: 'full',
    act: async () => {
      await it.pickUp(SOUP)
      await it.page.keyboard.press('ArrowLeft')
      await it.region.getByText('It was here').waitFor()
    },
  },
  'writing together': {
    scene: 'busy',
    act: async () => {
      await it.choose('Somebody to sit with', 'Edit')
      await it.field.and(it.page.locator(':focus')).waitFor()
    },
  },
  'as a list': {
    scene: 'busy',
    act: async () => {
      await it.region.getByRole('button', { name: 'Read as a list' }).click()
      await it.region.getByRole('button', { name: 'Show as columns' }).waitFor()
    },
  },
  'what cards say': { scene: 'facts', me: 'Tui', act: () => it.card(SOUP).getByText('Tension').waitFor() },
  'themes, a pair, one voice': {
    scene: 'themes',
    act: () => it.region.getByRole('heading', { name: 'One voice' }).waitFor(),
  },
  'read back': { scene: 'harvested', act: () => it.region.getByText('3 voices').waitFor() },
  'themes as a list': {
    scene: 'themes',
    act: async () => {
      await it.region.getByRole('button', { name: 'Read as a list' }).click()
      await it.region.getByText('3 cards, 1 theme').first().waitFor()
    },
  },
  'all that can be done with a card': {
    scene: 'plain',
    act: async () => {
      await it.choose(SOUP, 'Put into a theme')
      await it.page.getByRole('menuitem', { name: 'With another card …' }).waitFor()
    },
  },
  'which other card': {
    scene: 'plain',
    act: async () => {
      await it.choose(SOUP, 'We differ')
      await it.page.getByRole('searchbox', { name: 'Find a card' }).waitFor()
    },
  },
  'a theme without a sentence': {
    scene: 'themes',
    me: 'Ines',
    act: async () => {
      await it.theme('No sentence yet').getByRole('button', { name: 'Theme options' }).click()
      await it.page.getByRole('menuitem', { name: 'Say it as a sentence' }).click()
      await it.region.getByRole('textbox', { name: 'The theme as a sentence' }).fill('Stigma')
      await it.region.getByText('Only you see this').waitFor()
    },
  },
  'several chosen': {
    scene: 'room',
    act: async () => {
      for (const words of [SOUP, 'A warm place']) await it.choose(words, 'Choose it')
      await it.region.getByText('2 cards chosen').waitFor()
    },
  },
  'a locked column, another name': {
    scene: 'locked',
    me: 'Ines',
    act: async () => {
      await it.region.getByRole('button', { name: 'Options of What holds us' }).click()
      await it.page.getByRole('menuitem', { name: 'Call it something else' }).click()
      await it.region.getByRole('textbox', { name: 'Name of this column' }).waitFor()
    },
  },
}

type Look = NonNullable<Parameters<BoardPage['show']>[0]> & { width: number; height: number }

async function see(state: string, { width, height, ...look }: Look): Promise<void> {
  await setWindow(it.page, { width, height })
  const { scene, me, act } = STATES[state] ?? { scene: 'full' }
  await it.show({ scene, ...(me !== undefined && { me }), ...look })
  await act?.()
}

const SIZES = [
  [1280, 800],
  [320, 640],
  [320, 256],
] as const

/** Is the page itself, or the board in it, wider than the window? As it is drawn: a size that was just set is not yet. */
function overflow(): Promise<number> {
  return it.page.evaluate(async () => {
    // The first begins the frame that lays this size out, the second comes after it.
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
    const elements = [
      document.documentElement,
      ...document.querySelectorAll('[role=group], p:not(.hidden-text), textarea'),
    ]
    return Math.max(...elements.map((element) => element.scrollWidth - element.clientWidth))
  })
}

/** How many cards each drawing went through that this leads to, and nothing that was still to be drawn before. */
async function drawnBy(act: () => Promise<void>): Promise<number[]> {
  const frames = () =>
    it.page.evaluate(async () => {
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
    })
  await frames()
  await it.page.evaluate(() => {
    window.drawnCards = []
  })
  await act()
  await frames()
  return it.page.evaluate(() => window.drawnCards)
}

describe('axe finds nothing', () => {
  test.each(Object.keys(STATES))('beside the circle, in the light: %s', async (state) => {
    await see(state, { width: 540, height: 800 })
    expect(await it.findProblems()).toEqual([])
  })

  test.each(Object.keys(STATES))('on a phone, in the dark: %s', async (state) => {
    await see(state, { width: 390, height: 844, theme: 'dark' })
    expect(await it.findProblems()).toEqual([])
  })
})

describe('nothing is cut off', () => {
  test.each(Object.keys(STATES))(
    'from the smallest phone and 400 percent zoom to a wide board: %s',
    async (state) => {
      await see(state, { width: 1280, height: 800 })
      for (const [width, height] of SIZES) {
        await setWindow(it.page, { width, height })
        await expect.poll(overflow, { message: `${width} × ${height}` }).toBeLessThanOrEqual(0)
      }
    },
  )

  test('not even in the frame in which the board narrows: carets go with their words', async () => {
    await see('as a list', { width: 1280, height: 800 })
    await it.region.locator('[data-live] [data-seat]').first().waitFor()
    const [before, after] = await it.page.evaluate(async () => {
      const [main, group] = ['main', '[role=group]'].map((each) => document.querySelector<HTMLElement>(each))
      const words = group?.querySelector('[data-live] p')
      if (!main || !group || !words) throw new Error('nobody writes')
      const measure = () => [group.clientWidth, group.scrollWidth - group.clientWidth] as const
      const before = measure()
      return new Promise<(typeof before)[]>((resolve) => {
        requestAnimationFrame(() => {
          main.style.inlineSize = '320px'
          // Told after the carets' own observers, and before this frame is drawn.
          new ResizeObserver(() => resolve([before, measure()])).observe(words)
        })
      })
    })
    expect(before?.[0]).toBeGreaterThan(1000)
    expect(after?.[0]).toBeLessThan(320)
    expect(after?.[1]).toBe(0)
  })

  test('with more room between letters, words and lines', async () => {
    await see('writing together', { width: 320, height: 640 })
    await it.page.evaluate(() => {
      const sheet = new CSSStyleSheet()
      sheet.replaceSync(
        '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }',
      )
      document.adoptedStyleSheets.push(sheet)
    })
    await expect.poll(overflow).toBeLessThanOrEqual(0)
    const isWhole = () => it.field.evaluate((field) => field.scrollHeight <= field.clientHeight)
    await expect.poll(isWhole).toBe(true)
  })

  test.each([
    [1280, 4],
    [540, 2],
    [390, 1],
  ])('at %i wide there are %i columns beside each other', async (width, count) => {
    await see('in the middle of things', { width, height: 800 })
    const lefts = () =>
      it.region
        .locator('[data-column]')
        .evaluateAll((columns) => columns.map((column) => column.getBoundingClientRect().left))
    await expect.poll(async () => new Set(await lefts()).size).toBe(count)
  })
})

test.each([
  'in the middle of things',
  'words refused',
  'taken down',
  'on the move',
  'as a list',
  'what cards say',
  'themes, a pair, one voice',
  'several chosen',
  'a locked column, another name',
])('every control has 44 px to press: %s', async (state) => {
  await see(state, { width: 390, height: 844 })
  const small = await it.region.getByRole('button').evaluateAll((buttons) => {
    const isHit = (button: Element, x: number, y: number) => button.contains(document.elementFromPoint(x, y))
    /** How far the button goes from its middle along one direction and its opposite, in steps of a pixel. */
    const reach = (button: Element, [x, y]: [number, number], [dx, dy]: [number, number]) => {
      let [before, behind] = [0, 0]
      while (isHit(button, x + dx * (behind + 1), y + dy * (behind + 1))) behind += 1
      while (isHit(button, x - dx * (before + 1), y - dy * (before + 1))) before += 1
      return before + behind + 1
    }
    return buttons
      .filter((button) => {
        const { left, top, width, height } = button.getBoundingClientRect()
        const middle: [number, number] = [left + width / 2, top + height / 2]
        // What lies under the edge of the scrolled part has to be scrolled to first.
        if (!isHit(button, ...middle) || middle[1] > innerHeight - 32) return false
        return reach(button, middle, [1, 0]) < 43 || reach(button, middle, [0, 1]) < 43
      })
      .map((button) => button.outerHTML)
  })
  expect(small).toEqual([])
})

describe('three hundred cards', () => {
  test('typing in one draws that one again, and no other', async () => {
    await setWindow(it.page, { width: 1280, height: 800 })
    await it.show({ scene: 'many' })
    await it.choose('Card 150:', 'Edit')
    await it.field.and(it.page.locator(':focus')).waitFor()
    const drawn = await drawnBy(async () => {
      await it.page.keyboard.type('abc')
      await expect.poll(() => it.field.inputValue()).toContain('abc')
    })
    expect(Math.max(...drawn)).toBe(1)
    await it.page.keyboard.press('Escape')
  })

  test('somebody else’s letter draws its card alone, a new card only itself', async () => {
    await it.show({ scene: 'many' })
    const drawn = await drawnBy(async () => {
      await it.page.evaluate(() => {
        const [first] = window.board.getSnapshot().columns.trust
        if (first !== undefined) window.board.otherWrites(first.id, 0, 'x')
        window.board.otherAdds('trust', 'new')
      })
      await it.column('Who we’d trust').getByText('new', { exact: true }).waitFor()
    })
    expect(drawn.reduce((sum, each) => sum + each, 0)).toBe(2)
  })

  test('a card on the move draws no other', async () => {
    await it.show({ scene: 'many' })
    await it.pickUp('Card 8:')
    const where = () => it.moveKeys.getByRole('status').innerText()
    const drawn = await drawnBy(async () => {
      for (const key of ['ArrowDown', 'ArrowDown', 'ArrowRight', 'ArrowUp']) {
        const before = await where()
        await it.page.keyboard.press(key)
        await expect.poll(where).not.toBe(before)
      }
    })
    expect(Math.max(...drawn)).toBe(0)
    await it.page.keyboard.press('Escape')
  })
})
