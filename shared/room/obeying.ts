import type { SeatId } from '../ids.ts'
import type { CommandOf, PersonCommand } from './commands.ts'
import type { Outcome } from './events.ts'
import type { RoomState } from './state.ts'

/** Who asks, and when: epoch milliseconds on the server's clock. */
export type Me = { readonly seat: SeatId; readonly now: number }

/** What each of these commands leads to. Whether the person may ask at all was looked at before. */
export type Obeying<Type extends PersonCommand['type']> = {
  readonly [T in Type]: (state: RoomState, command: CommandOf<T>, me: Me) => Outcome
}
