import { notes } from '../../i18n/en/notes.ts'
import { addStrings } from '../../i18n/i18n.ts'

// The strings come with the code they belong to: most people in a room never load them.
addStrings({ notes })
