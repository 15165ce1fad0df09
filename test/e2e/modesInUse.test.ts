import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PersonCommand } from '../../shared/room/commands.ts'
import { seatOf } from '../client/fixtures/rooms.ts'
import { DESK, GalleryPage, PHONE } from '../gallery/galleryPage.ts'

/** The modes of a step with keys and fingers: what is asked for, where the focus goes, and what happens to half a word. */

let gallery: GalleryPage
const button = (name: string) => gallery.page.getByRole('button', { name, exact: true })
const field = (name: string) => gallery.page.getByRole('textbox', { name, exact: true })
const heading = (name: string) => gallery.page.getByRole('heading', { name, exact: true })
const press = async (...keys: string[]) => {
  for (const key of keys) await gallery.page.keyboard.press(key)
}
const somebodyAsks = (name: string, command: PersonCommand) =>
  gallery.page.evaluate(([who, what]) => window.somebodyAsks(who, what), [name, command] as const)
/** The facilitator goes on. Agreements are the second step of the template, writing the fourth. */
const nextStep = (seenIndex: number) => somebodyAsks('Ines', { type: 'agenda.next', seenIndex })
const AGREEMENTS = 1

beforeAll(async () => {
  gallery = await GalleryPage.open()
})
afterAll(() => gallery?.close())

describe('agreements', () => {
  test('a sentence is added with Enter, and the field is ready for the next one', async () => {
    await gallery.show('modes-obeying', DESK)
    await field('New agreement').fill('We speak for ourselves.')
    await press('Enter')
    await gallery.page.getByText('We speak for ourselves.').waitFor()
    await expect.poll(() => gallery.focused()).toBe('New agreement')
    await expect.poll(() => field('New agreement').inputValue()).toBe('')
  })

  test('one is changed with the keyboard, and Escape leaves the old words', async () => {
    await gallery.show('modes-obeying', DESK)
    const change = async (words: string, end: string) => {
      await button('Options for sentence 2').focus()
      await press('Enter', 'Enter')
      await field('Sentence 2').fill(words)
      await press(end)
    }
    await change('Nothing of this', 'Escape')
    await gallery.page.getByText('What is told here stays here.').waitFor()
    await expect.poll(() => gallery.focused()).toBe('Options for sentence 2')
    await change('What is told here stays with us.', 'Enter')
    await gallery.page.getByText('What is told here stays with us.').waitFor()
  })

  test('"I’d change this" is told to all, and to nobody who it was', async () => {
    await gallery.show('modes-obeying', DESK)
    await button('I’d change this').first().click()
    await gallery.page.getByText('You would like to change this.').waitFor()
    await somebodyAsks('Kofi', { type: 'agreements.object', id: 'first-pause', objects: true })
    await gallery.page.getByText('Somebody would like to change this.').waitFor()
  })

  test('a sentence that is being written waits with the step, and is not lost', async () => {
    await gallery.show('modes-obeying', DESK)
    await field('New agreement').fill('Half a sent')
    await nextStep(AGREEMENTS)
    await gallery.page.getByRole('heading', { level: 1, name: /^What drew you/ }).waitFor()
    await expect.poll(() => field('New agreement').inputValue()).toBe('Half a sent')
    await field('New agreement').fill('')
    await button('Step away').focus()
    await field('New card').waitFor()
  })
})

describe('quiet writing', () => {
  const toWriting = async () => {
    await nextStep(AGREEMENTS)
    await nextStep(AGREEMENTS + 1)
    await heading('My cards').waitFor()
  }

  test('a card is mine alone, can be changed, taken down and put back', async () => {
    await gallery.show('modes-obeying', DESK)
    await toWriting()
    await field('New card').fill('A place for all')
    await press('Enter')
    const mine = gallery.page.getByRole('list', { name: 'My cards' }).getByRole('listitem')
    await mine.getByText('Only you, for now').waitFor()
    await button('Card options').focus()
    await press('Enter', 'Enter')
    await field('Card text').fill('A place for everyone')
    await press('Enter')
    await mine.getByText('A place for everyone').waitFor()
    await button('Card options').focus()
    await press('Enter', 'ArrowDown', 'Enter')
    await mine.waitFor({ state: 'detached' })
    await button('Undo').click()
    await mine.getByText('A place for everyone').waitFor()
  })

  test('half a card goes over to the board’s own field, with the focus', async () => {
    await gallery.show('modes-obeying', DESK)
    await toWriting()
    await field('New card').focus()
    await gallery.page.keyboard.type('Half a th')
    await nextStep(AGREEMENTS + 2)
    await heading('Board').waitFor()
    await gallery.page.keyboard.type('ought')
    await expect.poll(() => field('New card').inputValue()).toBe('Half a thought')
  })

  test('a phone opens it on the board, because the facilitator moved it there', async () => {
    await gallery.show('modes-obeying', PHONE)
    const tab = (name: string) =>
      gallery.page.getByRole('tab', { name: new RegExp(`^${name}`), selected: true })
    await tab('Circle').waitFor()
    await toWriting()
    await tab('Board').waitFor()
    await expect.poll(() => field('New card').isVisible()).toBe(true)
  })
})

