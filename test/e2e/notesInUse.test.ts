import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PersonCommand } from '../../shared/room/commands.ts'
import { cardNumber } from '../client/fixtures/cards.ts'
import { seatOf } from '../client/fixtures/rooms.ts'
import { DESK, GalleryPage, PHONE } from '../gallery/galleryPage.ts'

/** Taking notes, "Is this right?", the pen, reading back and the close, with keys and fingers. */

let gallery: GalleryPage
const button = (name: string) => gallery.page.getByRole('button', { name, exact: true })
const field = (name: string) => gallery.page.getByRole('textbox', { name, exact: true })
const list = (name: string) => gallery.page.getByRole('list', { name, exact: true })
const text = (words: string) => gallery.page.getByText(words, { exact: true })
const press = async (...keys: string[]) => {
  for (const key of keys) await gallery.page.keyboard.press(key)
}
const somebodyAsks = (name: string, command: PersonCommand) =>
  gallery.page.evaluate(([who, what]) => window.somebodyAsks(who, what), [name, command] as const)
const expectAsked = (command: Partial<PersonCommand>) =>
  expect.poll(() => gallery.asked()).toContainEqual(expect.objectContaining(command))

beforeAll(async () => {
  gallery = await GalleryPage.open()
})
afterAll(() => gallery?.close())

