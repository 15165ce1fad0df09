import { nanoid } from 'nanoid'
import { beforeEach, describe, expect, test } from 'vitest'
import { LiveRoom, type RoomSurroundings } from '../../../server/rooms/liveRoom.ts'
import { Viewer } from '../../../server/rooms/viewer.ts'
import type { RoomAppend } from '../../../server/storage/port.ts'
import type { CommandId, SeatId } from '../../../shared/ids.ts'
import type { Answer, Patch } from '../../../shared/protocol.ts'
import type { RoomEvent } from '../../../shared/room/events.ts'
import type { Role } from '../../../shared/room/state.ts'
import { MemoryStorage } from '../../support/memoryStorage.ts'
import { someConversation } from '../../support/storageContract.ts'
import { TestClock } from '../../support/testClock.ts'

const RAISE = { type: 'queue.raise', kind: 'point' } as const
const commandId = () => nanoid() as CommandId

class Watcher {
  readonly patches: Patch[] = []
  hasGone = false
  readonly viewer: Viewer

  constructor(seat: SeatId) {
    this.viewer = new Viewer(seat, {
      patch: (patch) => this.patches.push(patch),
      gone: () => {
        this.hasGone = true
      },
    })
  }
}

/** Notes when an append was made. */
class NotingStorage extends MemoryStorage {
  readonly notes: string[] = []

  override async appendEvents(append: RoomAppend): Promise<boolean> {
    const done = await super.appendEvents(append)
    this.notes.push(`stored ${append.events.map((event) => event.type).join()}`)
    return done
  }
}

