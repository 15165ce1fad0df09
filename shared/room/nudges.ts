import { applyCorrections } from './corrections.ts'
import { happens, type Outcome, type RoomEvent } from './events.ts'
import { applyHints } from './hints.ts'
import { applyInvitations } from './invitations.ts'
import { applyOffers } from './offers.ts'
import { applyQuiet } from './quiet.ts'
import { applyShareCue } from './shareCue.ts'
import { applySharedLine } from './sharedLine.ts'
import type { NudgeState } from './state/talk.ts'
import type { RoomState } from './state.ts'

/** Everything the room says by itself: invitations, cues, offers of the floor, the shared line, hints. */
export const NO_NUDGES: NudgeState = {
  isOn: true,
  live: null,
  sent: 0,
  lastAt: null,
  memory: {},
  corrections: [],
  resumedAt: null,
  lastTurn: null,
  shareCue: null,
  shareCues: {},
  shareCuedAt: {},
  offer: null,
  line: null,
  hint: null,
  twice: null,
  hintsPutAside: {},
}

/** N-10: switched off, the room says nothing by itself, and everything else works. */
export function switchNudges({ nudges }: RoomState, isOn: boolean): Outcome {
  return nudges.isOn === isOn ? happens() : happens({ type: 'nudges.switched', isOn })
}

/** What an event does to it. After the end nothing is left but how many invitations there were (SAFE-11). */
export function applyNudges(slice: NudgeState, event: RoomEvent, before: RoomState): NudgeState {
  if (event.type === 'room.ended') return { ...NO_NUDGES, isOn: slice.isOn, sent: slice.sent }
  return PARTS.reduce((nudges, applyPart) => applyPart(nudges, event, before), slice)
}

const PARTS: readonly ((nudges: NudgeState, event: RoomEvent, before: RoomState) => NudgeState)[] = [
  applySwitch,
  applyInvitations,
  applyCorrections,
  applyShareCue,
  applyOffers,
  applySharedLine,
  applyHints,
]

function applySwitch(nudges: NudgeState, event: RoomEvent, { quiet }: RoomState): NudgeState {
  if (event.type === 'nudges.switched') return { ...nudges, isOn: event.isOn }
  const isQuietOver = quiet.stoppedAt !== null && applyQuiet(quiet, event).stoppedAt === null
  return isQuietOver ? { ...nudges, resumedAt: event.at } : nudges
}