describe('taking notes', () => {
  test('NT-1 Alt and a number choose the column, and no sentence loses its number', async () => {
    await gallery.show('notes-obeying', DESK)
    await field('New card').focus()
    await gallery.page.keyboard.type('3 of us, at 5')
    await press('Alt+3')
    await gallery.page.getByRole('button', { name: '3 · What gets in the way', pressed: true }).waitFor()
    await expect.poll(() => field('New card').inputValue()).toBe('3 of us, at 5')
    await press('Enter')
    await list('What gets in the way').getByText('3 of us, at 5').waitFor()
    await expect.poll(() => field('New card').inputValue()).toBe('')
    await expect.poll(() => gallery.focused()).toBe('New card')
  })

  test('on the row of numbers a number alone is enough', async () => {
    await gallery.show('notes-obeying', DESK)
    await gallery.page.getByRole('button', { name: '1 · What we want', exact: true }).focus()
    await press('6')
    await gallery.page.getByRole('button', { name: '6 · Who we’d trust', pressed: true }).waitFor()
  })

  test('NT-2 a point goes back to whoever has the floor as soon as the room knows it', async () => {
    await gallery.show('notes-obeying', DESK)
    await field('New card').fill('Somebody who picks up the phone')
    await button('Show back to Rosa').click()
    await expectAsked({ type: 'card.show-back', to: seatOf('Rosa') })
    const side = gallery.page.getByRole('region', { name: 'Notes', exact: true })
    await side.getByText('Rosa can keep it or change it').waitFor()
    await expect.poll(() => field('New card').inputValue()).toBe('')
  })

  test('or to anybody else who is here', async () => {
    await gallery.show('notes-obeying', DESK)
    await field('New card').fill('Somebody who picks up the phone')
    await button('Show back to somebody else').click()
    await gallery.page.getByRole('menuitem', { name: 'Kofi' }).click()
    await expectAsked({ type: 'card.show-back', to: seatOf('Kofi') })
  })

  test('what was said before gets one more voice, and no second card', async () => {
    await gallery.show('notes-obeying', DESK)
    await field('New card').fill('open late')
    await button('Said before? Join it to “A warm place to sit, open late.”').click()
    await expectAsked({ type: 'card.say-again', card: cardNumber(1), by: seatOf('Rosa') })
    await expect.poll(() => field('New card').inputValue()).toBe('')
    await expect.poll(() => gallery.focused()).toBe('New card')
    await button('Tell Ines quietly').click()
    await expectAsked({ type: 'hint.twice', words: 'A warm place to sit, open late.' })
  })

  test('C-8 what was joined by mistake is taken back in the one place for it, and its words are there again', async () => {
    await gallery.show('notes-obeying', DESK)
    await field('New card').fill('open late')
    await button('Said before? Join it to “A warm place to sit, open late.”').click()
    await gallery.page.getByText('Joined to a card').waitFor()
    await expect.poll(() => field('New card').inputValue()).toBe('')
    await button('Undo').click()
    await expectAsked({ type: 'card.unsay-again', card: cardNumber(1) })
    await expect.poll(() => field('New card').inputValue()).toBe('open late')
    await expect.poll(() => gallery.focused()).toBe('New card')
    await gallery.page.getByText('Joined to a card').waitFor({ state: 'detached' })
  })

  test('a card that nobody has checked is shown back from the list of them', async () => {
    await gallery.show('notes-desk', DESK)
    await button('Show back to …: It all closes at five.').click()
    await gallery.page.getByRole('menuitem', { name: 'Rosa' }).click()
    await expectAsked({ type: 'card.show-back', card: cardNumber(6), to: seatOf('Rosa') })
  })

  test('NT-3 private notes stay on this device, and can be deleted and brought back', async () => {
    await gallery.show('notes-obeying', DESK)
    await button('My private notes').click()
    await field('My private notes').fill('Ask Rosa again')
    await button('Close').click()
    await gallery.show('notes-obeying', DESK)
    await button('My private notes').click()
    await expect.poll(() => field('My private notes').inputValue()).toBe('Ask Rosa again')
    await button('Delete them now').click()
    await expect.poll(() => field('My private notes').inputValue()).toBe('')
    await button('Undo').click()
    await expect.poll(() => field('My private notes').inputValue()).toBe('Ask Rosa again')
    await button('Delete them now').click()
    expect(await gallery.asked()).toEqual([])
  })

  test('B-6 the pen goes to whoever takes it, and nobody sees a no', async () => {
    await gallery.show('notes-obeying', DESK)
    await button('Hand over the pen').click()
    await button('Ask Sam').click()
    const sheet = gallery.page.getByRole('dialog', { name: 'Hand over the pen' })
    await sheet.getByText('Sam is being asked.').waitFor()
    await somebodyAsks('Sam', { type: 'pen.answer', takes: true })
    await sheet.getByText('Take notes now: Sam').waitFor()
  })

  test('on a phone what waits is folded up above the cards', async () => {
    await gallery.show('notes-desk', PHONE)
    await gallery.page.getByRole('tab', { name: /^Board/ }).click()
    await text('Notes: 3 not checked').click()
    await button('Show back to …: It all closes at five.').waitFor()
    await field('New card').fill('Somewhere open at night')
    await button('Show back to Rosa').click()
    await list('What could make a difference').getByText('Somewhere open at night').waitFor()
  })
})

