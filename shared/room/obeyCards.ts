import {
  answerCard,
  checkFirst,
  letSpeak,
  makeDifference,
  partDifference,
  sayAgain,
  showBack,
  tagCard,
  unsayAgain,
} from './cards.ts'
import { objectToTheme, readNext } from './harvest.ts'
import type { Obeying } from './obeying.ts'
import { answerPen, layPenDown, offerPen, takePen } from './pen.ts'
import {
  dissolveTheme,
  explainTheme,
  lockColumn,
  makeTheme,
  moveTheme,
  nameColumn,
  nameTheme,
  putIntoTheme,
} from './themes.ts'

type CardAction =
  | `card.${'show-back' | 'answer' | 'say-again' | 'unsay-again' | 'speaks' | 'tag' | 'check-first'}`
  | `theme.${'make' | 'name' | 'put' | 'move' | 'dissolve' | 'because'}`
  | `difference.${'make' | 'part'}`
  | `column.${'name' | 'lock'}`
  | `harvest.${'read' | 'object'}`
  | `pen.${'offer' | 'answer' | 'take' | 'lay-down'}`

/** From spoken point to card to theme to what stands: what people say of cards, and who takes notes. */
export const OBEY_CARDS: Obeying<CardAction> = {
  'card.show-back': (state, command) => showBack(state, command),
  'card.answer': (state, command, { seat, now }) => answerCard(state, command, seat, now),
  'card.say-again': (state, command, { seat }) => sayAgain(state, command, seat),
  'card.unsay-again': (state, { card }, { seat, now }) => unsayAgain(state, card, seat, now),
  'card.speaks': (state, command, { seat }) => letSpeak(state, command, seat),
  'card.tag': (state, command) => tagCard(state, command),
  'card.check-first': (state, command, { seat }) => checkFirst(state, command, seat),
  'theme.make': (state, command, { seat }) => makeTheme(state, command, seat),
  'theme.name': (state, command, { seat }) => nameTheme(state, command, seat),
  'theme.put': (state, command, { seat }) => putIntoTheme(state, command, seat),
  'theme.move': (state, command, { seat }) => moveTheme(state, command, seat),
  'theme.dissolve': (state, { id }, { seat }) => dissolveTheme(state, id, seat),
  'theme.because': (state, command) => explainTheme(state, command),
  'difference.make': (state, command) => makeDifference(state, command),
  'difference.part': (state, { id }) => partDifference(state, id),
  'column.name': (state, command) => nameColumn(state, command),
  'column.lock': (state, command) => lockColumn(state, command),
  'harvest.read': (state, command) => readNext(state, command),
  'harvest.object': (state, command, { seat }) => objectToTheme(state, command, seat),
  'pen.offer': (state, { to }, { seat }) => offerPen(state, seat, to),
  'pen.answer': (state, { takes }, { seat }) => answerPen(state, seat, takes),
  'pen.take': (state, _, { seat }) => takePen(state, seat),
  'pen.lay-down': (state, _, { seat }) => layPenDown(state, seat),
}
