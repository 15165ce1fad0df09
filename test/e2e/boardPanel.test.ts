import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { BoardPage } from '../client/board/boardPage.ts'
import { openBoardGallery } from '../client/board/gallery/boardGallery.ts'
import { seat } from '../client/board/gallery/scenes.ts'
import { launchBrowser } from '../support/browser.ts'
import { steady } from '../support/until.ts'

/** The board's screens in a real browser, with a board in memory behind them: everybody else is played by the test. */

const SOUP = 'Soup on Tuesdays, no questions.'
const NURSE = 'A nurse who knows me.'

let gallery: Awaited<ReturnType<typeof openBoardGallery>>
let browser: Browser
let it: BoardPage

beforeAll(async () => {
  ;[gallery, browser] = await Promise.all([openBoardGallery(), launchBrowser()])
  it = await BoardPage.open(browser, gallery.url, { viewport: { width: 900, height: 800 } })
})

afterEach(() => {
  expect(it.complaints.splice(0)).toEqual([])
})

afterAll(async () => {
  await browser?.close()
  await gallery?.close()
})

describe('the names that people and their tools know', () => {
  test('a region, a heading, one word, one field, a list for each column with an item for each card', async () => {
    await it.show()
    await it.region.getByText('Saved', { exact: true }).waitFor()
    await expect.poll(() => it.composer.count()).toBe(1)
    await expect.poll(() => it.region.getByRole('button', { name: 'Add card' }).count()).toBe(1)
    await expect.poll(() => it.region.getByRole('list').count()).toBe(8)
    await expect.poll(() => it.column('What’s already strong').getByRole('listitem').count()).toBe(3)
    await expect.poll(() => it.options(SOUP).count()).toBe(1)
    await expect.poll(() => it.region.getByText('Nothing here yet.').count()).toBe(1)
  })

  test('B-4 the reading view has the same cards in the same order', async () => {
    await it.show({ step: 'actions' })
    const inOrder = () => it.region.getByRole('listitem').locator('p').allInnerTexts()
    const asColumns = await inOrder()
    await it.region.getByRole('button', { name: 'Read as a list' }).click()
    await it.region.getByRole('button', { name: 'Show as columns' }).waitFor()
    await expect.poll(inOrder).toEqual(asColumns)
    expect(asColumns[0]).toBe('Naloxone in every corner shop.')
    await it.region.getByText('3 cards').first().waitFor()
    await it.region.getByRole('button', { name: 'Show as columns' }).click()
    await it.region.getByRole('button', { name: 'Read as a list' }).waitFor()
    await expect.poll(inOrder).toEqual(asColumns)
  })

  test('fewer columns can be shown, and what I put into one that is not brings all back', async () => {
    await it.show({ step: 'actions' })
    await it.region.getByRole('button', { name: 'All 8 columns' }).click()
    await it.page.getByRole('menuitemradio', { name: 'Only this step’s column' }).click()
    await expect.poll(() => it.region.getByRole('list').count()).toBe(1)
    await it.choose('Naloxone', 'Move to', 'Who we’d trust')
    await expect.poll(() => it.region.getByRole('list').count()).toBe(8)
    await expect.poll(() => it.focus()).toBe('Card options of: Naloxone in every corner shop.')
  })
})

