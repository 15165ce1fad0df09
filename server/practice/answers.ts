import type { PersonCommand } from '../../shared/room/commands.ts'
import type { PulseAnswer } from '../../shared/room/state/company.ts'
import type { ClosingAnswer } from '../../shared/room/state/modes.ts'
import type { Wish as FloorWish } from '../../shared/room/state/talk.ts'
import { type Chance, pickWeighted } from './chance.ts'
import type { Ask, Glance } from './glance.ts'
import type { Temperament } from './temperament.ts'
import type { Wish } from './wish.ts'

const TO_PULSE: Readonly<Record<PulseAnswer, number>> = { stay: 3, either: 3, move: 2 }
const TO_CLOSING: Readonly<Record<ClosingAnswer, number>> = {
  yes: 4,
  mostly: 4,
  'not-really': 1,
  listened: 0,
}
const TO_WISH: Readonly<Record<FloorWish, number>> = { everyone: 5, 'new-voices': 2, flow: 2 }
/** How often a floor that is offered, or a hand from the step before, is kept. */
const TAKES_OFFER = 0.5
const KEEPS_HAND = 0.7

/** What this person says to a question of the room. */
export function answerAsk(temperament: Temperament, ask: Ask, glance: Glance, chance: Chance): Wish[] {
  switch (ask.kind) {
    case 'invitation':
      return answerInvitation(temperament, ask.id, glance, chance)
    case 'round':
      return [say(goInRound(pickWeighted(chance, temperament.inRound)))]
    case 'offer':
      return [say({ type: 'offer.answer', takes: isOpen(temperament) && chance() < TAKES_OFFER })]
    case 'keeping':
      // Turns are kept by somebody real.
      return [say({ type: 'keeping.decline' })]
    case 'hand':
      return [say({ type: chance() < KEEPS_HAND ? 'queue.keep' : 'queue.lower' })]
    case 'wish':
      return [say({ type: 'wish.say', wish: pickWeighted(chance, TO_WISH) })]
    case 'pulse':
      return [say({ type: 'pulse.answer', answer: pickWeighted(chance, TO_PULSE) })]
    case 'closing': {
      const answer = isOpen(temperament) ? pickWeighted(chance, TO_CLOSING) : 'listened'
      return [say({ type: 'closing.answer', answer })]
    }
  }
}

function answerInvitation(temperament: Temperament, id: number, glance: Glance, chance: Chance): Wish[] {
  const answer = pickWeighted(chance, temperament.toInvitation)
  if (answer === 'fade') return []
  const said = say({ type: 'nudge.answer', id, answer })
  if (answer !== 'write') return [said]
  return [said, { kind: 'write', column: glance.column ?? 'aspirations', isQuiet: false }]
}

function goInRound(go: 'speak' | 'pass' | 'later'): PersonCommand {
  return go === 'speak' ? { type: 'round.speak' } : { type: 'round.pass', how: go }
}

function isOpen({ choice }: Temperament): boolean {
  return choice !== 'listening'
}

function say(command: PersonCommand): Wish {
  return { kind: 'command', command }
}
