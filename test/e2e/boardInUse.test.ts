import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { BoardPage } from '../client/board/boardPage.ts'
import { countDrawnCards } from '../client/board/drawnCards.ts'
import { openBoardGallery } from '../client/board/gallery/boardGallery.ts'
import { launchBrowser } from '../support/browser.ts'

/** Cards, themes and columns in a real browser, beside a room in memory that decides by the real rules. */

const ASKS = 'Someone who asks how I am, not what I took.'
const NURSE = 'A nurse who knows me.'
const WARM = 'A warm place to sit, open late.'
const SOUP = 'Soup on Tuesdays, no questions.'
const SENTENCE = 'We want help that doesn’t come with judgement'

let gallery: Awaited<ReturnType<typeof openBoardGallery>>
let browser: Browser
let it: BoardPage

beforeAll(async () => {
  ;[gallery, browser] = await Promise.all([openBoardGallery(), launchBrowser()])
  it = await BoardPage.open(browser, gallery.url, { viewport: { width: 900, height: 800 } })
  await countDrawnCards(it.page)
})

afterEach(() => {
  expect(it.complaints.splice(0)).toEqual([])
})

afterAll(async () => {
  await browser?.close()
  await gallery?.close()
})

const focus = (name: string) => expect.poll(() => it.focus()).toBe(name)
const heard = (words: string) => expect.poll(() => it.heard()).toBe(words)

describe('what a card says of itself', () => {
  test('it speaks to me with one press, and says to how many from two up; not my own', async () => {
    await it.show({ scene: 'facts' })
    const speaks = it.card(SOUP).getByRole('button', { name: 'Speaks to me' })
    await speaks.click()
    await it.card(SOUP).getByRole('button', { name: 'Speaks to me', pressed: true }).waitFor()
    await expect.poll(() => speaks.innerText()).toBe('Speaks to me')
    await it.somebody('Sam', { type: 'card.speaks', card: await it.idOf(SOUP), isOn: true })
    await expect.poll(() => speaks.innerText()).toBe('Speaks to me · 2')
    await speaks.click()
    await it.card(SOUP).getByRole('button', { name: 'Speaks to me', pressed: false }).waitFor()
    const mine = it.card('Mine, and nobody else’s.')
    await mine.getByText('Speaks to 2 people').waitFor()
    expect(await mine.getByRole('button', { name: /Speaks/ }).count()).toBe(0)
  })

  test('nobody has checked it, it was said again, what it is, and that it waits', async () => {
    await it.show({ scene: 'facts' })
    await it.card('Somewhere open at night.').getByText('Not checked yet').waitFor()
    await it.card(NURSE).getByText('Said again').waitFor()
    await it.card(SOUP).getByText('Felt in the room').waitFor()
    await it.card(WARM).getByText('Off the page until we have talked').waitFor()
    await it.show({ scene: 'facts', me: 'Rosa' })
    await it.card('Somewhere open at night.').getByText('Your words, not checked yet').waitFor()
    await it.show({ scene: 'facts', me: 'Tui' })
    await it.card('Somewhere open at night.').getByText('With Rosa').waitFor()
  })

  test('its menu says what it is, and keeps it off the page', async () => {
    await it.show({ scene: 'plain' })
    await it.choose(WARM, 'Say what it is', 'Surprise')
    await it.card(WARM).getByText('Surprise').waitFor()
    await it.choose(WARM, 'Keep it off the page')
    await it.card(WARM).getByText('Off the page until we have talked').waitFor()
    await it.options(WARM).click()
    await it.page.getByRole('menuitem', { name: 'Edit' }).waitFor()
    expect(await it.page.getByRole('menuitem', { name: /may go on the page/ }).count()).toBe(0)
    await it.show({ scene: 'facts', me: 'Ines' })
    await it.choose(WARM, 'It may go on the page')
    await it.card(WARM).getByText('Off the page').waitFor({ state: 'detached' })
  })
})

