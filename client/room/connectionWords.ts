import type { CallState } from '../../shared/protocol.ts'
import type { CallSnapshot } from '../media/port.ts'
import type { StatusTone } from '../ui/Status.tsx'

/** One dot and one word for two wires: the room's and the call's. */
export type ConnectionWords = {
  readonly tone: StatusTone
  readonly words: 'connected' | 'weak' | 'reconnecting' | 'coming' | 'back' | 'unavailable' | 'off'
}

type Wires = {
  readonly connection: 'connected' | 'reconnecting'
  readonly call: CallSnapshot['status']
  readonly callState: CallState
  readonly isWeak: boolean
}

export function readConnection({ connection, call, callState, isWeak }: Wires): ConnectionWords {
  if (connection === 'reconnecting') return { tone: 'waiting', words: 'reconnecting' }
  if (callState === 'off') return { tone: 'good', words: 'off' }
  switch (call) {
    case 'connected':
      return isWeak ? { tone: 'waiting', words: 'weak' } : { tone: 'good', words: 'connected' }
    case 'blinking':
      // Sound usually flows: a hollow dot, and no other word.
      return { tone: 'waiting', words: 'connected' }
    case 'reconnecting':
      return { tone: 'waiting', words: 'back' }
    case 'idle':
    case 'connecting':
      return { tone: 'waiting', words: 'coming' }
    case 'unavailable':
      return { tone: 'waiting', words: callState === 'starting' ? 'coming' : 'unavailable' }
    case 'over':
      return { tone: 'waiting', words: 'unavailable' }
  }
}
