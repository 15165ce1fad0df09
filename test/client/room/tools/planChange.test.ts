import { expect, test } from 'vitest'
import { readPlanChange } from '../../../../client/room/tools/planChange.ts'
import { applyAgenda, stretchStep } from '../../../../shared/room/agenda.ts'
import type { Outcome } from '../../../../shared/room/events.ts'
import { addStep, resizeStep, shiftStep, skipStep } from '../../../../shared/room/plan.ts'
import type { RoomState } from '../../../../shared/room/state.ts'
import { viewAgenda } from '../../../../shared/room/view/agenda.ts'
import { makeRoom, NOW, seatOf } from '../../fixtures/rooms.ts'

/** What the real rules make of a command, as the page reads it from the two plans. */
function changeBy(act: (room: RoomState) => Outcome) {
  const room = makeRoom({ step: 'act' })
  const ines = room.seats[0]
  const outcome = act(room)
  if (!outcome.ok || ines === undefined) throw new Error('the rules said no')
  const agenda = outcome.facts.reduce(
    (steps, fact) => applyAgenda(steps, { ...fact, at: NOW }, room),
    room.agenda,
  )
  const see = (state: RoomState) => viewAgenda(state, ines).steps
  return readPlanChange(see(room), see({ ...room, agenda }))
}

const by = seatOf('Ines')

test('a step that was added, and who gave its minutes', () => {
  expect(changeBy((room) => addStep(room, { mode: 'go_round', minutes: 3 }, by))).toEqual({
    kind: 'added',
    name: 'Quick round',
    from: { giver: 'Read back', minutes: 3 },
  })
})

test('a step that was taken out', () => {
  expect(changeBy((room) => skipStep(room, 'harvest', by))).toEqual({ kind: 'skipped', name: 'Read back' })
})

test('two more minutes, and where they come from', () => {
  expect(changeBy((room) => stretchStep(room, 2, by))).toEqual({
    kind: 'longer',
    name: 'What could make a difference',
    minutes: 2,
    from: { giver: 'Read back', minutes: 2 },
  })
})

test('a step that got shorter', () => {
  expect(changeBy((room) => resizeStep(room, { key: 'close', minutes: 5 }, by))).toEqual({
    kind: 'shorter',
    name: 'Close',
    minutes: 2,
  })
})

test('two steps that changed places', () => {
  expect(changeBy((room) => shiftStep(room, { key: 'close', by: -1 }, by))).toEqual({
    kind: 'swapped',
    name: 'Close',
    after: 'Read back',
  })
})