describe('writing a card', () => {
  test('type, Enter, done: it goes to the step’s column and the focus stays', async () => {
    await it.show({ step: 'actions' })
    await it.composer.fill('A bench')
    await it.page.keyboard.press('Shift+Enter')
    await it.page.keyboard.type('that faces the sun')
    await it.page.keyboard.press('Enter')
    await expect
      .poll(async () => (await it.texts('What could make a difference')).at(-1))
      .toBe('A bench\nthat faces the sun')
    await expect.poll(() => it.composer.inputValue()).toBe('')
    await expect.poll(() => it.focus()).toBe('New card')
    await expect.poll(() => it.heard()).toBe('Added to What could make a difference')
  })

  test('another column can be picked, and the button adds as well', async () => {
    await it.show({ step: 'actions' })
    await it.region.getByRole('button', { name: 'Goes to What could make a difference' }).click()
    await it.page.getByRole('menuitemradio', { name: 'Keep in mind' }).click()
    await it.composer.fill('It was warm in here')
    await it.region.getByRole('button', { name: 'Add card' }).click()
    await expect.poll(async () => (await it.texts('Keep in mind')).at(-1)).toBe('It was warm in here')
    await expect.poll(() => it.focus()).toBe('New card')
  })

  test('Escape leaves it unsent and kept, also across a reload', async () => {
    await it.show()
    await it.composer.fill('Half a thou')
    await it.page.keyboard.press('Escape')
    await expect.poll(() => it.focus()).toBe('Columns')
    await it.page.reload()
    await expect.poll(() => it.composer.inputValue()).toBe('Half a thou')
    await it.composer.press('Enter')
    await it.page.reload()
    await expect.poll(() => it.composer.inputValue()).toBe('')
  })

  test('nothing to read is no card; a board that is not there yet keeps the words', async () => {
    await it.show({ scene: 'loading' })
    await it.composer.fill('  \n ')
    await it.composer.press('Enter')
    await it.composer.fill('Too early')
    await it.composer.press('Enter')
    await it.region.getByText('The board is still on its way').waitFor()
    expect(await it.composer.inputValue()).toBe('Too early')
    expect(await it.calls()).toEqual([])
    await it.elsewhere((board) => board.be({ status: 'ready' }))
    await it.composer.press('Enter')
    await expect.poll(() => it.texts('What we want')).toEqual(['Too early'])
  })

  test('a full board says so and keeps the words', async () => {
    await it.show({ scene: 'many' })
    await it.composer.fill('One too many')
    await it.composer.press('Enter')
    await it.region.getByText('The board is full').waitFor()
    expect(await it.composer.inputValue()).toBe('One too many')
    await it.composer.fill('')
  })

  test('the field stops at 140 letters, and says how many are left only near the end', async () => {
    await it.show()
    await it.composer.fill('a'.repeat(135))
    await it.region.getByText('5 letters left').waitFor()
    await it.composer.fill('a'.repeat(100))
    await it.region.getByText(/left$/).waitFor({ state: 'detached' })
    await it.composer.fill('a'.repeat(135))
    await it.region.getByText('5 letters left').waitFor()
    await it.composer.press('End')
    await it.page.keyboard.insertText('bbbbbbbbbb')
    await expect.poll(() => it.composer.inputValue()).toBe(`${'a'.repeat(135)}bbbbb`)
    await expect.poll(() => it.heard()).toBe('That is all that fits on one card.')
    await it.composer.fill('')
  })
})

