import { describe, expect, test } from 'vitest'
import {
  callRoomSchema,
  conversationOf,
  isTableRoom,
  type TableRoom,
  whereEverybodyIs,
} from '../../../server/media/callRoom.ts'
import { conversationIdSchema, type SeatId } from '../../../shared/ids.ts'
import { MINUTE, RoomKit } from '../../support/roomKit.ts'

describe('where everybody belongs in the call', () => {
  function inPairs() {
    const room = new RoomKit({ templateId: 'one-two-all' })
    const ines = room.join('Ines', 'facilitator')
    const people = ['Ana', 'Bo', 'Cleo', 'Dee'].map((name) => room.join(name))
    room.goTo(ines, 'pairs')
    return { room, ines, people: people as [SeatId, SeatId, SeatId, SeatId] }
  }

  test('GR-7 in the circle, at their tables while those are on, and in the circle again', () => {
    const { room, ines, people } = inPairs()
    const circle = room.state.conversation.id
    const everybody = [ines, ...people]
    expect([...whereEverybodyIs(room.state)]).toEqual(everybody.map((seat) => [seat, circle]))
    room.do(ines, { type: 'groups.start' })
    const places = whereEverybodyIs(room.state)
    const [ana, bo, cleo, dee] = people.map((seat) => places.get(seat))
    expect(places.get(ines)).toBe(circle)
    expect([ana, cleo]).toEqual([bo, dee])
    expect(new Set([circle, ana, cleo]).size).toBe(3)
    room.wait(20 * MINUTE)
    expect([...whereEverybodyIs(room.state)]).toEqual(everybody.map((seat) => [seat, circle]))
  })

  test('GR-7 another sitting is another room, also for the same people', () => {
    const { room, ines, people } = inPairs()
    const rooms = new Set<string | undefined>()
    for (let sitting = 0; sitting < 3; sitting += 1) {
      room.do(ines, { type: 'groups.start' })
      for (const seat of people) rooms.add(whereEverybodyIs(room.state).get(seat))
      room.do(ines, { type: 'groups.end' })
    }
    expect(rooms.size).toBe(6)
  })

  test('GR-7 whoever has left, and everybody after the end, belongs nowhere', () => {
    const { room, ines, people } = inPairs()
    room.do(ines, { type: 'groups.start' })
    room.serve({ type: 'seat.leave', seat: people[0] })
    expect(whereEverybodyIs(room.state).has(people[0])).toBe(false)
    expect(whereEverybodyIs(room.state).get(people[1])).toBe(room.state.conversation.id)
    room.do(ines, { type: 'room.end' })
    expect(whereEverybodyIs(room.state).size).toBe(0)
  })
})

describe('names of rooms', () => {
  test('GR-7 no conversation has the name of a table', () => {
    const name = 'conversation-one.3.0'
    expect(isTableRoom(name)).toBe(true)
    expect(conversationOf(name as TableRoom)).toBe('conversation-one')
    expect(conversationIdSchema.safeParse(name).success).toBe(false)
    expect(callRoomSchema.safeParse(name).success).toBe(true)
    expect(callRoomSchema.safeParse('conversation-one').success).toBe(true)
    for (const other of [
      'conversation-one.',
      'conversation-one.3',
      'conversation-one.3.0.1',
      'a.1.1',
      '../etc.1.1',
    ])
      expect(callRoomSchema.safeParse(other).success).toBe(false)
  })
})