describe('a live room', () => {
  const conversation = { ...someConversation(), endedAt: null }
  let storage: NotingStorage
  let clock: TestClock
  let told: RoomEvent[]
  let fenced: number
  let around: RoomSurroundings

  beforeEach(async () => {
    storage = new NotingStorage()
    await storage.createConversation(conversation, [])
    clock = new TestClock()
    told = []
    fenced = 0
    around = {
      storage,
      clock,
      afterEvents: (_, events) => told.push(...events),
      onFenced: () => {
        fenced += 1
      },
      onDefect: (error) => {
        throw error
      },
    }
  })

  const load = () => LiveRoom.load(conversation, around)

  async function sit(room: LiveRoom, name: string, role: Role = 'participant'): Promise<SeatId> {
    const sat = await room.sitDown({ type: 'seat.take', name, role }, (seat) => ({
      tokenHash: `token-of-${name}`,
      conversation: conversation.id,
      seat,
      role,
      expiresAt: Number.MAX_SAFE_INTEGER,
    }))
    if (!sat.ok) throw new Error(sat.code)
    return sat.seat
  }

  /** Waits until everything that was posted before is done. */
  const settled = (room: LiveRoom) => room.serve({ type: 'room.wake' })

  async function watched(room: LiveRoom, seat: SeatId): Promise<Watcher> {
    const watcher = new Watcher(seat)
    watcher.viewer.showAll(room.state)
    room.watch(watcher.viewer)
    await settled(room)
    return watcher
  }

  test('X-6 stores, then tells, then answers', async () => {
    const room = await load()
    const kofi = await sit(room, 'Kofi')
    const watcher = await watched(room, kofi)
    watcher.patches.push = (patch) => storage.notes.push(`told ${Object.keys(patch.changes).join()}`)
    storage.notes.length = 0
    await room.command(kofi, commandId(), RAISE).then((answer) => storage.notes.push(`answered ${answer.ok}`))
    // With nobody facilitating, the raised hand has the floor at once.
    expect(storage.notes).toEqual(['stored queue.raised,floor.given', 'told me,floor', 'answered true'])
  })

  test('X-6 what cannot be stored has not happened and is told to nobody', async () => {
    const room = await load()
    const kofi = await sit(room, 'Kofi')
    const watcher = await watched(room, kofi)
    const before = room.state
    const { length } = watcher.patches
    storage.isFull = true
    const id = commandId()
    expect(await room.command(kofi, id, RAISE)).toEqual({ ok: false, code: 'storage/unavailable' })
    expect(room.state).toBe(before)
    expect(watcher.patches).toHaveLength(length)
    storage.isFull = false
    expect(await room.command(kofi, id, RAISE)).toEqual({ ok: true })
  })

  test('X-4 a command that is sent again is answered as before and not done again, also after a restart', async () => {
    const room = await load()
    const [ines, kofi] = [await sit(room, 'Ines', 'facilitator'), await sit(room, 'Kofi')]
    await watched(room, ines)
    await watched(room, kofi)
    const [raise, lower] = [commandId(), commandId()]
    const once = await Promise.all([room.command(kofi, raise, RAISE), room.command(kofi, raise, RAISE)])
    expect(once).toEqual([{ ok: true }, { ok: true }])
    expect(await room.command(kofi, lower, { type: 'queue.lower' })).toEqual({ ok: true })
    expect(await room.command(kofi, raise, RAISE)).toEqual({ ok: true })
    expect(room.state.queue.hands).toEqual([])
    const again = await load()
    expect(await again.command(kofi, raise, RAISE)).toEqual({ ok: true })
    expect(again.state.queue.hands).toEqual([])
  })

  test('X-4 one person’s command id says nothing about another person’s', async () => {
    const room = await load()
    const [ines, kofi, sam] = [
      await sit(room, 'Ines', 'facilitator'),
      await sit(room, 'Kofi'),
      await sit(room, 'Sam'),
    ]
    await watched(room, ines)
    const id = commandId()
    expect(await room.command(kofi, id, RAISE)).toEqual({ ok: true })
    expect(await room.command(sam, id, RAISE)).toEqual({ ok: true })
    expect(room.state.queue.hands).toHaveLength(2)
  })

  test('X-1 X-5 a room that is loaded again is the same, with everybody absent', async () => {
    const room = await load()
    const [ines, kofi] = [await sit(room, 'Ines', 'facilitator'), await sit(room, 'Kofi')]
    for (const seat of [ines, kofi]) await watched(room, seat)
    await room.command(kofi, commandId(), RAISE)
    await room.command(ines, commandId(), { type: 'agenda.start' })
    const again = await load()
    const { seats: seatsBefore, lastAt: _, noticedAt: __, ...before } = room.state
    const { seats: seatsAfter, lastAt: ___, noticedAt: ____, ...after } = again.state
    expect(after).toEqual(before)
    expect(seatsBefore.map((seat) => seat.presence.kind)).toEqual(['here', 'here'])
    expect(seatsAfter.map((seat) => seat.presence.kind)).toEqual(['absent', 'absent'])
  })

  test('X-3 a room in which somebody else has written is fenced, and nothing is told', async () => {
    const room = await load()
    const kofi = await sit(room, 'Kofi')
    const other = await load()
    await sit(other, 'Sam')
    expect(await room.command(kofi, commandId(), RAISE)).toMatchObject({ ok: false })
    expect(fenced).toBe(1)
    expect(room.state.queue.hands).toEqual([])
  })

  test('X-2 deadlines wake the room by the clock, once', async () => {
    const room = await load()
    const [ines, kofi, sam] = [
      await sit(room, 'Ines', 'facilitator'),
      await sit(room, 'Kofi'),
      await sit(room, 'Sam'),
    ]
    const watchers = await Promise.all([ines, kofi, sam].map((seat) => watched(room, seat)))
    await room.command(ines, commandId(), { type: 'floor.give', to: kofi, seenHolder: null })
    await room.command(sam, commandId(), RAISE)
    const his = watchers[1]?.viewer
    if (his === undefined) throw new Error()
    room.unwatch(his)
    await settled(room)
    clock.advance(119_999)
    await settled(room)
    expect(room.state.floor).toMatchObject({ seat: kofi })
    clock.advance(1)
    await settled(room)
    expect(room.state.floor).toMatchObject({ seat: sam })
    expect(told.filter((event) => event.type === 'floor.given')).toHaveLength(2)
  })

  test('S-6 a browser that goes and comes back at once is not written off', async () => {
    const room = await load()
    const kofi = await sit(room, 'Kofi')
    const first = await watched(room, kofi)
    room.unwatch(first.viewer)
    room.watch(new Watcher(kofi).viewer)
    await settled(room)
    expect(room.state.seats[0]?.presence.kind).toBe('here')
  })

  test('X-6 presence that could not be stored is stored later', async () => {
    const room = await load()
    const kofi = await sit(room, 'Kofi')
    storage.isFull = true
    room.watch(new Watcher(kofi).viewer)
    await settled(room)
    expect(room.state.seats[0]?.presence.kind).toBe('absent')
    storage.isFull = false
    clock.advance(2_000)
    await settled(room)
    expect(room.state.seats[0]?.presence.kind).toBe('here')
  })

  test('V-1 each viewer is sent only what changed for them, numbered without gaps', async () => {
    const room = await load()
    const [ines, kofi, sam] = [
      await sit(room, 'Ines', 'facilitator'),
      await sit(room, 'Kofi'),
      await sit(room, 'Sam'),
    ]
    const [hers, his, sams] = [await watched(room, ines), await watched(room, kofi), await watched(room, sam)]
    for (const watcher of [hers, his, sams]) watcher.patches.length = 0
    await room.command(kofi, commandId(), RAISE)
    expect(sams.patches.map((patch) => Object.keys(patch.changes))).toEqual([['queue']])
    expect(his.patches.map((patch) => Object.keys(patch.changes).sort())).toEqual([['me', 'queue']])
    await room.command(sam, commandId(), RAISE)
    for (const { patches } of [hers, his, sams]) {
      const seqs = patches.map((patch) => patch.seq)
      expect(seqs).toEqual(seqs.map((_, index) => (seqs[0] ?? 0) + index))
    }
  })

  test('V-1 who leaves is told once that the seat is gone', async () => {
    const room = await load()
    const kofi = await sit(room, 'Kofi')
    const watcher = await watched(room, kofi)
    await room.serve({ type: 'seat.leave', seat: kofi })
    expect(watcher.hasGone).toBe(true)
  })

  test('S-1 of many who take the last chair at once, one gets it, with a session of their own', async () => {
    const room = await load()
    for (const name of ['Ana', 'Bo', 'Cleo', 'Dee', 'Eve', 'Finn', 'Gus']) await sit(room, name)
    const late = ['Hana', 'Ivo', 'Jo', 'Kim']
    const results = await Promise.allSettled(late.map((name) => sit(room, name)))
    expect(results.map((result) => result.status).sort()).toEqual([
      'fulfilled',
      'rejected',
      'rejected',
      'rejected',
    ])
    const sessions = await Promise.all(late.map((name) => storage.readSession(`token-of-${name}`)))
    expect(sessions.filter(Boolean)).toHaveLength(1)
  })

  test('A-1 a room whose events were forgotten after its end is an ended room', async () => {
    const room = await LiveRoom.load({ ...conversation, endedAt: 2_000_000 }, around)
    expect(room.state.agenda.phase.kind).toBe('ended')
    const answer: Answer = await room.serve({ type: 'seat.take', name: 'Dee', role: 'participant' })
    expect(answer).toEqual({ ok: false, code: 'room/ended' })
  })
})