describe('a theme', () => {
  test('B-4 forms by keys alone: with another card, then a sentence', async () => {
    await it.show({ scene: 'plain' })
    await it.options(NURSE).focus()
    await it.page.keyboard.press('Enter')
    await it.page.getByRole('menu').waitFor()
    await it.page.keyboard.press('p')
    await it.page.keyboard.press('p')
    await expect.poll(() => it.focus()).toMatch(/^Put into a theme …/)
    await it.page.keyboard.press('ArrowRight')
    await expect.poll(() => it.focus()).toMatch(/^With another card …/)
    await it.page.keyboard.press('Enter')
    await it.page.getByRole('dialog', { name: 'Which card does it belong with?' }).waitFor()
    const search = it.page.getByRole('searchbox', { name: 'Find a card' })
    await it.page.keyboard.press('Tab')
    await focus('Find a card')
    await search.pressSequentially('how i am')
    await it.page.keyboard.press('Tab')
    await focus(ASKS)
    await it.page.keyboard.press('Enter')
    await focus('The theme as a sentence')
    await it.page.keyboard.type(SENTENCE)
    await it.page.keyboard.press('Enter')
    await it.theme(SENTENCE).getByText('2 cards').waitFor()
    await it.theme(SENTENCE).getByText('Theme forming').waitFor()
    await focus('Theme options')
    await heard('The theme has its sentence.')
    await expect.poll(() => it.texts(SENTENCE)).toEqual([ASKS, NURSE])
    await expect.poll(() => it.asked()).toEqual(['theme.make', 'theme.name'])
  })

  test('forms where one card is dropped on another, and can be undone', async () => {
    await it.show({ scene: 'plain' })
    await drag(WARM, NURSE)
    await it.region.getByRole('textbox', { name: 'The theme as a sentence' }).waitFor()
    await focus('The theme as a sentence')
    await it.page.keyboard.press('Escape')
    await it.region.getByRole('heading', { name: 'No sentence yet' }).waitFor()
    await it.region.getByRole('button', { name: 'Undo' }).click()
    await it.region.getByRole('heading', { name: 'No sentence yet' }).waitFor({ state: 'detached' })
    await heard('Undone.')
    await expect.poll(() => it.texts('What we want')).toEqual([ASKS, NURSE, WARM])
  })

  test('takes in a card that is dropped on its head', async () => {
    await it.show({ scene: 'room' })
    const from = await it.card(WARM).boundingBox()
    const to = await it.region.getByRole('heading', { name: SENTENCE }).boundingBox()
    if (from === null || to === null) throw new Error('they are not shown')
    await it.page.mouse.move(from.x + 30, from.y + 15)
    await it.page.mouse.down()
    await it.page.mouse.move(from.x + 34, from.y + 25, { steps: 3 })
    await it.page.mouse.move(to.x + 30, to.y + 8, { steps: 6 })
    await it.page.mouse.move(to.x + 40, to.y + 9, { steps: 3 })
    await it.page.locator('[data-theme][data-target]').waitFor()
    await it.page.mouse.up()
    await expect.poll(() => it.texts(SENTENCE)).toEqual([ASKS, NURSE, WARM])
  })

  test('takes a card in and lets it out by the menu; it is undone with the usual keys', async () => {
    await it.show({ scene: 'room' })
    await it.choose(SOUP, 'Put into a theme', SENTENCE)
    await expect.poll(() => it.texts(SENTENCE)).toEqual([ASKS, NURSE, SOUP])
    await it.region.getByText('Put into a theme').waitFor()
    await focus(`Card options of: ${SOUP}`)
    await it.page.keyboard.press('Control+z')
    await expect.poll(() => it.texts(SENTENCE)).toEqual([ASKS, NURSE])
    await expect.poll(() => it.texts('What’s already strong')).toContain(SOUP)
  })

  test('B-4 a card steps into it with the arrow keys', async () => {
    await it.show({ scene: 'room' })
    await it.choose(WARM, 'Pick it up')
    await focus('Moving a card')
    await it.page.keyboard.press('ArrowUp')
    const where = it.moveKeys.getByRole('status')
    await expect
      .poll(() => where.innerText())
      .toBe(`What we want, in “${SENTENCE}”, 3 of 3. Not put down yet.`)
    await it.page.keyboard.press('Enter')
    await expect.poll(() => it.texts(SENTENCE)).toEqual([ASKS, NURSE, WARM])
    await heard(`Moved into “${SENTENCE}”, What we want, 3 of 3`)
  })

  test('says what became of it: agreed, changed, and by how many voices', async () => {
    await it.show({ scene: 'harvested' })
    const box = it.theme(SENTENCE)
    await box.getByText('Changed').waitFor()
    await box.getByText('It was: “Help without stigma”').waitFor()
    await box.getByText('3 voices').waitFor()
    // The group has heard it: whoever takes part does not change it behind its back.
    expect(await box.getByRole('button', { name: 'Theme options' }).count()).toBe(0)
    await it.show({ scene: 'harvested', me: 'Ines' })
    await it.theme(SENTENCE).getByRole('button', { name: 'Theme options' }).waitFor()
  })

  test('B-4 goes to another column by keys alone, with its cards, and the focus goes with it', async () => {
    await it.show({ scene: 'room' })
    const strengths = it.column('What’s already strong')
    const box = strengths.locator('[data-theme]')
    const cards = await it.texts(SENTENCE)
    await it.region.getByRole('button', { name: 'Theme options' }).focus()
    await it.page.keyboard.press('Enter')
    await it.page.getByRole('menuitem', { name: /Move to/ }).waitFor()
    await it.page.keyboard.press('ArrowDown')
    await expect.poll(() => it.focus()).toMatch(/^Move to …/)
    await it.page.keyboard.press('Enter')
    await it.page.getByRole('menuitemradio', { name: 'What’s already strong' }).press('Enter')
    await box.waitFor()
    await expect.poll(() => it.texts(SENTENCE)).toEqual(cards)
    await expect.poll(() => it.focus()).toMatch(/^Theme options/)
    await heard('The theme moved to What’s already strong, with its cards. You can undo it for ten seconds.')
    await it.page.keyboard.press('Control+z')
    await box.waitFor({ state: 'detached' })
    await expect.poll(() => it.texts(SENTENCE)).toEqual(cards)
    await expect.poll(() => it.focus()).toMatch(/^Theme options/)
  })

  test('is taken apart and put together again', async () => {
    await it.show({ scene: 'room' })
    await it.region.getByRole('button', { name: 'Theme options' }).click()
    await it.page.getByRole('menuitem', { name: /Take the theme apart/ }).click()
    await it.theme(SENTENCE).waitFor({ state: 'detached' })
    await it.region.getByRole('button', { name: 'Undo' }).click()
    await it.theme(SENTENCE).waitFor()
  })
})

