import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { seatOf } from '../client/fixtures/rooms.ts'
import { DESK, GalleryPage, PHONE } from '../gallery/galleryPage.ts'

/** The screens in use: keys, focus and what is asked for. What the server makes of it is another test's. */

let gallery: GalleryPage
const button = (name: string) => gallery.page.getByRole('button', { name, exact: true })
const press = async (...keys: string[]) => {
  for (const key of keys) await gallery.page.keyboard.press(key)
}

beforeAll(async () => {
  gallery = await GalleryPage.open()
})
afterAll(() => gallery?.close())

describe('a menu', () => {
  beforeEach(async () => {
    await gallery.show('room', DESK)
    await button('More').focus()
    await press('Enter')
  })

  test('opens on its first item, goes round, and gives the focus back', async () => {
    expect(await gallery.focused()).toMatch(/^Ring for a quiet minute/)
    await press('ArrowDown')
    expect(await gallery.focused()).toMatch(/^Write to Ines quietly/)
    await press('ArrowUp', 'ArrowUp')
    expect(await gallery.focused()).toMatch(/^Shortcuts/)
    await press('ArrowDown')
    expect(await gallery.focused()).toMatch(/^Ring for a quiet minute/)
    await press('Escape')
    expect(await gallery.focused()).toBe('More')
    expect(await gallery.page.getByRole('menu').count()).toBe(0)
  })

  test('goes to a letter, and a letter in it is no shortcut', async () => {
    await press('s')
    expect(await gallery.focused()).toBe('Sound and picture')
    await press('h')
    expect(await gallery.focused()).toMatch(/^How I take part/)
    expect(await gallery.asked()).toEqual([])
  })

  test('a list inside of it takes its place, and the way back is the arrow back or Escape', async () => {
    await press('l', 'ArrowRight')
    expect(await gallery.focused()).toBe('As the system is')
    await press('ArrowLeft')
    expect(await gallery.focused()).toMatch(/^Ring for a quiet minute/)
    await press('l', 'Enter', 'ArrowDown', 'ArrowDown', 'Enter')
    expect(await gallery.page.evaluate(() => document.documentElement.dataset.theme)).toBe('dark')
    expect(await gallery.focused()).toBe('More')
  })

  test('closes when the focus or a press goes elsewhere, and when its button is pressed again', async () => {
    await press('Tab')
    expect(await gallery.page.getByRole('menu').count()).toBe(0)
    await button('More').click()
    await gallery.page.getByRole('heading', { level: 1 }).click()
    expect(await gallery.page.getByRole('menu').count()).toBe(0)
    await button('More').click()
    await button('More').click()
    expect(await gallery.page.getByRole('menu').count()).toBe(0)
  })
})

describe('a sheet', () => {
  test('takes the focus, leaves everything else working, and gives the focus back', async () => {
    await gallery.show('room', DESK)
    await button('More').click()
    await gallery.page.getByRole('menuitem', { name: 'People here' }).click()
    expect(await gallery.focused()).toBe('People here')
    await button('Microphone').click()
    expect(await gallery.asked()).toEqual([{ microphone: true }])
    await gallery.page.getByRole('dialog').getByRole('heading').focus()
    await press('Escape')
    expect(await gallery.page.getByRole('dialog').count()).toBe(0)
    expect(await gallery.focused()).not.toBe('nothing')
  })

  test('leaving is asked once, and staying leaves everything as it was', async () => {
    await gallery.show('room', DESK)
    await button('Leave').click()
    await button('Stay').click()
    expect(await gallery.asked()).toEqual([])
    expect(await gallery.focused()).toBe('Leave')
    await button('Leave').click()
    await button('Leave the room').click()
    expect(await gallery.asked()).toEqual(['leave'])
  })

  test('ending is asked once, and ends it for everybody', async () => {
    await gallery.show('room-facilitator', DESK)
    await button('End the conversation').click()
    await button('Go on').click()
    expect(await gallery.asked()).toEqual([])
    await button('End the conversation').click()
    await button('End it for everybody').click()
    expect(await gallery.asked()).toEqual([{ type: 'room.end' }])
  })
})

