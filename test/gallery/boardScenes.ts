import { cardNumber, factsOf, themeOf, withCards } from '../client/fixtures/cards.ts'
import { seatOf } from '../client/fixtures/rooms.ts'
import type { RoomScene } from './scenes.tsx'

/** The board in the middle of a conversation. Card numbers are those of the words in scenes.tsx. */

const people = (...names: readonly string[]) => names.map(seatOf)

const gathered = withCards({
  cards: [
    factsOf(cardNumber(1), { voice: seatOf('Sam'), theme: 'theme-help' }),
    factsOf(cardNumber(2), { voice: seatOf('Kofi'), theme: 'theme-help' }),
    factsOf(cardNumber(3), { speaksTo: people('Sam', 'Kofi', 'Rosa', 'Dee') }),
    factsOf(cardNumber(4), { tags: ['surprise'] }),
    factsOf(cardNumber(5), { speaksTo: people('Sam', 'Kofi', 'Rosa', 'Priya', 'Dee') }),
    factsOf(cardNumber(6), { check: 'not-checked' }),
    factsOf(cardNumber(7)),
    factsOf(cardNumber(8)),
    factsOf(cardNumber(9), { theme: 'theme-alone' }),
    factsOf(cardNumber(10), { isCheckFirst: true }),
  ],
  themes: [
    themeOf('theme-help', 'We want help that doesn’t come with judgement', 'aspirations'),
    themeOf('theme-alone', '', 'questions'),
  ],
  differences: [{ id: 'differ-kits', cards: [cardNumber(7), cardNumber(8)] }],
})

export const BOARD_SCENES: Readonly<Record<string, RoomScene>> = {
  'board-themes': { room: { also: gathered } },
  'board-themes-led': { me: 'Ines', room: { also: gathered } },
}