describe('what others do with themes', () => {
  test('leaves my focus on my card, my caret in my field, and my board where it is', async () => {
    await it.show({ scene: 'plain' })
    await it.options(NURSE).focus()
    const make = async (id: string, ...words: readonly string[]) =>
      it.somebody('Kofi', {
        type: 'theme.make',
        id,
        cards: await Promise.all(words.map((each) => it.idOf(each))),
        sentence: SENTENCE,
        column: 'aspirations',
      })
    await make('theme-by-kofi', ASKS, NURSE)
    await it.theme(SENTENCE).waitFor()
    await focus(`Card options of: ${NURSE}`)
    await it.choose(WARM, 'Edit')
    await focus('Card text')
    await it.field.evaluate((field: HTMLTextAreaElement) => field.setSelectionRange(2, 2))
    await it.somebody('Kofi', { type: 'theme.put', card: await it.idOf(WARM), theme: 'theme-by-kofi' })
    await it.theme(SENTENCE).getByRole('textbox').waitFor()
    await focus('Card text')
    await expect.poll(() => it.caret()).toEqual([2, 2])
    await it.page.keyboard.press('Escape')
    const group = it.region.getByRole('group', { name: 'Columns' })
    await expect.poll(() => group.evaluate((element) => element.scrollTop)).toBe(0)
  })
})