describe('writing in a card', () => {
  test('it is live as it is typed, and Escape ends it with the focus on the card', async () => {
    await it.show()
    await it.choose(SOUP, 'Edit')
    await expect.poll(() => it.focus()).toBe('Card text')
    await it.page.keyboard.type(' Ever.')
    await expect.poll(() => it.page.evaluate(() => window.board.cards('strengths')[1])).toBe(`${SOUP} Ever.`)
    await it.page.keyboard.press('Escape')
    await it.field.waitFor({ state: 'detached' })
    await expect.poll(() => it.focus()).toBe(`Card options of: ${SOUP} Ever.`)
    await expect.poll(() => it.calls()).toEqual(['closeEditor'])
  })

  test('leaving it ends it, and a double click opens it', async () => {
    await it.show()
    await it.card(NURSE).getByText(NURSE).dblclick()
    await expect.poll(() => it.field.inputValue()).toBe(NURSE)
    await it.composer.click()
    await it.field.waitFor({ state: 'detached' })
    await expect.poll(() => it.focus()).toBe('New card')
  })

  test('my caret never moves because somebody else types', async () => {
    await it.show()
    await it.choose(SOUP, 'Edit')
    // Selected and written over in one breath: the board cannot know yet where my caret is.
    await it.field.evaluate((field: HTMLTextAreaElement, text) => {
      field.setSelectionRange(5, 8)
      window.board.otherWrites(window.board.idOf(text), 0, 'Hot ')
    }, SOUP)
    await expect.poll(() => it.field.inputValue()).toBe(`Hot ${SOUP}`)
    await expect.poll(() => it.caret()).toEqual([9, 12])
    await it.page.evaluate(
      (text) => window.board.otherWrites(window.board.idOf(`Hot ${text}`), 16, ' and Fridays'),
      SOUP,
    )
    await expect.poll(() => it.field.inputValue()).toContain('and Fridays')
    expect(await it.caret()).toEqual([9, 12])
    await it.page.keyboard.type('at')
    await expect.poll(() => it.field.inputValue()).toBe('Hot Soup atTues and Fridaysdays, no questions.')
  })

  test('what others type waits while an input method composes, and nothing of either is lost', async () => {
    await it.show()
    await it.choose(NURSE, 'Edit')
    await expect.poll(() => it.focus()).toBe('Card text')
    const keyboard = await it.page.context().newCDPSession(it.page)
    await keyboard.send('Input.imeSetComposition', { text: 'は', selectionStart: 1, selectionEnd: 1 })
    await expect.poll(() => it.field.inputValue()).toBe(`${NURSE}は`)
    await it.page.evaluate((text) => window.board.otherWrites(window.board.idOf(text), 0, 'Yes: '), NURSE)
    // The screen has been told by the time that anything else can be asked of it.
    expect(await it.field.inputValue()).toBe(`${NURSE}は`)
    await keyboard.send('Input.imeSetComposition', { text: 'はい', selectionStart: 2, selectionEnd: 2 })
    await keyboard.send('Input.insertText', { text: 'はい' })
    await expect.poll(() => it.field.inputValue()).toBe(`Yes: ${NURSE}はい`)
    await expect
      .poll(() => it.page.evaluate(() => window.board.cards('aspirations')[1]))
      .toBe(`Yes: ${NURSE}はい`)
    await it.page.keyboard.press('Escape')
  })

  test('a card that somebody moves meanwhile stays open, with my caret where it was', async () => {
    await it.show()
    await it.choose(SOUP, 'Edit')
    await it.field.evaluate((field: HTMLTextAreaElement) => field.setSelectionRange(4, 4))
    await it.page.evaluate(
      (text) => window.board.otherMoves(window.board.idOf(text), { column: 'trust', index: 0 }),
      SOUP,
    )
    await it.column('Who we’d trust').getByRole('textbox').waitFor()
    await expect.poll(() => it.focus()).toBe('Card text')
    await expect.poll(() => it.caret()).toEqual([4, 4])
  })

  test('a card that somebody takes down closes, and the focus goes to its neighbour', async () => {
    await it.show()
    await it.choose(SOUP, 'Edit')
    await it.page.evaluate((text) => window.board.otherTakesDown(window.board.idOf(text)), SOUP)
    await it.field.waitFor({ state: 'detached' })
    await expect.poll(() => it.heard()).toBe('Somebody took that card down.')
    await expect.poll(() => it.focus()).toMatch(/^Card options of: People here know/)
  })

  test('others’ carets have names at their place, and the foot says who is writing', async () => {
    await it.show({ scene: 'busy' })
    const card = it.card('Somebody to sit with')
    await card.getByText('Tui and Kofi are writing').waitFor()
    await it.card('A warm place').getByText('Tui is moving it').waitFor()
    const kofi = () => it.caretOf('Kofi', 'Somebody to sit with')
    await expect.poll(kofi).toBeGreaterThan(0)
    const reading = await steady(kofi)
    await it.choose('Somebody to sit with', 'Edit')
    await it.field.waitFor()
    await expect.poll(async () => Math.abs((await kofi()) - reading)).toBeLessThan(2)
    await it.field.press('Home')
    await it.page.evaluate((kofiSeat) => {
      const id = window.board.idOf('Somebody to sit with while you wait, who has been there')
      window.board.otherEdits(id, [{ seat: kofiSeat, caret: { anchor: 0, head: 0 } }])
    }, seat('Kofi'))
    await card.getByText('Kofi is writing').waitFor()
    await expect.poll(kofi).toBeLessThan(reading - 2)
  })

  test('others’ carets stay between their letters when the font comes late', async () => {
    const caretIn = (each: BoardPage) => each.caretOf('Kofi', 'Somebody to sit with')
    await it.show({ scene: 'busy' })
    await expect.poll(() => caretIn(it)).toBeGreaterThan(0)
    const late = await BoardPage.open(browser, gallery.url, { viewport: { width: 900, height: 800 } })
    const fonts = Promise.withResolvers<void>()
    await late.page.route('**/*.woff2', (route) => fonts.promise.then(() => route.continue()))
    await late.showBeforeFonts({ scene: 'busy' })
    await expect.poll(() => caretIn(late)).toBeGreaterThan(0)
    const apart = async () => Math.abs((await caretIn(late)) - (await caretIn(it)))
    await expect.poll(apart).toBeGreaterThan(10)
    fonts.resolve()
    await expect.poll(apart).toBeLessThan(2)
    await late.close()
  })
})