describe('tables and the inner circle', () => {
  test('two people are swapped with two presses', async () => {
    await gallery.show('mode-pairs-planner', DESK)
    await button('Swap two').click()
    await button('Dee').click()
    await gallery.page.getByText('Dee changes places with …').waitFor()
    await button('Kofi').click()
    await expect.poll(() => gallery.focused()).toBe('Swap two')
    await expect
      .poll(() => gallery.asked())
      .toEqual([{ type: 'groups.swap', one: seatOf('Dee'), other: seatOf('Kofi') }])
    await button('Start pairs').click()
    await expect.poll(async () => (await gallery.asked()).at(-1)).toEqual({ type: 'groups.start' })
  })

  test('from a table somebody is asked to come, and the way back needs no reason', async () => {
    await gallery.show('mode-pairs', DESK)
    await button('Ask Ines to come').click()
    await button('Go back now').click()
    await expect
      .poll(() => gallery.asked())
      .toEqual([
        { type: 'line.write', kind: 'words', text: 'Could you come to our table, please?', with: null },
        { type: 'groups.leave' },
      ])
  })

  test('GR-9 a card of my table is added, changed, taken down and put back', async () => {
    await gallery.show('tables-obeying', DESK)
    await heading('Our cards').waitFor()
    await field('New card').fill('A place for both')
    await press('Enter')
    const ours = gallery.page.getByRole('list', { name: 'You and Rosa', exact: true }).getByRole('listitem')
    await expect.poll(() => ours.count()).toBe(2)
    await expect.poll(() => gallery.focused()).toBe('New card')
    await ours.last().getByText('Only you two').waitFor()
    const options = ours.last().getByRole('button', { name: 'Card options' })
    await options.focus()
    await press('Enter', 'Enter')
    await field('Card text').fill('A place for both of us')
    await press('Enter')
    await ours.getByText('A place for both of us').waitFor()
    await options.focus()
    await press('Enter', 'ArrowDown', 'Enter')
    await expect.poll(() => ours.count()).toBe(1)
    await button('Undo').click()
    await ours.getByText('A place for both of us').waitFor()
  })

  test('GR-10 what the other does to a card does not go over my words, and my words stand last', async () => {
    await gallery.show('tables-obeying', DESK)
    const ours = gallery.page.getByRole('list', { name: 'You and Rosa', exact: true }).getByRole('listitem')
    const rosas = { id: 'card-of-table-0', text: 'A gate', column: 'aspirations', table: '1.0' } as const
    const edit = async (words: string) => {
      await button('Card options').focus()
      await press('Enter', 'Enter')
      await field('Card text').fill(words)
    }
    await edit('An open door')
    await somebodyAsks('Rosa', { type: 'writing.put', ...rosas })
    await somebodyAsks('Rosa', { type: 'writing.put', ...rosas, id: 'card-of-rosa', text: 'A bench' })
    await ours.getByText('A bench').waitFor()
    expect(await field('Card text').inputValue()).toBe('An open door')
    await press('Enter')
    await ours.getByText('An open door').waitFor()
    await somebodyAsks('Rosa', { type: 'writing.take-down', id: 'card-of-rosa' })
    await expect.poll(() => ours.count()).toBe(1)

    await edit('A wide open door')
    await somebodyAsks('Rosa', { type: 'writing.take-down', id: rosas.id })
    await somebodyAsks('Rosa', { type: 'writing.put', ...rosas, id: 'card-of-rosa', text: 'A window' })
    await ours.getByText('A window').waitFor()
    expect(await field('Card text').inputValue()).toBe('A wide open door')
    await press('Enter')
    await ours.getByText('A wide open door').waitFor()
    await expect.poll(() => ours.count()).toBe(2)
  })

  test('GR-11 half a card goes on in the board’s own field when everybody is back', async () => {
    await gallery.show('tables-obeying', DESK)
    await field('New card').focus()
    await gallery.page.keyboard.type('Half a th')
    await somebodyAsks('Ines', { type: 'groups.end' })
    await heading('Board').waitFor()
    await gallery.page.keyboard.type('ought')
    await expect.poll(() => field('New card').inputValue()).toBe('Half a thought')
  })

  test('GR-10 a card whose words I am changing waits with the place when everybody is back', async () => {
    await gallery.show('tables-obeying', DESK)
    await button('Card options').focus()
    await press('Enter', 'Enter')
    await field('Card text').fill('An open door')
    await somebodyAsks('Ines', { type: 'groups.end' })
    await gallery.page.getByText('Just you two').waitFor({ state: 'detached' })
    await expect.poll(() => field('Card text').inputValue()).toBe('An open door')
    await press('Escape')
    await heading('Board').waitFor()
  })

  test('GR-10 words that come too late for their table are not lost, and can be copied', async () => {
    await gallery.show('tables-obeying', DESK)
    await button('Card options').focus()
    await press('Enter', 'Enter')
    await field('Card text').fill('An open door')
    await somebodyAsks('Ines', { type: 'groups.end' })
    await gallery.page.getByText('Just you two').waitFor({ state: 'detached' })
    await press('Enter')
    const late = gallery.page.getByRole('listitem').filter({ hasText: 'Not saved yet' })
    await late.getByText('An open door').waitFor()
    await late.getByRole('button', { name: 'Card options' }).click()
    await gallery.page.getByRole('menuitem', { name: 'Copy my words' }).waitFor()
    await gallery.page.getByRole('menuitem', { name: 'Take it down' }).click()
    await heading('Board').waitFor()
  })

  test('the board is one tap away from a table, and says who reads what is written there', async () => {
    await gallery.show('tables-obeying', DESK)
    await button('See the board').click()
    await gallery.page.getByText('goes to the board, where everyone can read it').waitFor()
    await button('Put the board away').click()
    await heading('Our cards').waitFor()
  })

  test('a phone calls them our cards, and counts them', async () => {
    await gallery.show('tables-obeying', PHONE)
    const tab = gallery.page.getByRole('tab', { name: /^Our cards.*1/ })
    await tab.click()
    await gallery.page.getByRole('list', { name: 'You and Rosa', exact: true }).waitFor()
    await somebodyAsks('Ines', { type: 'groups.end' })
    await gallery.page.getByRole('tab', { name: /^Board/ }).waitFor()
  })

  test('the open chair itself can be sat down on, also after the question was put aside', async () => {
    await gallery.show('mode-fishbowl', DESK)
    await button('Stay outside').click()
    await gallery.page.getByRole('region', { name: 'Circle' }).getByRole('button').click()
    await expect.poll(() => gallery.asked()).toEqual([{ type: 'fishbowl.sit' }])
  })

  test('whoever sat down keeps the focus, and the way back is beside the controls', async () => {
    await gallery.show('modes-obeying', DESK)
    await somebodyAsks('Ines', { type: 'agenda.add', mode: 'fishbowl', minutes: 9 })
    await nextStep(AGREEMENTS)
    await gallery.page.getByRole('region', { name: 'Circle' }).getByRole('button').focus()
    await press('Enter')
    await button('Go back outside').waitFor()
    await expect.poll(() => gallery.focused()).toBe('My controls')
  })
})