describe('where we differ, and one voice', () => {
  test('the other card is found by its words; both are kept, and they can be parted', async () => {
    await it.show({ scene: 'plain' })
    await it.choose(WARM, 'We differ about this')
    await it.page.getByRole('dialog', { name: 'Which card says it otherwise?' }).waitFor()
    await it.page.getByRole('button', { name: ASKS }).click()
    await it.region.getByText('Both are kept').waitFor()
    await expect.poll(() => it.texts('Where we differ')).toEqual([ASKS, WARM])
    await it.choose(WARM, 'No longer side by side')
    await it.region.getByText('Both are kept').waitFor({ state: 'detached' })
  })

  test('a card kept as one voice lies at the end of its column, as large as the others', async () => {
    await it.show({ scene: 'plain' })
    const width = async () => (await it.card(ASKS).getByText(ASKS).boundingBox())?.height
    const before = await width()
    await it.choose(ASKS, 'Put into a theme', 'Keep it as one voice')
    await expect.poll(() => it.texts('One voice, worth keeping')).toEqual([ASKS])
    await expect.poll(() => it.texts('What we want')).toEqual([NURSE, WARM, ASKS])
    await expect.poll(width).toBe(before)
  })
})

describe('several cards', () => {
  test('B-4 chosen by key, put into a theme together', async () => {
    await it.show({ scene: 'plain' })
    await it.options(NURSE).focus()
    await it.page.keyboard.press('x')
    await it.card(NURSE).getByText('Chosen').waitFor()
    await heard('Chosen. 1 card.')
    await it.page.keyboard.press('ArrowDown')
    await it.page.keyboard.press('x')
    const bar = it.region.getByRole('region', { name: 'Chosen cards' })
    await bar.getByText('2 cards chosen').waitFor()
    await bar.getByRole('button', { name: 'Put into a theme' }).click()
    await focus('The theme as a sentence')
    await bar.waitFor({ state: 'detached' })
    await it.page.keyboard.press('Escape')
  })

  test('chosen with Control, moved together and back with one undo', async () => {
    await it.show({ scene: 'plain' })
    await it
      .card(NURSE)
      .getByText(NURSE)
      .click({ modifiers: ['Control'] })
    await it
      .card(WARM)
      .getByText(WARM)
      .click({ modifiers: ['Shift'] })
    const bar = it.region.getByRole('region', { name: 'Chosen cards' })
    await bar.getByRole('button', { name: 'Move to …' }).click()
    await it.page.getByRole('menuitemradio', { name: 'Who we’d trust' }).click()
    await expect.poll(() => it.texts('Who we’d trust')).toEqual([NURSE, WARM])
    await it.region.getByRole('button', { name: 'Undo' }).click()
    await expect.poll(() => it.texts('What we want')).toEqual([ASKS, NURSE, WARM])
  })

  test('chosen by the menu, let go with the button', async () => {
    await it.show({ scene: 'plain' })
    await it.choose(NURSE, 'Choose it')
    await it.region.getByRole('button', { name: 'Let go' }).click()
    await it.region.getByText('Chosen').waitFor({ state: 'detached' })
    await focus(`Card options of: ${NURSE}`)
  })

  test('a finger that rests on a card chooses it', async () => {
    await it.show({ scene: 'plain' })
    await it.region.hover()
    await it.card(NURSE).hover()
    await it.page.locator('[data-card]').first().waitFor()
    await expect
      .poll(async () => {
        await it.card(NURSE).evaluate((element) => {
          const words = element.querySelector('p')
          const touch = { bubbles: true, isPrimary: true, pointerType: 'touch', clientX: 9, clientY: 9 }
          const down = new PointerEvent('pointerdown', touch)
          const up = new PointerEvent('pointerup', touch)
          // As long as it has to be, without waiting for it.
          Object.defineProperty(up, 'timeStamp', { value: down.timeStamp + 500 })
          if (element.textContent?.includes('Chosen') === true) return
          words?.dispatchEvent(down)
          words?.dispatchEvent(up)
        })
        return it.card(NURSE).getByText('Chosen').count()
      })
      .toBe(1)
  })
})

