import type { Mode } from '../templates/template.ts'
import type { QueueRule } from './state/turns.ts'

/**
 * The rule a step begins with (method.md 5). Talk on the open floor looks for new voices; short talk goes by
 * arrival; rounds go round; where nobody speaks to all, hands wait.
 */
const RULE_OF_MODE: { readonly [M in Mode]: QueueRule } = {
  arrive: 'first_hand',
  agreements: 'first_hand',
  open_floor: 'new_voices',
  go_round: 'round',
  story_round: 'round',
  pairs: 'none',
  small_groups: 'none',
  silent_writing: 'none',
  fishbowl: 'new_voices',
  harvest: 'first_hand',
  break: 'none',
  close: 'round',
}

/** How hands are served when a step of this mode begins; a facilitator may change it (rule Q-13). */
export function ruleOfMode(mode: Mode): QueueRule {
  return RULE_OF_MODE[mode]
}
