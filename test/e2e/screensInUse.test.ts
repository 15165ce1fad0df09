import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { seatOf } from '../client/fixtures/rooms.ts'
import { DESK, GalleryPage, PHONE } from '../gallery/galleryPage.ts'
import { steady } from '../support/until.ts'

/** The screens in use: keys, focus and what is asked for. What the server makes of it is another test's. */

let gallery: GalleryPage
const button = (name: string) => gallery.page.getByRole('button', { name, exact: true })
const press = async (...keys: string[]) => {
  for (const key of keys) await gallery.page.keyboard.press(key)
}

const menu = () => gallery.page.getByRole('menu')

beforeAll(async () => {
  gallery = await GalleryPage.open()
})
afterAll(() => gallery?.close())

describe('a menu', () => {
  beforeEach(async () => {
    await gallery.show('room', DESK)
    await button('More').focus()
    await press('Enter')
    await menu().waitFor()
  })

  test('opens on its first item, goes round, and gives the focus back', async () => {
    await expect.poll(() => gallery.focused()).toMatch(/^Ring for a quiet minute/)
    await press('ArrowDown')
    await expect.poll(() => gallery.focused()).toMatch(/^Write to Ines quietly/)
    await press('ArrowUp', 'ArrowUp')
    await expect.poll(() => gallery.focused()).toMatch(/^Shortcuts/)
    await press('ArrowDown')
    await expect.poll(() => gallery.focused()).toMatch(/^Ring for a quiet minute/)
    await press('Escape')
    await expect.poll(() => gallery.focused()).toBe('More')
    await menu().waitFor({ state: 'detached' })
  })

  test('goes to a letter, and a letter in it is no shortcut', async () => {
    await press('s')
    await expect.poll(() => gallery.focused()).toBe('Sound and picture')
    await press('h')
    await expect.poll(() => gallery.focused()).toMatch(/^How I take part/)
    await expect.poll(() => gallery.asked()).toEqual([])
  })

  test('a list inside of it takes its place, and the way back is the arrow back or Escape', async () => {
    await press('l', 'ArrowRight')
    await expect.poll(() => gallery.focused()).toBe('As the system is')
    await press('ArrowLeft')
    await expect.poll(() => gallery.focused()).toMatch(/^Ring for a quiet minute/)
    await press('l', 'Enter', 'ArrowDown', 'ArrowDown', 'Enter')
    await expect.poll(() => gallery.page.evaluate(() => document.documentElement.dataset.theme)).toBe('dark')
    await expect.poll(() => gallery.focused()).toBe('More')
  })

  test('closes when the focus or a press goes elsewhere, and when its button is pressed again', async () => {
    await press('Tab')
    await menu().waitFor({ state: 'detached' })
    await button('More').click()
    await menu().waitFor()
    await gallery.page.getByRole('heading', { level: 1 }).click()
    await menu().waitFor({ state: 'detached' })
    await button('More').click()
    await menu().waitFor()
    await button('More').click()
    await menu().waitFor({ state: 'detached' })
  })
})

describe('a sheet', () => {
  test('takes the focus, leaves everything else working, and gives the focus back', async () => {
    await gallery.show('room', DESK)
    await button('More').click()
    await gallery.page.getByRole('menuitem', { name: 'People here' }).click()
    await expect.poll(() => gallery.focused()).toBe('People here')
    await button('Microphone').click()
    await expect.poll(() => gallery.asked()).toEqual([{ microphone: true }])
    await gallery.page.getByRole('dialog').getByRole('heading').focus()
    await press('Escape')
    await gallery.page.getByRole('dialog').waitFor({ state: 'detached' })
    await expect.poll(() => gallery.focused()).not.toBe('nothing')
  })

  test('leaving is asked once, and staying leaves everything as it was', async () => {
    await gallery.show('room', DESK)
    await button('Leave').click()
    await button('Stay').click()
    await expect.poll(() => gallery.focused()).toBe('Leave')
    expect(await gallery.asked()).toEqual([])
    await button('Leave').click()
    await button('Leave the room').click()
    await expect.poll(() => gallery.asked()).toEqual(['leave'])
  })

  test('ending is asked once, and ends it for everybody', async () => {
    await gallery.show('room-facilitator', DESK)
    await button('End the conversation').click()
    await button('Go on').click()
    await button('Go on').waitFor({ state: 'detached' })
    expect(await gallery.asked()).toEqual([])
    await button('End the conversation').click()
    await button('End it for everybody').click()
    await expect.poll(() => gallery.asked()).toEqual([{ type: 'room.end' }])
  })
})

