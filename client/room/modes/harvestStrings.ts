import { harvest } from '../../i18n/en/harvest.ts'
import { addStrings } from '../../i18n/i18n.ts'

// The strings come with the code they belong to: nobody needs them in their first moments here.
addStrings({ harvest })