describe('moving a card', () => {
  test('B-4 with the arrow keys: it lies where it would land, and Enter puts it down', async () => {
    await it.show()
    await it.pickUp(SOUP)
    await it.page.keyboard.press('ArrowLeft')
    await it.page.keyboard.press('ArrowUp')
    await expect
      .poll(() => it.moveKeys.getByRole('status').innerText())
      .toBe('What we want, 1 of 4. Not put down yet.')
    await it.region.getByText('It was here').waitFor()
    await expect.poll(async () => (await it.texts('What we want'))[0]).toBe(SOUP)
    await expect.poll(() => it.calls()).toEqual(['hold'])
    await it.page.keyboard.press('Enter')
    await expect.poll(() => it.calls()).toEqual(['hold', 'let go', 'move to aspirations 0'])
    await expect.poll(() => it.heard()).toBe('Moved to What we want, 1 of 4')
    await expect.poll(() => it.focus()).toBe(`Card options of: ${SOUP}`)
    await it.moveKeys.waitFor({ state: 'detached' })
  })

  test('Escape leaves it where it was', async () => {
    await it.show()
    await it.pickUp(SOUP)
    await it.page.keyboard.press('ArrowRight')
    await it.page.keyboard.press('Escape')
    await expect.poll(() => it.calls()).toEqual(['hold', 'let go'])
    await expect.poll(() => it.heard()).toBe('It stays where it was: What’s already strong, 2 of 3')
    await expect.poll(() => it.focus()).toBe(`Card options of: ${SOUP}`)
  })

  test('the arrows follow the text where it runs from right to left', async () => {
    await it.show({ dir: 'rtl' })
    await it.pickUp(SOUP)
    await it.page.keyboard.press('ArrowLeft')
    await expect
      .poll(() => it.moveKeys.getByRole('status').innerText())
      .toMatch(/^What gets in the way, 2 of 3/)
    await it.region.getByRole('button', { name: 'Leave it where it was' }).click()
  })

  test('tap a card, tap a place, press the button', async () => {
    await it.show()
    await it.pickUp(SOUP)
    const target = await steady(() => it.card('Someone who asks').boundingBox())
    if (target === null) throw new Error('the card is not shown')
    await it.page.mouse.click(target.x + 20, target.y + target.height - 4)
    await expect.poll(() => it.moveKeys.getByRole('status').innerText()).toMatch(/^What we want, 2 of 4/)
    await it.region.getByRole('button', { name: 'Put it here' }).click()
    await expect.poll(async () => (await it.texts('What we want'))[1]).toBe(SOUP)
    await expect.poll(() => it.focus()).toBe(`Card options of: ${SOUP}`)
  })

  test('with the pointer: a line shows where, one write at the drop', async () => {
    await it.show()
    const from = await steady(() => it.card(SOUP).boundingBox())
    const to = await steady(() => it.card(NURSE).boundingBox())
    if (from === null || to === null) throw new Error('the cards are not shown')
    await it.page.mouse.move(from.x + 30, from.y + 15)
    await it.page.mouse.down()
    await it.page.mouse.move(from.x + 10, from.y + 25, { steps: 3 })
    await it.page.mouse.move(to.x + 30, to.y + to.height - 3, { steps: 6 })
    await it.page.locator('[data-column=aspirations] li[aria-hidden]').waitFor({ state: 'attached' })
    await expect.poll(() => it.calls()).toEqual(['hold'])
    await it.page.mouse.up()
    await expect.poll(() => it.calls()).toEqual(['hold', 'let go', 'move to aspirations 2'])
    await expect.poll(() => it.heard()).toBe('Moved to What we want, 3 of 4')
  })

  test('what I hold with the pointer stays still while others change the board', async () => {
    await it.show()
    const from = await steady(() => it.card(SOUP).boundingBox())
    if (from === null) throw new Error('the card is not shown')
    await it.page.mouse.move(from.x + 30, from.y + 15)
    await it.page.mouse.down()
    await it.page.mouse.move(from.x + 10, from.y + 25, { steps: 3 })
    await it.page.locator('[data-dragged]').waitFor()
    await it.page.evaluate((text) => window.board.otherTakesDown(window.board.idOf(text)), NURSE)
    await expect.poll(() => it.page.evaluate(() => window.board.cards('aspirations').length)).toBe(2)
    expect(await it.card(NURSE).count()).toBe(1)
    await it.page.mouse.up()
    await it.card(NURSE).waitFor({ state: 'detached' })
  })

  test('with the menu: the current column is ticked, and the focus follows the card', async () => {
    await it.show()
    await it.choose(SOUP, 'Move to')
    const current = it.page.getByRole('menuitemradio', { checked: true })
    await expect.poll(() => current.innerText()).toBe('What’s already strong')
    await it.page.getByRole('menuitemradio', { name: 'Who we’d trust' }).click()
    await expect.poll(() => it.texts('Who we’d trust')).toEqual([SOUP])
    await expect.poll(() => it.heard()).toBe('Moved to Who we’d trust, 1 of 1')
    await expect.poll(() => it.focus()).toBe(`Card options of: ${SOUP}`)
  })

  test('from card to card with the arrow keys', async () => {
    await it.show()
    await it.options(SOUP).focus()
    await it.page.keyboard.press('ArrowDown')
    await expect.poll(() => it.focus()).toMatch(/People here know/)
    await it.page.keyboard.press('ArrowLeft')
    await expect.poll(() => it.focus()).toMatch(/A warm place/)
    await it.page.keyboard.press('Home')
    await expect.poll(() => it.focus()).toMatch(/Someone who asks/)
  })

  test('a focused card that somebody else moves keeps the focus', async () => {
    await it.show()
    await it.options(SOUP).focus()
    await it.page.evaluate(
      (text) => window.board.otherMoves(window.board.idOf(text), { column: 'trust', index: 0 }),
      SOUP,
    )
    await expect.poll(() => it.texts('Who we’d trust')).toEqual([SOUP])
    await expect.poll(() => it.focus()).toBe(`Card options of: ${SOUP}`)
  })
})

