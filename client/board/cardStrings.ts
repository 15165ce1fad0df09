import { cards } from '../i18n/en/cards.ts'
import { addStrings } from '../i18n/i18n.ts'

// Imported for this alone, by whatever is loaded when the board is already there.
addStrings(cards)