describe('"Is this right?"', () => {
  const right = () => gallery.page.getByRole('region', { name: 'Is this right?' })

  test('one card after another, and the focus is never nowhere', async () => {
    await gallery.show('right-obeying', DESK)
    await right().getByText('“Naloxone in every corner shop.”').waitFor()
    await right().getByText('One more after this').waitFor()
    await button('Keep').focus()
    await press('Enter')
    await right().getByText('“Pay peers to be out at night, when it counts.”').waitFor()
    await expectAsked({ type: 'card.answer', card: cardNumber(7), answer: 'keep' })
    await expect.poll(() => gallery.focused()).not.toBe('nothing')
  })

  test('NT-4 it comes without taking the focus', async () => {
    await gallery.show('right-obeying', DESK)
    await button('Keep').click()
    await right().getByText('“Pay peers').waitFor()
    await button('Keep').click()
    await right().waitFor({ state: 'detached' })
    await field('New card').focus()
    await gallery.page.keyboard.type('Half a thou')
    await somebodyAsks('Tui', { type: 'card.show-back', card: cardNumber(9), to: seatOf('Rosa') })
    await right().getByText('“Who decides where test kits go?”').waitFor()
    await gallery.page.keyboard.type('ght')
    await expect.poll(() => field('New card').inputValue()).toBe('Half a thought')
  })

  test('NT-4 put my way: the words change on the board, and only then the room is told', async () => {
    await gallery.show('right-obeying', DESK)
    await button('Tweak').click()
    await expect.poll(() => gallery.focused()).toBe('Your words')
    await field('Your words').fill('Naloxone in every shop')
    await press('Enter')
    await list('What could make a difference').getByText('Naloxone in every shop').waitFor()
    await expectAsked({ type: 'card.answer', card: cardNumber(7), answer: 'tweak' })
  })

  test('NT-4 what I am writing stays when nobody asks for it any more', async () => {
    await gallery.show('right-obeying', DESK)
    await button('Tweak').click()
    await field('Your words').fill('Naloxone where I b')
    // Asked of somebody else meanwhile: then it is not asked of me.
    await somebodyAsks('Tui', { type: 'card.show-back', card: cardNumber(7), to: seatOf('Kofi') })
    await somebodyAsks('Ines', { type: 'floor.give', to: 'next', seenHolder: seatOf('Rosa') })
    await gallery.page.getByText('has the floor').first().waitFor()
    await expect.poll(() => field('Your words').inputValue()).toBe('Naloxone where I b')
    await button('Leave it as it was').click()
    await right().getByText('“Pay peers').waitFor()
  })

  test('taken down it is gone from the board, and can be put back where I am', async () => {
    await gallery.show('right-obeying', PHONE)
    await button('Take it down').click()
    await expectAsked({ type: 'card.answer', card: cardNumber(7), answer: 'down' })
    await button('Undo').click()
    await gallery.page.getByRole('tab', { name: /^Board/ }).click()
    await list('What could make a difference').getByText('Naloxone in every corner shop.').waitFor()
  })
})

describe('the pen', () => {
  test('whoever was lent it sees from the notes that it can be laid down', async () => {
    await gallery.show('notes-pen-mine', DESK)
    await button('Close').click()
    await button('Pass on the pen, or lay it down').click()
    await button('Lay the pen down').click()
    await expectAsked({ type: 'pen.lay-down' })
  })

  test('PEN-4 a no to the room is not even sent', async () => {
    await gallery.show('pen-wanted', DESK)
    const region = gallery.page.getByRole('region', { name: 'Would you take the pen?' })
    await region.getByText('Tui has lost the connection.').waitFor()
    await button('No, thanks').click()
    await region.waitFor({ state: 'detached' })
    expect(await gallery.asked()).toEqual([])
  })

  test('a yes makes the board mine to take notes on', async () => {
    await gallery.show('pen-asked', DESK)
    await button('I’ll take it').click()
    await expectAsked({ type: 'pen.answer', takes: true })
  })
})

describe('after a story', () => {
  const ask = () => gallery.page.getByRole('region', { name: 'Would you like a card about it?' })

  test('the teller alone is asked, and writes it themselves', async () => {
    await gallery.show('story-obeying', DESK)
    await button("I'm done").click()
    await ask().getByText('It would say “somebody”, never “I”.').waitFor()
    await button('Yes, I’ll write it').click()
    await expect.poll(() => gallery.focused()).toBe('New card')
    await gallery.page.getByText('Write it as “somebody”, never “I”.').first().waitFor()
    await ask().waitFor({ state: 'detached' })
  })

  test('later is once the stories are over, and no is no', async () => {
    await gallery.show('story-obeying', DESK)
    await button("I'm done").click()
    await button('Later').click()
    await ask().waitFor({ state: 'detached' })
    const steps = await gallery.page.evaluate(() => window.stepNow())
    await somebodyAsks('Ines', { type: 'agenda.next', seenIndex: steps })
    await button('No card').click()
    await ask().waitFor({ state: 'detached' })
  })
})