describe('single keys', () => {
  test('do what the buttons do', async () => {
    await gallery.show('room-free', DESK)
    await press('h', 'm', 'v', 'a')
    expect(await gallery.asked()).toEqual([
      { type: 'queue.raise', kind: 'point' },
      { microphone: true },
      { camera: true },
      { microphone: false },
      { camera: false },
      { type: 'presence.step-away' },
    ])
    await press('c')
    expect(
      await gallery.page
        .getByRole('textbox', { name: 'New card' })
        .evaluate((field) => field === document.activeElement),
    ).toBe(true)
  })

  test('are dead while somebody writes', async () => {
    await gallery.show('room', DESK)
    const card = gallery.page.getByRole('textbox', { name: 'New card' })
    await card.focus()
    await press('h', 'm', 'a')
    expect(await card.inputValue()).toBe('hma')
    expect(await gallery.asked()).toEqual([])
  })

  test('and with another key held', async () => {
    await gallery.show('room', DESK)
    await press('Control+h', 'Alt+m')
    expect(await gallery.asked()).toEqual([])
  })

  test('can be switched off in the list that ? opens', async () => {
    await gallery.show('room', DESK)
    await press('?')
    await gallery.page.getByRole('checkbox', { name: 'Use these keys' }).uncheck()
    await button('Close').click()
    await press('h')
    expect(await gallery.asked()).toEqual([])
    await gallery.page.evaluate(() => localStorage.clear())
  })
})

describe('the board beside the stage', () => {
  const widthOf = async () =>
    (await gallery.page.getByRole('region', { name: 'Board' }).boundingBox())?.width ?? 0

  test('is made wider and narrower by dragging its edge, and with keys', async () => {
    await gallery.show('room', DESK)
    const edge = gallery.page.getByRole('separator', { name: 'Width of the board' })
    const before = await widthOf()
    const box = await edge.boundingBox()
    if (box === null) throw new Error('the edge is not there')
    await gallery.page.mouse.move(box.x + 10, box.y + 200)
    await gallery.page.mouse.down()
    await gallery.page.mouse.move(box.x - 90, box.y + 200)
    await gallery.page.mouse.up()
    expect(await widthOf()).toBeGreaterThan(before + 60)
    await edge.dblclick()
    expect(await widthOf()).toBeCloseTo(before, 0)
    await edge.focus()
    await press('ArrowRight')
    expect(await widthOf()).toBeLessThan(before)
  })

  test('is closed and opened from More, and by writing a card', async () => {
    await gallery.show('room', DESK)
    const region = gallery.page.getByRole('region', { name: 'Board' })
    await button('More').click()
    await gallery.page.getByRole('menuitem', { name: 'Close the board' }).click()
    expect(await region.count()).toBe(0)
    expect(await gallery.focused()).toBe('More')
    await press('c')
    await gallery.page
      .getByRole('textbox', { name: 'New card' })
      .and(gallery.page.locator(':focus'))
      .waitFor()
  })

  test('has no edge on a phone', async () => {
    await gallery.show('room', PHONE)
    expect(await gallery.page.getByRole('separator').count()).toBe(0)
  })
})

describe('on a phone', () => {
  test('the parts are tabs, and arrow keys go along the text', async () => {
    await gallery.show('room', PHONE)
    const tab = (name: RegExp) => gallery.page.getByRole('tab', { name })
    await tab(/^Circle/).focus()
    await press('ArrowRight')
    expect(await tab(/^Board/).getAttribute('aria-selected')).toBe('true')
    expect(await gallery.page.getByRole('region', { name: 'Circle' }).count()).toBe(0)
    await press('ArrowLeft', 'ArrowLeft')
    expect(await gallery.page.getByRole('region', { name: 'Speaking queue' }).count()).toBe(1)
    await gallery.show('room', { ...PHONE, dir: 'rtl' })
    await tab(/^Circle/).focus()
    await press('ArrowLeft')
    expect(await tab(/^Board/).getAttribute('aria-selected')).toBe('true')
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
    expect(await gallery.asked()).toEqual([
      { type: 'floor.give', to: seatOf('Sam'), seenHolder: seatOf('Rosa') },
      { type: 'queue.lower-for', seat: seatOf('Kofi') },
    ])
  })

  test('a button that makes no sense now stays where it is and asks for nothing', async () => {
    await gallery.show('room-facilitator-last', DESK)
    for (const name of ['Next step', 'Give the floor']) {
      await button(name).focus()
      await press('Enter')
      expect(await gallery.focused()).toBe(name)
    }
    expect(await gallery.asked()).toEqual([])
  })

  test('has the tools closed at first on a phone, and one tap away', async () => {
    await gallery.show('room-facilitator', PHONE)
    expect(await button('Tools').getAttribute('aria-expanded')).toBe('false')
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
    expect(await gallery.asked()).toEqual([wish])
  })

  test('what is put aside goes, and the focus stays with the controls', async () => {
    await gallery.show('room-denied', DESK)
    await button('Show me how').click()
    await button('Stay without it').click()
    expect(await gallery.page.getByText('Your browser keeps the microphone closed').count()).toBe(0)
    expect(await gallery.focused()).toBe('My controls')
  })
})

