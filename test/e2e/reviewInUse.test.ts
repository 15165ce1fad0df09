import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DESK, GalleryPage, PHONE } from '../gallery/galleryPage.ts'
import { cardNamed } from '../support/outcomes.ts'

/** One's own page after the close and the desk, in use: what is asked for, by the real rules, and what is seen then. */

let gallery: GalleryPage
const button = (name: string) => gallery.page.getByRole('button', { name, exact: true })
const field = (name: string) => gallery.page.getByRole('textbox', { name })
const cardOf = (words: string) => gallery.page.getByRole('article').filter({ hasText: words })
const last = async () => (await gallery.asked()).at(-1)

beforeAll(async () => {
  gallery = await GalleryPage.open()
})
afterAll(() => gallery?.close())

describe('my words', () => {
  test('SAFE-13 nothing is ticked before its person ticks it', async () => {
    await gallery.show('review-new', DESK)
    await cardOf('A nurse who knows me.').waitFor()
    expect(await gallery.page.getByRole('radio', { checked: true }).count()).toBe(0)
    expect(await gallery.page.getByRole('radio').count()).toBe(18)
  })

  test('a name is asked for before anything is sent, and the check comes with a public choice', async () => {
    await gallery.show('review-new', PHONE)
    const card = cardOf('A nurse who knows me.')
    expect(await card.getByText('Before it goes public:').count()).toBe(0)
    await card.getByRole('radio', { name: 'Use my words publicly, with a name' }).check()
    await field('The name to print').fill('Rosa from the corner')
    expect(await gallery.asked()).toEqual([])
    await button('Use this name').click()
    const chosen = { type: 'word.choose', card: cardNamed('nurse'), choice: 'public-named' }
    await expect.poll(last).toEqual({ ...chosen, name: 'Rosa from the corner' })
    await card.getByRole('button', { name: 'Yes, or I’m not sure' }).click()
    await expect.poll(last).toEqual({ ...chosen, pointsTo: 'unsure' })
    await card.getByText('Then it stays with the people who were there.', { exact: false }).waitFor()
  })

  test('what was taken out can be put back', async () => {
    await gallery.show('review-new', DESK)
    await cardOf('A nurse who knows me.').getByRole('radio', { name: 'Take it out' }).click()
    await button('Undo').waitFor()
    // What had the focus is gone; the next tab is the way back.
    await gallery.page.keyboard.press('Tab')
    await expect.poll(() => gallery.focused()).toBe('Undo')
    await gallery.page.keyboard.press('Enter')
    await expect.poll(last).toEqual({ type: 'word.undo-out', card: cardNamed('nurse') })
    await cardOf('A nurse who knows me.').waitFor()
  })

  test('the arrows choose, as they do in every list of radio buttons', async () => {
    await gallery.show('review-new', DESK)
    const card = cardOf('A nurse who knows me.')
    await card.getByRole('radio', { name: 'Keep it as a summary' }).focus()
    await gallery.page.keyboard.press('ArrowDown')
    await expect.poll(last).toEqual({ type: 'word.choose', card: cardNamed('nurse'), choice: 'words' })
    await expect
      .poll(() => card.getByRole('radio', { name: 'Use my words in our summary, no name' }).isChecked())
      .toBe(true)
  })

  test('says what is not right, and is told what became of it', async () => {
    await gallery.show('review-new', PHONE)
    await gallery.page.getByRole('button', { name: 'Not quite' }).first().click()
    await field('What should change?').fill('Some of us never call.')
    await button('Send').click()
    await expect
      .poll(last)
      .toEqual({ type: 'page.answer', isRight: false, about: 'judgement', words: 'Some of us never call.' })
    await gallery.page.getByText('The page waits for an answer.').waitFor()
    await gallery.show('review-answered', PHONE)
    await gallery.page.getByText('It was changed. Is it right now?').waitFor()
  })
})

describe('the desk', () => {
  test('is a part of its own for those who keep it, and answers wishes', async () => {
    await gallery.show('review-at-desk', DESK)
    await gallery.page.getByRole('tab', { name: 'The page' }).click()
    await gallery.page.getByRole('heading', { name: 'Before it goes public' }).waitFor()
    await gallery.show('desk-wishes', DESK)
    await field('Their wish, in your words').fill('Some of us never call for help')
    await button('Change it').click()
    await expect
      .poll(last)
      .toMatchObject({ type: 'theme.change', sentence: 'Some of us never call for help' })
    await gallery.page.getByRole('heading', { name: 'Some of us never call for help' }).waitFor()
  })

  test('writes a seed with its first small step', async () => {
    await gallery.show('desk-waits', PHONE)
    await button('Add a seed').click()
    await field('What will be taken forward').fill('Tea on Tuesdays')
    await field('First small step').fill('Ask for the hall')
    await button('Save').last().click()
    await expect
      .poll(last)
      .toMatchObject({ type: 'seed.put', text: 'Tea on Tuesdays', step: 'Ask for the hall', again: null })
    await gallery.page.getByText('Tea on Tuesdays').waitFor()
  })

  test('a no needs its reason, and says so', async () => {
    await gallery.show('desk-public', DESK)
    await button('Add what was asked for').click()
    await field('What was asked for').fill('A bus at night')
    await gallery.page.getByRole('combobox', { name: 'Where it is' }).selectOption('cannot')
    await button('Save').last().click()
    await gallery.page.getByText('Please say why. A no with its reason is an answer.').first().waitFor()
  })
})

test('no screen complained', () => {
  expect(gallery.complaints).toEqual([])
})