describe('reading back', () => {
  const reading = () => gallery.page.getByRole('region', { name: 'Being read now' })

  test('HV-2 two equal ways to object, and nothing to press for a yes', async () => {
    await gallery.show('harvest-obeying', DESK)
    await reading().getByText('If nobody objects, it stands. You don’t need to press anything.').waitFor()
    await button('Leave it open').click()
    await expectAsked({ type: 'harvest.object', theme: 'theme-wait', how: 'open' })
    await gallery.page.getByRole('button', { name: 'Leave it open', pressed: true }).click()
    await expectAsked({ type: 'harvest.object', theme: 'theme-wait', how: null })
  })

  test('said differently: aloud, or as a card beside it', async () => {
    await gallery.show('harvest-obeying', DESK)
    await button('I’d say it differently').click()
    await field('Your words').fill('We are afraid of who comes')
    await button('Write it').click()
    await list('What’s missing').getByText('We are afraid of who comes').waitFor()
    await button('Raise my hand').click()
    await expectAsked({ type: 'queue.raise', kind: 'point' })
  })

  test('what is missing is a card at once', async () => {
    await gallery.show('harvest-obeying', DESK)
    await button('Write a card').click()
    await expect.poll(() => gallery.focused()).toBe('New card')
    await gallery.page.keyboard.type('What about weekends?')
    await press('Enter')
    const added = list('What’s missing').getByRole('listitem')
    await added.getByText('What about weekends?').waitFor()
    await added.getByText('Just added, not in a theme yet').waitFor()
    await expect.poll(() => gallery.focused()).toBe('New card')
  })

  test('HV-1 whoever reads goes on with one button, and what nobody objected to stands', async () => {
    await gallery.show('harvest-leading', DESK)
    await button('Next: Who decides where test kits go?').click()
    await reading().getByText('Who decides where test kits go?').waitFor()
    const line = list('What we heard, one by one')
      .getByRole('listitem')
      .filter({ hasText: 'We wait too long' })
    await line.getByText('Agreed').waitFor()
    await button('That was the last one').click()
    await reading().waitFor({ state: 'detached' })
  })

  test('HV-3 other words for a sentence, with what it was below, and a kinder word in private', async () => {
    await gallery.show('harvest-leading', DESK)
    await button('Change the sentence').click()
    await field('The sentence').fill('Stigma')
    await gallery.page.getByText('“Stigma” is a big word.').waitFor()
    await gallery.page.getByText('Only you see this.').waitFor()
    await field('The sentence').fill('We wait because we are afraid')
    await press('Enter')
    await reading().getByText('We wait because we are afraid').waitFor()
    await reading().getByText('It was: “We wait too long to call for help').waitFor()
    await expect.poll(() => gallery.focused()).not.toBe('nothing')
  })

  test('when what was read is over, the focus stays near, and no keyboard opens', async () => {
    await gallery.show('harvest-obeying', DESK)
    await button('I’d say it differently').click()
    await gallery.page.getByRole('button', { name: 'I’d say it differently', pressed: true }).waitFor()
    await somebodyAsks('Ines', { type: 'harvest.read', theme: null, seen: 'theme-wait' })
    await reading().waitFor({ state: 'detached' })
    await expect.poll(() => gallery.focused()).toBe('What we heard')
  })

  test('all cards are one tap away', async () => {
    await gallery.show('harvest-obeying', DESK)
    await button('All cards').click()
    await gallery.page.getByRole('heading', { name: 'Board', exact: true }).waitFor()
    await button('Put the board away').click()
    await reading().waitFor()
  })
})

describe('the close', () => {
  test('hands out one’s own link', async () => {
    await gallery.show('mode-close', DESK)
    await expect.poll(() => field('Your own link to your cards').inputValue()).toMatch(/\/mine#[\w-]{20,}$/)
  })
})
