import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { seatOf } from '../client/fixtures/rooms.ts'
import { DESK, GalleryPage, PHONE } from '../gallery/galleryPage.ts'
import { steady } from '../support/until.ts'

/** Taking part in turns with keys, a finger and a screen reader's eyes: what is asked for, and where the focus goes. */

let gallery: GalleryPage
const button = (name: string) => gallery.page.getByRole('button', { name, exact: true })
const region = (name: string) => gallery.page.getByRole('region', { name, exact: true })
const press = async (...keys: string[]) => {
  for (const key of keys) await gallery.page.keyboard.press(key)
}

beforeAll(async () => {
  gallery = await GalleryPage.open()
})
afterAll(() => gallery?.close())

describe('what a hand is for', () => {
  test('the arrow beside it opens the kinds, and one of them raises the hand', async () => {
    await gallery.show('queue-shared', DESK)
    await button('Other ways to raise a hand').focus()
    await press('Enter')
    await expect.poll(() => gallery.focused()).toBe('Raise a hand for what?')
    await press('Tab', 'Tab')
    await expect.poll(() => gallery.focused()).toMatch(/^Reply to this/)
    await press('Enter')
    await expect.poll(() => gallery.asked()).toEqual([{ type: 'queue.raise', kind: 'reply' }])
    await gallery.page.getByRole('dialog').waitFor({ state: 'detached' })
  })

  test('a hand that is up is changed where it is, and Escape gives the focus back', async () => {
    await gallery.show('room', DESK)
    await button('Other ways to raise a hand').focus()
    await press('Enter')
    await expect.poll(() => gallery.focused()).toBe('You’re third.')
    await gallery.page.getByRole('radio', { name: /^Question/ }).click()
    await expect.poll(() => gallery.asked()).toEqual([{ type: 'queue.raise', kind: 'question' }])
    await press('Escape')
    await expect.poll(() => gallery.focused()).toBe('Other ways to raise a hand')
  })

  test('on a phone the hand is held; a tap still raises it', async () => {
    await gallery.show('queue-shared', PHONE)
    await button('Raise hand').waitFor()
    expect(await button('Other ways to raise a hand').isVisible()).toBe(false)
    await button('Raise hand').hover()
    await gallery.page.mouse.down()
    await gallery.page.getByRole('dialog', { name: 'Raise a hand for what?' }).waitFor()
    await gallery.page.mouse.up()
    await press('Escape')
    await gallery.page.getByRole('dialog').waitFor({ state: 'detached' })
    expect(await gallery.asked()).toEqual([])
    await button('Raise hand').click()
    await expect.poll(() => gallery.asked()).toEqual([{ type: 'queue.raise', kind: 'point' }])
  })

  test('and from my own row in the queue', async () => {
    await gallery.show('room', PHONE)
    await gallery.page.getByRole('tab', { name: /^Queue/ }).click()
    await gallery.page.getByRole('button', { name: /^You: / }).click()
    await expect.poll(() => gallery.page.getByRole('radio', { name: /^Point/ }).isChecked()).toBe(true)
  })
})

describe('an invitation', () => {
  test('N-6 says why in true words, and takes a no to that', async () => {
    await gallery.show('invitation', DESK)
    const invitation = region('Invitation')
    await button('Why am I seeing this?').click()
    await invitation.getByText(/it’s been about 8 minutes, and only one person is waiting/).waitFor()
    await button('That’s not right').click()
    await button('I was writing').click()
    await expect.poll(() => gallery.asked()).toEqual([{ type: 'nudge.contest', id: 1, why: 'writing' }])
    await gallery.page.getByText('Thanks, and sorry. Fixed.').first().waitFor()
  })

  test('each answer is one press, and writing puts me where cards are written', async () => {
    for (const [name, answer] of [
      ['Add me to the queue', 'queue'],
      ['Not now', 'not-now'],
      ["I'm happy listening", 'listening'],
    ] as const) {
      await gallery.show('invitation', DESK)
      await button(name).click()
      await expect.poll(() => gallery.asked()).toEqual([{ type: 'nudge.answer', id: 1, answer }])
    }
    await gallery.show('invitation', DESK)
    await button("I'd rather write it").click()
    await gallery.page.locator('textarea:focus').waitFor()
    await expect.poll(() => gallery.focused()).toBe('New card')
  })
})

describe('my go and my turn', () => {
  test('GO-3 speaking, passing and coming back have one size', async () => {
    await gallery.show('round-mine', PHONE)
    const sizes = () =>
      Promise.all(
        ['Speak', 'Pass', 'Come back to me'].map(async (name) => {
          const box = await button(name).boundingBox()
          return String([Math.round(box?.width ?? 0), Math.round(box?.height ?? 0)])
        }),
      )
    expect(new Set(await steady(sizes)).size).toBe(1)
    await button('Come back to me').click()
    await expect.poll(() => gallery.asked()).toEqual([{ type: 'round.pass', how: 'later' }])
  })

  test('my hand stays up for another turn, or the floor goes to somebody', async () => {
    await gallery.show('turn-long', DESK)
    await button('More for my turn').click()
    await gallery.page.getByRole('menuitemradio', { name: 'Keep my hand up after this' }).click()
    await button('More for my turn').click()
    await gallery.page.getByRole('menuitem', { name: 'Ask one person quietly' }).click()
    await gallery.page.getByRole('menuitem', { name: 'Priya' }).click()
    await expect
      .poll(() => gallery.asked())
      .toEqual([
        { type: 'floor.keep-hand', keeps: true },
        { type: 'floor.pass-on', to: seatOf('Priya') },
      ])
  })
})

describe('quiet', () => {
  test('a pause can be longer, and a private word is one press away', async () => {
    await gallery.show('pause', DESK)
    await button('I’d like longer').click()
    await region('A quiet minute').getByRole('button', { name: 'Write to Ines quietly' }).click()
    await gallery.page.getByRole('textbox', { name: 'Say more, if you like' }).fill('Too much at once.')
    await button('I’m not OK').click()
    await expect
      .poll(() => gallery.asked())
      .toEqual([
        { type: 'pause.lengthen' },
        { type: 'line.write', kind: 'not-ok', text: 'Too much at once.', with: null },
      ])
  })

  test('a pause says what it is where a phone does not show the rug', async () => {
    await gallery.show('pause', PHONE)
    const height = async () =>
      (await region('A quiet minute').getByRole('heading').boundingBox())?.height ?? 0
    await expect.poll(height).toBe(1)
    await gallery.page.getByRole('tab', { name: /^Board/ }).click()
    await expect.poll(height).toBeGreaterThan(10)
  })

  test('away: the sound can stop too', async () => {
    await gallery.show('away-now', DESK)
    await button('Stop the sound too').click()
    await button('I’m back').click()
    await expect.poll(() => gallery.asked()).toEqual(['stop the sound', { type: 'presence.come-back' }])
  })

  test('back again: what is new is shown when it is asked for', async () => {
    await gallery.show('away-back', PHONE)
    await region('Welcome back').getByText('One new card.').waitFor()
    await button('Show what’s new').click()
    await expect.poll(() => gallery.asked()).toEqual(['show new cards'])
    await region('Welcome back').waitFor({ state: 'detached' })
    await gallery.page.getByRole('tab', { name: /^Board/, selected: true }).waitFor()
  })
})

test('no screen complained', () => {
  expect(gallery.complaints).toEqual([])
})
