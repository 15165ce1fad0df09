import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { seatOf } from '../client/fixtures/rooms.ts'
import { DESK, GalleryPage, PHONE } from '../gallery/galleryPage.ts'

/** What facilitators and note-takers hold, in use: keys, focus and what is asked for. */

let gallery: GalleryPage
const button = (name: string) => gallery.page.getByRole('button', { name, exact: true })
const item = (name: string | RegExp) => gallery.page.getByRole('menuitem', { name })
const press = async (...keys: string[]) => {
  for (const key of keys) await gallery.page.keyboard.press(key)
}

beforeAll(async () => {
  gallery = await GalleryPage.open()
})
afterAll(() => gallery?.close())

describe('the tools', () => {
  test('keep what is needed seldom one tap further', async () => {
    await gallery.show('room-facilitator', DESK)
    await button('More tools').click()
    await item('Take the floor back').click()
    await button('More tools').click()
    await item('Back to A closer look').click()
    await button('More tools').click()
    await item('Order of the queue').click()
    await gallery.page.getByRole('menuitemradio', { name: /^First hand up/ }).click()
    await button('More tools').click()
    await item(/^Switch invitations off/).click()
    await expect
      .poll(() => gallery.asked())
      .toEqual([
        { type: 'floor.take-back', seenHolder: seatOf('Rosa') },
        { type: 'agenda.back', seenIndex: 7 },
        { type: 'queue.set-rule', rule: 'first_hand' },
        { type: 'nudges.switch', isOn: false },
      ])
  })

  test('H-3 name those who were not heard only when asked, and never a listener', async () => {
    await gallery.show('tools-unheard', DESK)
    const hint = gallery.page.getByRole('region', { name: 'Hint' })
    await button('Show names').waitFor()
    expect(await hint.getByText('Priya').count()).toBe(0)
    await button('Show names').click()
    await expect.poll(() => hint.getByRole('listitem').allInnerTexts()).toEqual(['Priya'])
    expect(await gallery.asked()).toEqual([])
  })

  test('move a hand with a reason, and the focus comes back to the hand', async () => {
    await gallery.show('tools-quiet', DESK)
    await gallery.page
      .getByRole('region', { name: 'Speaking queue' })
      .getByRole('button', { name: 'Sam' })
      .click()
    await item(/^Move to first/).click()
    await gallery.page.getByText('Stays with what was just said').click()
    await button('Move to first').click()
    await expect
      .poll(() => gallery.asked())
      .toEqual([{ type: 'queue.move', seat: seatOf('Sam'), to: 'first', reason: 'stays-with' }])
    await expect.poll(() => gallery.focused()).toBe('Sam')
  })

  test('take a slip back while it is fresh', async () => {
    await gallery.show('tools-moved', DESK)
    await button('Undo').click()
    await expect.poll(() => gallery.asked()).toEqual([{ type: 'override.undo' }])
  })

  test('show a private word also while they are closed, and answer it', async () => {
    await gallery.show('tools-line-closed', PHONE)
    await button('Write back').click()
    await gallery.page.getByRole('textbox', { name: 'Write to Priya' }).fill('I’m here. Would a pause help?')
    await press('Enter')
    await expect
      .poll(() => gallery.asked())
      .toEqual([
        { type: 'line.write', kind: 'words', text: 'I’m here. Would a pause help?', with: seatOf('Priya') },
        { type: 'line.see', id: 1 },
      ])
  })

  test('K-3 whoever keeps the turns has what is lent, and lets it go', async () => {
    await gallery.show('keeper-tools', DESK)
    const tools = gallery.page.getByRole('region', { name: 'Facilitator tools' })
    await expect
      .poll(() => tools.getByRole('button').allInnerTexts())
      .toEqual([
        'Next step',
        'Give the floor',
        'Start a go-round',
        'Pause',
        'Take the floor back',
        'Hand it to somebody else',
        'Give them back',
      ])
    await button('Give them back').click()
    await expect.poll(() => gallery.asked()).toEqual([{ type: 'keeping.end' }])
  })
})

describe('the run sheet', () => {
  const sheet = () => gallery.page.getByRole('region', { name: 'Run sheet' })

  test('H-1 moves, resizes, adds and takes out steps with the keyboard, and the focus stays with the step', async () => {
    await gallery.show('run-sheet-obeying', DESK)
    await button('Later').focus()
    await press('Enter')
    await sheet().getByText('Close comes before Read back now.').waitFor()
    await expect.poll(() => gallery.focused()).toBe('Read backReading back')
    await button('Undo').click()
    await button('One minute less').focus()
    await press('Enter', 'Enter')
    await sheet().getByText('7 min, was 9').waitFor()
    await expect.poll(() => gallery.focused()).toBe('One minute less')
    await sheet().getByRole('button', { name: 'Add Go-round' }).click()
    await sheet().getByText('Quick round added.').waitFor()
    await button('Skip').focus()
    await press('Enter')
    await sheet().getByText('Read back taken out.').waitFor()
    await expect.poll(() => gallery.focused()).not.toBe('nothing')
  })

  test('closes where it was opened, and "Write a card" brings the board back', async () => {
    await gallery.show('run-sheet', DESK)
    await button('Write a card').click()
    await gallery.page
      .getByRole('textbox', { name: 'New card' })
      .and(gallery.page.locator(':focus'))
      .waitFor()
    await sheet().waitFor({ state: 'detached' })
  })

  test('takes the circle’s place on a phone, with the two main buttons under the thumb', async () => {
    await gallery.show('run-sheet', PHONE)
    await sheet().waitFor()
    expect(await gallery.page.getByRole('region', { name: 'Circle' }).count()).toBe(0)
    await sheet().getByRole('button', { name: 'Next step' }).click()
    await sheet().getByRole('button', { name: 'Give the floor' }).click()
    await expect
      .poll(() => gallery.asked())
      .toEqual([
        { type: 'agenda.next', seenIndex: 7 },
        { type: 'floor.give', to: 'next', seenHolder: seatOf('Rosa') },
      ])
  })
})

describe('the note-taker', () => {
  test('says quietly that something came up twice', async () => {
    await gallery.show('room-note-taker', DESK)
    await button('This came up twice').click()
    await gallery.page.getByRole('textbox', { name: 'In a few words' }).fill('Open late')
    await button('Tell Ines quietly').click()
    await expect.poll(() => gallery.asked()).toEqual([{ type: 'hint.twice', words: 'Open late' }])
    await expect.poll(() => gallery.focused()).toBe('This came up twice')
  })

  test('writes to the facilitator', async () => {
    await gallery.show('room-note-taker', DESK)
    await button('Write to Ines').click()
    await gallery.page.getByRole('textbox', { name: 'Write to Ines' }).fill('Was “peers” their word?')
    await press('Enter')
    await expect.poll(() => gallery.asked()).toEqual([{ type: 'aside.say', text: 'Was “peers” their word?' }])
  })
})
