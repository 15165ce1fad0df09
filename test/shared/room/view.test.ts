import { describe, expect, test } from 'vitest'
import type { CardId, SeatId } from '../../../shared/ids.ts'
import { view, viewLobby } from '../../../shared/room/view.ts'
import { MINUTE, RoomKit } from '../../support/roomKit.ts'

/** Every key on the way to every value, so that a field that nobody decided about cannot slip in. */
function paths(value: unknown, prefix = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((each) => paths(each, `${prefix}[]`))
  if (typeof value !== 'object' || value === null) return [prefix]
  return Object.entries(value).flatMap(([key, each]) => paths(each, `${prefix}.${key}`))
}

/** Cards and themes with all that there can be. */
function fillBoard(room: RoomKit, people: { ines: SeatId; kofi: SeatId; sam: SeatId }) {
  const { ines, kofi, sam } = people
  const [one, two] = ['card-number-one', 'card-number-two'] as CardId[] as [CardId, CardId]
  room.change(kofi, { added: [one, two] })
  for (const seat of [ines, sam]) room.do(seat, { type: 'card.speaks', card: one, isOn: true })
  room.do(kofi, { type: 'card.tag', card: one, tag: 'seed', isOn: true })
  room.do(kofi, { type: 'card.check-first', card: one, isOn: true })
  room.do(kofi, { type: 'theme.make', id: 'theme-one', cards: [one, two], sentence: '', column: 'trust' })
  room.do(kofi, { type: 'difference.make', id: 'pair-one', one, other: two })
  room.do(ines, { type: 'column.name', column: 'trust', label: 'Whom we trust' })
  room.do(ines, { type: 'column.lock', column: 'trust', isLocked: true })
  room.do(ines, { type: 'pen.offer', to: ines })
  room.change(ines, { added: ['card-number-three' as CardId] })
  room.do(ines, { type: 'card.show-back', card: 'card-number-three' as CardId, to: kofi })
  room.do(ines, { type: 'card.say-again', card: 'card-number-three' as CardId, by: null })
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
  fillBoard(room, { ines, kofi, sam })
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
      '.cards.card-number-one.isCheckFirst',
      '.cards.card-number-one.isMine',
      '.cards.card-number-one.speaks',
      '.cards.card-number-one.speaksToMe',
      '.cards.card-number-one.tags[]',
      '.cards.card-number-one.theme',
      '.cards.card-number-three.isMine',
      '.cards.card-number-three.isUnchecked',
      '.cards.card-number-three.wasSaidAgain',
      '.cards.card-number-three.withSpeaker',
      '.cards.card-number-two.isMine',
      '.cards.card-number-two.theme',
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
      '.pen.askedBack[]',
      '.pen.holders[]',
      '.pen.isMine',
      '.pen.isWanted',
      '.pen.offeredBy',
      '.pen.offeredTo',
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
      '.themes.differences[].cards[]',
      '.themes.differences[].id',
      '.themes.labels.trust',
      '.themes.locked[]',
      '.themes.reading',
      '.themes.themes[].because',
      '.themes.themes[].column',
      '.themes.themes[].hasBeenRead',
      '.themes.themes[].id',
      '.themes.themes[].isObjectedTo',
      '.themes.themes[].isShared',
      '.themes.themes[].myObjection',
      '.themes.themes[].sentence',
      '.themes.themes[].state',
      '.themes.themes[].voices',
      '.themes.themes[].was',
      '.writing',
    ])
  })

  test('V-1 two participants see the same but for themselves', () => {
    const { room, kofi, sam } = busyRoom()
    // A hand's kind is its person's own, so for this they have none.
    const common = (seat: SeatId) => {
      const { me: _, queue, cards, pen, ...rest } = room.see(seat)
      const told = Object.values(cards).map(({ isMine, speaksToMe, ...card }) => card)
      return {
        ...rest,
        told,
        pen: { ...pen, askedBack: [] },
        order: queue.order.map((hand) => hand.seat),
        next: queue.next,
      }
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
