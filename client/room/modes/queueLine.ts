import type { RoomView } from '../../../shared/room/view.ts'
import { modeOf } from './stepMode.ts'

/** What stands under the queue where the mode says more than the rule does; null where the rule says it. */
export function modeQueueLine(view: RoomView) {
  switch (modeOf(view)) {
    case 'pairs':
    case 'small_groups':
      return view.groups?.isOn === true ? 'tablesLine' : null
    case 'silent_writing':
      return 'writingLine'
    case 'fishbowl':
      return 'fishbowlLine'
    case 'harvest':
      return 'harvestLine'
    case 'break':
      return 'breakLine'
    default:
      return null
  }
}

/** What stands before it while no hand is up. */
export function modeQueueTitle(view: RoomView) {
  if (view.queue.order.length > 0) return null
  const mode = modeOf(view)
  switch (mode) {
    case 'pairs':
    case 'small_groups':
      return view.groups?.isOn === true ? mode : null
    case 'silent_writing':
    case 'fishbowl':
      return mode
    default:
      return null
  }
}
