import type { RoomView } from '../../shared/room/view.ts'
import { LONG_TURN_MS, type LongTurn } from '../../shared/talk/longTurn.ts'

/** How far my turn is: a line begins to go round my own chair, then a word to land. Told to nobody else. */
export type TurnStage = 'fresh' | 'long' | 'land'

/** The moments, on the server's clock, at which my turn gets to another stage; none while nothing is counted. */
export function turnMoments(view: RoomView): readonly number[] {
  const limits = limitsOf(view)
  const { turn } = view.me
  return limits === null || turn === null ? [] : [turn.since + limits.ringMs, turn.since + limits.landMs]
}

export function turnStage(view: RoomView, now: number): TurnStage {
  const [long, land] = turnMoments(view)
  if (land !== undefined && now >= land) return 'land'
  return long !== undefined && now >= long ? 'long' : 'fresh'
}

/** From when to when the line goes round my chair, on the server's clock; null while there is none. */
export function turnLine(
  view: RoomView,
  now: number,
): { readonly from: number; readonly until: number } | null {
  const limits = limitsOf(view)
  const { turn } = view.me
  if (limits === null || turn === null || now < turn.since + limits.ringMs) return null
  return { from: turn.since + limits.ringMs, until: turn.since + limits.hintMs }
}

/** Null in hold and pause: nobody is hurried there (rule H-4). A reply is short by itself. */
function limitsOf({ agenda, me }: RoomView): LongTurn | null {
  const step = agenda.index === null ? undefined : agenda.steps[agenda.index]
  if (step === undefined || me.turn === null || me.turn.as === 'reply') return null
  return agenda.clock?.stoppedAt === null ? LONG_TURN_MS[step.mode] : null
}
