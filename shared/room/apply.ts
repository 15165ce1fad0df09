import type { Turn } from '../talk/ledger.ts'
import { withPiece } from '../talk/ledger.ts'
import { findTemplate } from '../templates/catalogue.ts'
import { communityConversation } from '../templates/communityConversation.ts'
import { planSteps } from '../templates/template.ts'
import { applyAgenda } from './agenda.ts'
import { applyAgreements, FIRST_AGREEMENTS } from './agreements.ts'
import { NO_CARDS } from './cardFacts.ts'
import { applyCards } from './cardHistory.ts'
import { applyClosing } from './closing.ts'
import type { RoomEvent } from './events.ts'
import { applyFishbowl } from './fishbowl.ts'
import { applyFloor, endedTurn } from './floor.ts'
import { applyGroups } from './groups.ts'
import { applyKeeping, NOBODY_KEEPS } from './keeping.ts'
import { applyNudges, NO_NUDGES } from './nudges.ts'
import { applyPen, NO_PEN } from './pen.ts'
import { applyUnattended, firstUnattendedUntil } from './practice.ts'
import { applyPresence } from './presence.ts'
import { isPrivate } from './privateFacts.ts'
import { applyPulse } from './pulse.ts'
import { applyQueue } from './queue.ts'
import { applyQuiet } from './quiet.ts'
import { applyRound } from './round.ts'
import { type ConversationFacts, currentStep, type RoomState } from './state.ts'
import { applyWords } from './words.ts'
import { applyWriting, NOTHING_WRITTEN } from './writing.ts'

/** A room before anything happened in it. A template that no longer exists falls back to the default one. */
export function newRoom(conversation: ConversationFacts): RoomState {
  const template = findTemplate(conversation.templateId) ?? communityConversation
  const steps = planSteps(template, conversation.lengthMinutes)
  return {
    conversation,
    seats: [],
    queue: {
      rule: 'new_voices',
      hands: [],
      arrivals: 0,
      placements: [],
      override: null,
      lastReplier: null,
    },
    floor: { kind: 'free', answerable: null },
    round: null,
    rounds: 0,
    quiet: { hold: null, pause: null, stoppedAt: null },
    turns: [],
    nudges: NO_NUDGES,
    agenda: {
      phase: { kind: 'gathering' },
      steps: steps.map((step) => ({ ...step, addedMs: 0, spentMs: 0, isAdded: false })),
      visits: 0,
      undo: null,
    },
    pulse: null,
    groups: null,
    fishbowl: null,
    agreements: FIRST_AGREEMENTS,
    writing: NOTHING_WRITTEN,
    closing: {},
    keeping: NOBODY_KEEPS,
    words: { asides: [], lines: [] },
    cards: NO_CARDS,
    pen: NO_PEN,
    unattendedUntil: firstUnattendedUntil(conversation),
    lastAt: conversation.createdAt,
    noticedAt: conversation.createdAt,
  }
}

/** The room after an event. Nothing else changes a room; each slice looks only at the event and at the room before. */
export function apply(state: RoomState, event: RoomEvent): RoomState {
  return {
    conversation: state.conversation,
    seats: applyPresence(state.seats, event),
    queue: applyQueue(state.queue, event, state),
    floor: applyFloor(state.floor, event, state),
    round: applyRound(state.round, event, state),
    rounds: event.type === 'round.started' ? state.rounds + 1 : state.rounds,
    quiet: applyQuiet(state.quiet, event),
    turns: applyTurns(state, event),
    nudges: applyNudges(state.nudges, event, state),
    agenda: applyAgenda(state.agenda, event, state),
    pulse: applyPulse(state.pulse, event, state),
    groups: applyGroups(state.groups, event, state),
    fishbowl: applyFishbowl(state.fishbowl, event, state),
    agreements: applyAgreements(state.agreements, event, state),
    writing: applyWriting(state.writing, event, state),
    closing: applyClosing(state.closing, event),
    keeping: applyKeeping(state.keeping, event, state),
    words: applyWords(state.words, event),
    cards: applyCards(state.cards, event, state),
    pen: applyPen(state.pen, event, state),
    unattendedUntil: applyUnattended(state, event),
    lastAt: event.at,
    noticedAt: isPrivate(event) ? state.noticedAt : event.at,
  }
}

/** The room after all of these, in order. */
export function replay(state: RoomState, events: readonly RoomEvent[]): RoomState {
  return events.reduce(apply, state)
}

/** The ledger: what devices counted, else who held the floor. After the end nothing of it is left (SAFE-11). */
function applyTurns(state: RoomState, event: RoomEvent): readonly Turn[] {
  if (event.type === 'room.ended') return []
  if (event.type === 'talk.counted') {
    const step = currentStep(state)
    const { seat, startAt, endAt } = event
    return withPiece(state.turns, { seat, step: step?.key ?? null, mode: step?.mode ?? null, startAt, endAt })
  }
  const turn = endedTurn(state, event)
  return turn === null ? state.turns : [...state.turns, turn]
}