describe('before the room', () => {
  test('a conversation needs a question, and says so beside the field that has the focus', async () => {
    await gallery.show('start', DESK)
    await button('Start a conversation').click()
    const field = gallery.page.getByRole('textbox', { name: 'The question on the table' })
    await field.and(gallery.page.locator(':focus')).waitFor()
    expect(await field.getAttribute('aria-invalid')).toBe('true')
    const note = await field.getAttribute('aria-describedby')
    expect(await gallery.page.locator(`[id="${note}"]`).innerText()).toBe(
      'Please write a question. It can be small.',
    )
  })

  test('a server that cannot be reached is told, and the words are kept', async () => {
    await gallery.page.route('**/api/**', (route) => route.abort())
    await gallery.show('start', DESK)
    const field = gallery.page.getByRole('textbox', { name: 'The question on the table' })
    await field.fill('What would help?')
    await field.press('Enter')
    await gallery.page.getByText('We can’t reach the server').first().waitFor()
    expect(await field.inputValue()).toBe('What would help?')
    expect(await button('Start a conversation').isEnabled()).toBe(true)
    await gallery.page.unroute('**/api/**')
    // The browser writes the failed request into its console by itself.
    gallery.complaints.length = 0
  })

  test('a link is copied, and that is seen and heard', async () => {
    await gallery.page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await gallery.show('links', DESK)
    await button('Copy').first().click()
    await button('Copied').waitFor()
    expect(await gallery.page.getByRole('status').innerText()).toBe('Copied')
    const link = await gallery.page.getByRole('textbox', { name: 'Participant link' }).inputValue()
    expect(await gallery.page.evaluate(() => navigator.clipboard.readText())).toBe(link)
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
    expect(
      await field.evaluate((input: HTMLInputElement) =>
        input.value.slice(input.selectionStart ?? 0, input.selectionEnd ?? 0),
      ),
    ).toBe(await field.inputValue())
  })

  test('sharing has the words to pass on, and gives the focus back', async () => {
    await gallery.show('links', DESK)
    await button('Share').first().click()
    const words = gallery.page.getByRole('dialog').getByRole('textbox', { name: 'Words to pass on' })
    expect(await words.inputValue()).toContain(
      await gallery.page.getByRole('textbox', { name: 'Participant link' }).inputValue(),
    )
    await press('Escape')
    expect(await gallery.page.getByRole('dialog').count()).toBe(0)
    expect(await gallery.focused()).toBe('Share')
  })

  test('a name is needed, and one that is taken comes with an idea', async () => {
    await gallery.show('lobby', DESK)
    const field = gallery.page.getByRole('textbox', { name: 'Your name today' })
    await button('Join').click()
    await gallery.page.getByText('Please choose a name that people can read.').waitFor()
    await field.fill('Dee')
    await field.press('Enter')
    await gallery.page.getByText('For example: Dee 2').waitFor()
    expect(await field.inputValue()).toBe('Dee')
    await field.and(gallery.page.locator(':focus')).waitFor()
  })
})

describe('the queue', () => {
  test('each item begins with a name, and one’s own with "You"', async () => {
    await gallery.show('room', DESK)
    const items = gallery.page.getByRole('region', { name: 'Speaking queue' }).getByRole('listitem')
    expect(await items.allTextContents()).toEqual(['Kofi', 'Sam', 'You'])
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
  expect(await gallery.page.getByRole('status').count()).toBe(1)
  expect(await gallery.page.getByRole('alert').count()).toBe(1)
})

test('no screen complained', () => {
  expect(gallery.complaints).toEqual([])
})