describe('single keys', () => {
  test('do what the buttons do', async () => {
    await gallery.show('room-free', DESK)
    await press('h', 'm', 'v', 'a')
    await expect
      .poll(() => gallery.asked())
      .toEqual([
        { type: 'queue.raise', kind: 'point' },
        { microphone: true },
        { camera: true },
        { microphone: false },
        { camera: false },
        { type: 'presence.step-away' },
      ])
  })

  test('C puts me where cards are written, at once: the next letter is in the card, and no other key', async () => {
    for (const look of [DESK, PHONE]) {
      await gallery.show('room-free', look)
      const card = gallery.page.getByRole('textbox', { name: 'New card' })
      // In one breath, as keys come that wait while the page is busy.
      await Promise.all([...'cham'].map((key) => press(key)))
      await expect.poll(() => card.inputValue()).toBe('ham')
      expect(await gallery.asked()).toEqual([])
      await card.fill('')
    }
  })

  test('C brings the focus also to a field that is still on its way, unless the focus has gone elsewhere', async () => {
    const card = gallery.page.getByRole('textbox', { name: 'New card' })
    await gallery.show('board-late', DESK)
    await press('c')
    await gallery.page.evaluate(() => window.boardComes())
    await card.and(gallery.page.locator(':focus')).waitFor()
    await gallery.show('board-late', DESK)
    await press('c')
    await button('Step away').focus()
    await gallery.page.evaluate(() => window.boardComes())
    await card.waitFor()
    expect(await gallery.focused()).toBe('Step away')
  })

  test('are dead while somebody writes', async () => {
    await gallery.show('room', DESK)
    const card = gallery.page.getByRole('textbox', { name: 'New card' })
    await card.focus()
    await press('h', 'm', 'a')
    await expect.poll(() => card.inputValue()).toBe('hma')
    expect(await gallery.asked()).toEqual([])
  })

  test('and with another key held', async () => {
    await gallery.show('room', DESK)
    await press('Control+h', 'Alt+m')
    // Keys come one after the other: what these two asked for would be before it.
    await press('v')
    await expect.poll(() => gallery.asked()).toEqual([{ camera: true }])
  })

  test('can be switched off in the list that ? opens', async () => {
    await gallery.show('room', DESK)
    await press('?')
    await gallery.page.getByRole('checkbox', { name: 'Use these keys' }).uncheck()
    await button('Close').click()
    await press('h')
    await button('Camera').click()
    await expect.poll(() => gallery.asked()).toEqual([{ camera: true }])
    await gallery.page.evaluate(() => localStorage.clear())
  })
})

describe('the board beside the stage', () => {
  const widthOf = async () =>
    (await gallery.page.getByRole('region', { name: 'Board' }).boundingBox())?.width ?? 0

  test('is made wider and narrower by dragging its edge, and with keys', async () => {
    await gallery.show('room', DESK)
    const edge = gallery.page.getByRole('separator', { name: 'Width of the board' })
    const before = await steady(widthOf)
    const box = await steady(() => edge.boundingBox())
    if (box === null) throw new Error('the edge is not there')
    await gallery.page.mouse.move(box.x + 10, box.y + 200)
    await gallery.page.mouse.down()
    await gallery.page.mouse.move(box.x - 90, box.y + 200)
    await gallery.page.mouse.up()
    await expect.poll(widthOf).toBeGreaterThan(before + 60)
    await edge.dblclick()
    await expect.poll(widthOf).toBeCloseTo(before, 0)
    await edge.focus()
    await press('ArrowRight')
    await expect.poll(widthOf).toBeLessThan(before - 1)
  })

  test('is closed and opened from More, and by writing a card', async () => {
    await gallery.show('room', DESK)
    const region = gallery.page.getByRole('region', { name: 'Board' })
    await button('More').click()
    await gallery.page.getByRole('menuitem', { name: 'Close the board' }).click()
    await region.waitFor({ state: 'detached' })
    await expect.poll(() => gallery.focused()).toBe('More')
    await press('c')
    await gallery.page
      .getByRole('textbox', { name: 'New card' })
      .and(gallery.page.locator(':focus'))
      .waitFor()
  })

  test('has no edge on a phone', async () => {
    await gallery.show('room', PHONE)
    await gallery.page.getByRole('tab', { name: /^Board/ }).waitFor()
    expect(await gallery.page.getByRole('separator').count()).toBe(0)
  })
})

