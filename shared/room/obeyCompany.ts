import { declineTurns, endKeeping, lendTurns, takeTurns } from './keeping.ts'
import type { Obeying } from './obeying.ts'
import { decidePresence } from './presence.ts'
import { sayAside, seeLine, writeLine } from './words.ts'

type CompanyAction =
  | `presence.${'step-away' | 'come-back'}`
  | `keeping.${'take' | 'decline' | 'lend' | 'end'}`
  | 'aside.say'
  | `line.${'write' | 'see'}`

/** Stepping away, keeping the turns for a facilitator, quiet words between few. */
export const OBEY_COMPANY: Obeying<CompanyAction> = {
  'presence.step-away': (state, _, { seat }) => decidePresence(state, seat, 'step-away'),
  'presence.come-back': (state, _, { seat }) => decidePresence(state, seat, 'come-back'),
  'keeping.take': (state, _, { seat, now }) => takeTurns(state, seat, now),
  'keeping.decline': (state, _, { seat, now }) => declineTurns(state, seat, now),
  'keeping.lend': (state, { to }) => lendTurns(state, to),
  'keeping.end': (state, _, { seat }) => endKeeping(state, seat),
  'aside.say': (state, { text }, { seat }) => sayAside(state, seat, text),
  'line.write': (state, line, { seat }) => writeLine(state, seat, line),
  'line.see': (state, { id }) => seeLine(state, id),
}