describe('taking a card down', () => {
  test('it is gone at once, the focus is on its neighbour, and the usual keys undo', async () => {
    await it.show()
    await it.choose(SOUP, 'Take it down')
    await it.card(SOUP).waitFor({ state: 'detached' })
    await it.region.getByText('Card taken down').waitFor()
    await expect.poll(() => it.heard()).toBe('Card taken down. You can undo it for ten seconds.')
    await expect.poll(() => it.focus()).toMatch(/^Card options of: People here know/)
    await it.page.keyboard.press('Control+z')
    await expect.poll(async () => (await it.texts('What’s already strong'))[1]).toBe(SOUP)
    await expect.poll(() => it.heard()).toBe('The card is back.')
  })

  test('the button undoes, and the focus goes to the card that is back', async () => {
    await it.show()
    await it.choose(SOUP, 'Take it down')
    await it.region.getByRole('button', { name: 'Undo' }).click()
    await expect.poll(() => it.focus()).toBe(`Card options of: ${SOUP}`)
    await it.region.getByRole('button', { name: 'Undo' }).waitFor({ state: 'detached' })
  })

  test('the only card of a column leaves the focus in the field for a new one', async () => {
    await it.show()
    await it.choose('After five', 'Take it down')
    await expect.poll(() => it.focus()).toBe('New card')
    await it.elsewhere((board) => board.beUndone())
    await it.region.getByText('Card taken down').waitFor({ state: 'detached' })
  })
})

describe('what is not saved', () => {
  test('the word turns, the card says it itself, and both are told and taken back', async () => {
    await it.show()
    await it.page.evaluate((text) => window.board.beUnsaved(window.board.idOf(text)), NURSE)
    await it.region.getByText('Saved', { exact: true }).waitFor({ state: 'detached' })
    await it.card(NURSE).getByText('Not saved yet').waitFor()
    await expect.poll(() => it.region.getByText('Not saved yet').count()).toBe(2)
    await expect.poll(() => it.heard()).toBe('Your words are not saved yet.')
    await it.elsewhere((board) => board.beSaved())
    await it.region.getByText('Saved', { exact: true }).waitFor()
    await expect.poll(() => it.region.getByText('Not saved yet').count()).toBe(0)
    await expect.poll(() => it.heard()).toBe('Your words are saved.')
  })

  test('while it is on the way the word is Saving at once, and nobody is told', async () => {
    await it.show()
    await it.elsewhere((board) => board.be({ saved: 'saving' }))
    await it.region.getByText('Saving').waitFor()
    await it.elsewhere((board) => board.be({ saved: 'saved' }))
    await it.region.getByText('Saved', { exact: true }).waitFor()
    expect(await it.heard()).toBeUndefined()
  })

  test('refused words lie in a tray: tried again they are a card', async () => {
    await it.show({ scene: 'refused' })
    const tray = it.region.getByRole('region', { name: 'Not saved yet' })
    await tray.getByRole('button', { name: 'Copy my words' }).waitFor()
    await tray.getByRole('button', { name: 'Try now' }).click()
    await expect.poll(async () => (await it.texts('What we want')).at(-1)).toMatch(/^Somewhere open at night/)
    await tray.waitFor({ state: 'detached' })
    await expect.poll(() => it.focus()).toBe('New card')
  })

  test('words that I let go can be had back', async () => {
    await it.show({ scene: 'refused' })
    const tray = it.region.getByRole('region', { name: 'Not saved yet' })
    await tray.getByRole('button', { name: 'Let them go' }).click()
    await tray.waitFor({ state: 'detached' })
    await it.region.getByRole('button', { name: 'Undo' }).click()
    await tray.waitFor()
    expect(await it.calls()).toEqual([])
  })
})