describe('the board across the whole width', () => {
  test('has four columns beside four, the same chairs in one row, and a way back', async () => {
    await gallery.show('board-themes', DESK)
    const lefts = (selector: string) => async () => {
      const boxes = await gallery.page.locator(selector).evaluateAll((parts) => {
        return parts.map((part) => Math.round(part.getBoundingClientRect().left))
      })
      return new Set(boxes).size
    }
    // On smaller chairs fewer words are drawn; the name comes first.
    const chairs = async () => {
      const words = gallery.page.getByRole('region', { name: 'Circle' }).getByRole('listitem').allInnerTexts()
      return (await words).map((each) => each.split('\n')[0])
    }
    await expect.poll(lefts('[data-column]')).toBe(2)
    const before = await chairs()
    await button('All 8 columns').click()
    await gallery.page.getByRole('menuitem', { name: 'Across the whole width' }).click()
    await expect.poll(() => gallery.focused()).toBe('Back to the circle')
    await expect.poll(lefts('[data-column]')).toBe(4)
    await expect.poll(chairs).toEqual(before)
    await press('Enter')
    await expect.poll(lefts('[data-column]')).toBe(2)
    await expect.poll(() => gallery.focused()).toBe('All 8 columns')
  })
})

describe('on a phone', () => {
  test('the parts are tabs, and arrow keys go along the text', async () => {
    await gallery.show('room', PHONE)
    const tab = (name: RegExp) => gallery.page.getByRole('tab', { name })
    await tab(/^Circle/).focus()
    await press('ArrowRight')
    await expect.poll(() => tab(/^Board/).getAttribute('aria-selected')).toBe('true')
    await gallery.page.getByRole('region', { name: 'Circle' }).waitFor({ state: 'detached' })
    await press('ArrowLeft', 'ArrowLeft')
    await gallery.page.getByRole('region', { name: 'Speaking queue' }).waitFor()
    await gallery.show('room', { ...PHONE, dir: 'rtl' })
    await tab(/^Circle/).focus()
    await press('ArrowLeft')
    await expect.poll(() => tab(/^Board/).getAttribute('aria-selected')).toBe('true')
  })

  test('"Write a card" brings the board and the focus', async () => {
    await gallery.show('room', PHONE)
    await button('Write a card').click()
    const field = gallery.page.getByRole('textbox', { name: 'New card' })
    await field.waitFor()
    await field.and(gallery.page.locator(':focus')).waitFor()
  })

  test('nothing that is fixed in place lies over the controls', async () => {
    for (const scene of ['room-my-turn', 'room-denied', 'room-facilitator', 'room-tap-to-hear']) {
      await gallery.show(scene, PHONE)
      for (const name of ['Write a card', 'Step away', 'Leave']) await button(name).click({ trial: true })
    }
  })
})

describe('the facilitator', () => {
  test('gives the floor to one person from the menu of their hand, and lowers it', async () => {
    await gallery.show('room-facilitator', DESK)
    const queue = gallery.page.getByRole('region', { name: 'Speaking queue' })
    await queue.getByRole('button', { name: 'Sam' }).click()
    await gallery.page.getByRole('menuitem', { name: 'Give the floor' }).click()
    await queue.getByRole('button', { name: 'Kofi' }).click()
    await gallery.page.getByRole('menuitem', { name: /^Lower the hand/ }).click()
    await expect
      .poll(() => gallery.asked())
      .toEqual([
        { type: 'floor.give', to: seatOf('Sam'), seenHolder: seatOf('Rosa') },
        { type: 'queue.lower-for', seat: seatOf('Kofi') },
      ])
  })

  test('a button that makes no sense now stays where it is and asks for nothing', async () => {
    await gallery.show('room-facilitator-last', DESK)
    for (const name of ['Next step', 'Give the floor']) {
      await button(name).focus()
      await press('Enter')
      await expect.poll(() => gallery.focused()).toBe(name)
    }
    await button('Camera').click()
    await expect.poll(() => gallery.asked()).toEqual([{ camera: true }])
    for (const name of ['Next step', 'Give the floor']) await button(name).waitFor()
  })

  test('has the tools closed at first on a phone, and one tap away', async () => {
    await gallery.show('room-facilitator', PHONE)
    await expect.poll(() => button('Tools').getAttribute('aria-expanded')).toBe('false')
    await button('Tools').click()
    await gallery.page.getByRole('region', { name: 'Facilitator tools' }).waitFor()
  })
})

describe('what a state offers', () => {
  test.each([
    ['room-my-turn', "I'm done", { type: 'floor.done' }],
    ['room-away', 'I’m back', { type: 'presence.come-back' }],
    ['room-tap-to-hear', 'Tap to hear', 'hear'],
    ['room-call-gone', 'Try the call now', 'retry the call'],
  ])('in %s: %s', async (scene, name, wish) => {
    await gallery.show(scene, DESK)
    await button(name).click()
    await expect.poll(() => gallery.asked()).toEqual([wish])
  })

  test('what is put aside goes, and the focus stays with the controls', async () => {
    await gallery.show('room-denied', DESK)
    await button('Show me how').click()
    await button('Stay without it').click()
    await gallery.page
      .getByText('Your browser keeps the microphone closed')
      .first()
      .waitFor({ state: 'detached' })
    await expect.poll(() => gallery.focused()).toBe('My controls')
  })
})

