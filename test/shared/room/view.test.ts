import { describe, expect, test } from 'vitest'
import type { SeatId } from '../../../shared/ids.ts'
import { view, viewLobby } from '../../../shared/room/view.ts'
import { MINUTE, RoomKit } from '../../support/roomKit.ts'

/** Every key on the way to every value, so that a field that nobody decided about cannot slip in. */
function paths(value: unknown, prefix = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((each) => paths(each, `${prefix}[]`))
  if (typeof value !== 'object' || value === null) return [prefix]
  return Object.entries(value).flatMap(([key, each]) => paths(each, `${prefix}.${key}`))
}

function busyRoom() {
  const room = new RoomKit()
  const ines = room.join('Ines', 'facilitator')
  const [kofi, sam, dee] = [room.join('Kofi'), room.join('Sam'), room.join('Dee')]
  room.goTo(ines, 'open_floor')
  room.speak(ines, kofi, MINUTE)
  room.raise(kofi, sam, dee)
  room.do(ines, { type: 'floor.give', to: 'next', seenHolder: null })
  room.do(ines, { type: 'queue.move', seat: kofi, to: 'first', reason: 'raised-before' })
  room.cut(dee)
  return { room, ines, kofi, sam, dee }
}

describe('views', () => {
  test('V-1 these are all the fields that leave the server', () => {
    const { room, ines, kofi } = busyRoom()
    const fields = new Set([...paths(room.see(ines)), ...paths(room.see(kofi))])
    expect([...fields].sort()).toEqual([
      '.agenda.changedAt',
      '.agenda.clock.endsAt',
      '.agenda.clock.lengthMs',
      '.agenda.clock.stoppedAt',
      '.agenda.index',
      '.agenda.phase',
      '.agenda.plannedEndsAt',
      '.agenda.steps[].board',
      '.agenda.steps[].isAdded',
      '.agenda.steps[].key',
      '.agenda.steps[].lengthMs',
      '.agenda.steps[].mode',
      '.agenda.steps[].name',
      '.agenda.steps[].plannedMs',
      '.agenda.steps[].prompt',
      '.agenda.steps[].rule',
      '.agenda.visit',
      '.agreements.isSettled',
      '.agreements.lines[].id',
      '.agreements.lines[].isMine',
      '.agreements.lines[].isOpen',
      '.agreements.lines[].text',
      '.closing.counts',
      '.conversation.id',
      '.conversation.isPractice',
      '.conversation.lengthMinutes',
      '.conversation.question',
      '.fishbowl',
      '.floor.as',
      '.floor.holder',
      '.groups',
      '.keeping.isOfferedToMe',
      '.keeping.keeper',
      '.may[]',
      '.me.awaySince',
      '.me.canReply',
      '.me.choice',
      '.me.closing',
      '.me.invitation',
      '.me.isMeasured',
      '.me.offer',
      '.me.place',
      '.me.place.isFromBefore',
      '.me.place.kind',
      '.me.place.newVoicesAhead',
      '.me.place.overtaken',
      '.me.place.position',
      '.me.pulse',
      '.me.role',
      '.me.seat',
      '.me.share',
      '.me.shareCue',
      '.me.showsListening',
      '.me.turn',
      '.me.wish',
      '.nudges.hint',
      '.nudges.isOn',
      '.nudges.line',
      '.pulse',
      '.queue.next',
      '.queue.order[].kind',
      '.queue.order[].seat',
      '.queue.override.at',
      '.queue.override.by',
      '.queue.override.kind',
      '.queue.override.reason',
      '.queue.override.seat',
      '.queue.rule',
      '.quiet.isHeld',
      '.quiet.pause',
      '.round',
      '.seats[].chair',
      '.seats[].forFacilitators',
      '.seats[].forFacilitators.band',
      '.seats[].forFacilitators.choice',
      '.seats[].id',
      '.seats[].isListening',
      '.seats[].isPretend',
      '.seats[].name',
      '.seats[].presence',
      '.seats[].role',
      '.writing',
    ])
  })

  test('V-1 two participants see the same but for themselves', () => {
    const { room, kofi, sam } = busyRoom()
    // A hand's kind is its person's own, so for this they have none.
    const common = (seat: SeatId) => {
      const { me: _, queue, ...rest } = room.see(seat)
      return { ...rest, order: queue.order.map((hand) => hand.seat), next: queue.next }
    }
    expect(common(kofi)).toEqual(common(sam))
  })

  test('V-1 who has no seat sees nothing', () => {
    const { room, kofi } = busyRoom()
    room.serve({ type: 'seat.leave', seat: kofi })
    expect(view(room.state, kofi)).toBeNull()
    expect(view(room.state, 'seat-number-999' as SeatId)).toBeNull()
  })

  test('V-2 the lobby names facilitators and counts chairs', () => {
    const { room } = busyRoom()
    const lobby = viewLobby(room.state)
    expect(lobby).toMatchObject({
      facilitators: [{ chair: 1, name: 'Ines' }],
      takenChairs: [1, 2, 3, 4],
      people: 4,
      ended: false,
    })
    expect(JSON.stringify(lobby)).not.toMatch(/Kofi|Sam|Dee|seat-number/)
  })
})