describe('the rest', () => {
  test('the board that a story puts away is one tap away, and so is writing', async () => {
    await gallery.show('mode-story', DESK)
    await button('See the board').waitFor()
    expect(await field('New card').count()).toBe(0)
    await button('See the board').click()
    await field('New card').waitFor()
    await button('Put the board away').click()
    await heading('Nobody is writing now').waitFor()
    await gallery.page.keyboard.press('c')
    await field('New card').waitFor()
    await expect.poll(() => gallery.focused()).toBe('New card')
  })

  test('O-1 an answer at the close is sent once, and "Not now" sends nothing', async () => {
    await gallery.show('mode-close', DESK)
    await button('I chose to listen').click()
    await expect.poll(() => gallery.asked()).toEqual([{ type: 'closing.answer', answer: 'listened' }])
    await gallery.show('mode-close-answered', DESK)
    await button('Change my answer').focus()
    await press('Enter')
    await expect.poll(() => gallery.focused()).toBe('Yes')
    await gallery.show('mode-close', DESK)
    await gallery.page.getByText('Did you get to say what you wanted to?').waitFor()
    await button('Not now').click()
    await gallery.page.getByText('Did you get to say what you wanted to?').waitFor({ state: 'detached' })
    expect(await gallery.asked()).toEqual([])
  })

  test('the end of a break is told to whoever asked for it', async () => {
    await gallery.show('modes-obeying', DESK)
    await somebodyAsks('Ines', { type: 'agenda.add', mode: 'break', minutes: 5 })
    await nextStep(AGREEMENTS)
    await button('Tell me when it starts').click()
    await expect.poll(() => button('Tell me when it starts').getAttribute('aria-pressed')).toBe('true')
    await nextStep(AGREEMENTS + 1)
    await gallery.page.getByRole('heading', { name: 'For you' }).waitFor()
    await expect.poll(() => gallery.page.title()).toContain('It goes on')
  })
})