describe('columns', () => {
  test('whoever leads calls one something else, for everybody, and locks it', async () => {
    await it.show({ scene: 'plain', me: 'Ines' })
    await it.region.getByRole('button', { name: 'Options of What we want' }).click()
    await it.page.getByRole('menuitem', { name: 'Call it something else' }).click()
    await focus('Name of this column')
    await it.page.keyboard.type('What we hope for')
    await it.page.keyboard.press('Enter')
    await it.region.getByRole('heading', { name: 'What we hope for' }).waitFor()
    await expect.poll(() => it.texts('What we hope for')).toEqual([ASKS, NURSE, WARM])
    await focus('Options of What we hope for')
    await it.page.keyboard.press('Enter')
    await it.page.getByRole('menuitem', { name: /Lock this column/ }).click()
    await it.region.getByText('Locked').waitFor()
    await heard('The column is locked.')
    await it.composer.fill('One more')
    await it.composer.press('Enter')
    await it.region.getByText('This column is locked just now').waitFor()
    await expect.poll(() => it.composer.inputValue()).toBe('One more')
    await it.composer.fill('')
  })

  test('in a locked one only what is mine can be put right or taken down', async () => {
    await it.show({ scene: 'locked' })
    const entries = () => it.page.getByRole('menu').locator('[role^=menuitem]').allInnerTexts()
    await it.options('Mine, and nobody else’s.').click()
    await expect
      .poll(entries)
      .toEqual(expect.arrayContaining(['Edit', expect.stringMatching(/^Take it down/)]))
    await it.page.keyboard.press('Escape')
    await it.options(WARM).click()
    await expect.poll(async () => (await entries()).join()).toMatch(/Say what it is/)
    expect((await entries()).join()).not.toMatch(/Edit|Move to|Take it down/)
    await it.page.keyboard.press('Escape')
    await it.region.getByRole('heading', { name: 'What holds us' }).waitFor()
  })
})

test('B-4 the reading view has themes as headings, and everything in the order in which it is seen', async () => {
  await it.show({ scene: 'themes' })
  const inOrder = () => it.region.getByRole('listitem').locator('p[id]').allInnerTexts()
  const headings = () => it.region.getByRole('heading').allInnerTexts()
  await it.theme(SENTENCE).waitFor()
  const asColumns = await inOrder()
  const asHeadings = await headings()
  await it.region.getByRole('button', { name: 'Read as a list' }).click()
  await it.region.getByText('3 cards, 1 theme').first().waitFor()
  await expect.poll(inOrder).toEqual(asColumns)
  await expect.poll(headings).toEqual(asHeadings)
  expect(asColumns).toHaveLength(13)
  await it.choose(SOUP, 'Speaks to me')
  await it.card(SOUP).getByText('Speaks to you').waitFor()
})

describe('three hundred cards', () => {
  test('a tap of somebody draws one card again, and a card into a theme its own column', async () => {
    await it.page.setViewportSize({ width: 1280, height: 800 })
    await it.show({ scene: 'many-in-room' })
    await it.card('Card 0:').waitFor()
    await it.page.evaluate(() => {
      window.drawnCards = []
    })
    const first = await it.idOf('Card 0: a thought of about the usual length, nothing more.')
    await it.somebody('Sam', { type: 'card.speaks', card: first, isOn: true })
    await it.somebody('Rosa', { type: 'card.speaks', card: first, isOn: true })
    await it.card('Card 0:').getByText('Speaks to me · 2').waitFor()
    await expect.poll(() => it.page.evaluate(() => Math.max(...window.drawnCards))).toBe(1)
    await expect.poll(() => it.page.evaluate(() => window.drawnCards.reduce((a, b) => a + b, 0))).toBe(1)
  })

  test('what is out of sight is not drawn', async () => {
    await it.show({ scene: 'many-in-room' })
    const isSkipped = () =>
      it
        .card('Card 299:')
        .locator('p')
        .evaluate((words) => !words.checkVisibility({ contentVisibilityAuto: true }))
    await expect.poll(isSkipped).toBe(true)
    await it.card('Card 299:').scrollIntoViewIfNeeded()
    await expect.poll(isSkipped).toBe(false)
  })
})

async function drag(words: string, onto: string): Promise<void> {
  const from = await it.card(words).boundingBox()
  const to = await it.card(onto).boundingBox()
  if (from === null || to === null) throw new Error('the cards are not shown')
  await it.page.mouse.move(from.x + 30, from.y + 15)
  await it.page.mouse.down()
  await it.page.mouse.move(from.x + 34, from.y + 25, { steps: 3 })
  await it.page.mouse.move(to.x + 40, to.y + to.height / 2, { steps: 6 })
  await it.page.mouse.move(to.x + 50, to.y + to.height / 2 + 1, { steps: 3 })
  await it.page.locator('[data-target]').waitFor()
  await it.page.mouse.up()
}
