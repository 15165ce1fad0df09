import { later } from '../i18n/en/later.ts'
import { addStrings } from '../i18n/i18n.ts'

// Imported for this alone, by whatever is loaded when the room is already there.
addStrings(later)