describe('before the room', () => {
  test('a conversation needs a question, and says so beside the field that has the focus', async () => {
    await gallery.show('start', DESK)
    await button('Start a conversation').click()
    const field = gallery.page.getByRole('textbox', { name: 'The question on the table' })
    await field.and(gallery.page.locator(':focus')).waitFor()
    await expect.poll(() => field.getAttribute('aria-invalid')).toBe('true')
    await expect
      .poll(async () => {
        const note = await field.getAttribute('aria-describedby')
        return gallery.page.locator(`[id="${note}"]`).allInnerTexts()
      })
      .toEqual(['Please write a question. It can be small.'])
  })

  test('a server that cannot be reached is told, and the words are kept', async () => {
    await gallery.page.route('**/api/**', (route) => route.abort())
    await gallery.show('start', DESK)
    const field = gallery.page.getByRole('textbox', { name: 'The question on the table' })
    await field.fill('What would help?')
    await field.press('Enter')
    await gallery.page.getByText('We can’t reach the server').first().waitFor()
    await expect.poll(() => field.inputValue()).toBe('What would help?')
    await expect.poll(() => button('Start a conversation').isEnabled()).toBe(true)
    await gallery.page.unroute('**/api/**')
    // The browser writes the failed request into its console by itself.
    await expect.poll(() => gallery.complaints.splice(0)).toEqual([expect.stringMatching(/Failed to load/)])
  })

  test('a link is copied, and that is seen and heard', async () => {
    await gallery.page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await gallery.show('links', DESK)
    await button('Copy').first().click()
    await button('Copied').waitFor()
    await expect.poll(() => gallery.page.getByRole('status').innerText()).toBe('Copied')
    const link = await gallery.page.getByRole('textbox', { name: 'Participant link' }).inputValue()
    await expect.poll(() => gallery.page.evaluate(() => navigator.clipboard.readText())).toBe(link)
    await gallery.page.context().clearPermissions()
  })

  test('where the browser does not let us copy, the link is selected instead', async () => {
    await gallery.show('links', DESK)
    await gallery.page.evaluate(() => {
      navigator.clipboard.writeText = () => Promise.reject(new DOMException('no', 'NotAllowedError'))
    })
    await button('Copy').nth(1).click()
    await button('Selected. Copy it from the field.').waitFor()
    const field = gallery.page.getByRole('textbox', { name: 'Note-taker link' })
    const selected = () =>
      field.evaluate((input: HTMLInputElement) =>
        input.value.slice(input.selectionStart ?? 0, input.selectionEnd ?? 0),
      )
    await expect.poll(selected).toBe(await field.inputValue())
  })

  test('sharing has the words to pass on, and gives the focus back', async () => {
    await gallery.show('links', DESK)
    await button('Share').first().click()
    const words = gallery.page.getByRole('dialog').getByRole('textbox', { name: 'Words to pass on' })
    await expect
      .poll(() => words.inputValue())
      .toContain(await gallery.page.getByRole('textbox', { name: 'Participant link' }).inputValue())
    await press('Escape')
    await gallery.page.getByRole('dialog').waitFor({ state: 'detached' })
    await expect.poll(() => gallery.focused()).toBe('Share')
  })

  test('a name is needed, and one that is taken comes with an idea', async () => {
    await gallery.show('lobby', DESK)
    const field = gallery.page.getByRole('textbox', { name: 'Your name today' })
    await button('Join').click()
    await gallery.page.getByText('Please choose a name that people can read.').waitFor()
    await field.fill('Dee')
    await field.press('Enter')
    await gallery.page.getByText('For example: Dee 2').waitFor()
    await expect.poll(() => field.inputValue()).toBe('Dee')
    await field.and(gallery.page.locator(':focus')).waitFor()
  })
})

describe('the queue', () => {
  test('each item begins with a name, and one’s own with "You"', async () => {
    await gallery.show('room', DESK)
    const items = gallery.page.getByRole('region', { name: 'Speaking queue' }).getByRole('listitem')
    await expect.poll(() => items.allTextContents()).toEqual(['Kofi', 'Sam', 'You'])
  })

  test('says why I am where I am, to me', async () => {
    await gallery.show('room', DESK)
    await gallery.page
      .getByText('You’re third. Two people who haven’t spoken on this yet are before you.')
      .waitFor()
    await gallery.show('room-waited', DESK)
    await gallery.page.getByText('You’re next. You’ve waited past two people.').waitFor()
  })
})

test('two regions read out, mounted once, before there is anything to say', async () => {
  await gallery.show('room', DESK)
  await expect.poll(() => gallery.page.getByRole('status').count()).toBe(1)
  await expect.poll(() => gallery.page.getByRole('alert').count()).toBe(1)
})

test('no screen complained', () => {
  expect(gallery.complaints).toEqual([])
})
