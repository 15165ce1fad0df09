import { nanoid } from 'nanoid'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { LiveRoom } from '../../../server/rooms/liveRoom.ts'
import { RoomRegistry } from '../../../server/rooms/registry.ts'
import { layTurnedOver } from '../../../server/rooms/turnedOver.ts'
import { NOBODY_IN_PARTICULAR, readCard, readCards, takeCardDown } from '../../../shared/board/document.ts'
import { UNDO_MS } from '../../../shared/board/limits.ts'
import type { CardId, CommandId, SeatId } from '../../../shared/ids.ts'
import type { PersonCommand } from '../../../shared/room/commands.ts'
import { nameOfTable } from '../../../shared/room/groups.ts'
import { currentStep, type Role } from '../../../shared/room/state.ts'
import { BoardServer, type SocketPage } from '../../support/boardServer.ts'
import { MemoryStorage } from '../../support/memoryStorage.ts'
import { someConversation } from '../../support/storageContract.ts'
import { TestClock } from '../../support/testClock.ts'

const conversation = someConversation()
const CARD = 'quiet-card-one' as CardId

let storage: MemoryStorage
let clock: TestClock
let boards: BoardServer
let rooms: RoomRegistry
const before: BoardServer[] = []

beforeEach(async () => {
  storage = new MemoryStorage()
  clock = new TestClock()
  await storage.createConversation(conversation, [])
})
afterEach(async () => {
  const all = [boards, ...before.splice(0)]
  expect(all.flatMap(({ defects }) => defects)).toEqual([])
  await Promise.all(all.map((one) => one.stop()))
  await rooms.close()
})

/** A server comes up on the storage as it is. One that dies at the wrong moment never gets to tell the board. */
async function start({ tellsBoard }: { tellsBoard: boolean }): Promise<LiveRoom> {
  boards = await BoardServer.start({ storage, clock })
  rooms = new RoomRegistry(storage, clock, {
    afterLoad: (room) => layTurnedOver(boards.boards, room),
    afterEvents: (room, events) => {
      const turns = events.some(({ type }) => type === 'writing.turned-over')
      if (turns && tellsBoard) layTurnedOver(boards.boards, room)
    },
    afterDrop: () => {},
    onDefect: (error) => {
      throw error
    },
  })
  await rooms.open()
  const room = await rooms.find(conversation.id)
  if (room === undefined) throw new Error('the room is not there')
  return room
}

async function kill(): Promise<void> {
  await boards.crash()
  before.push(boards)
}

async function sit(room: LiveRoom, name: string, role: Role): Promise<SeatId> {
  const sat = await room.sitDown({ type: 'seat.take', name, role }, (seat) => ({
    ...{ tokenHash: name, conversation: conversation.id, seat, role, expiresAt: 1e15 },
  }))
  if (!sat.ok) throw new Error(sat.code)
  return sat.seat
}

const ask = (room: LiveRoom, seat: SeatId, command: PersonCommand) =>
  room.command(seat, nanoid() as CommandId, command)

async function goOn(room: LiveRoom, facilitator: SeatId): Promise<void> {
  const { phase } = room.state.agenda
  if (phase.kind !== 'running') throw new Error('the agenda does not run')
  await ask(room, facilitator, { type: 'agenda.next', seenIndex: phase.index })
}

/** Somebody writes a card for their table, and everybody comes back. */
async function bringOneBack(room: LiveRoom): Promise<{ kofi: SeatId }> {
  const ines = await sit(room, 'Ines', 'facilitator')
  const kofi = await sit(room, 'Kofi', 'participant')
  const dee = await sit(room, 'Dee', 'participant')
  for (const seat of [ines, kofi, dee]) await room.serve({ type: 'seat.connect', seat })
  await ask(room, ines, { type: 'agenda.start' })
  await ask(room, ines, { type: 'agenda.add', mode: 'pairs', minutes: 5 })
  await goOn(room, ines)
  await ask(room, ines, { type: 'groups.start' })
  const table = nameOfTable(room.state, kofi)
  if (table === null) throw new Error('Kofi sits at no table')
  await ask(room, kofi, { type: 'writing.put', id: CARD, text: 'a bench', column: 'aspirations', table })
  await ask(room, ines, { type: 'groups.end' })
  return { kofi }
}

/** Somebody writes a card quietly, and the step is left. */
async function turnOneOver(room: LiveRoom): Promise<{ kofi: SeatId }> {
  const ines = await sit(room, 'Ines', 'facilitator')
  const kofi = await sit(room, 'Kofi', 'participant')
  await ask(room, ines, { type: 'agenda.start' })
  while (currentStep(room.state)?.mode !== 'silent_writing') await goOn(room, ines)
  await ask(room, kofi, { type: 'writing.put', id: CARD, text: 'a bench', column: 'aspirations' })
  await goOn(room, ines)
  return { kofi }
}

const arrives = (page: SocketPage) => page.until(() => readCard(page.doc, CARD) !== undefined)

test('W-5 W-7 cards turn over onto the board when the step is left, and nobody’s name is on them', async () => {
  const room = await start({ tellsBoard: true })
  const { kofi } = await turnOneOver(room)
  const page = await boards.join(conversation.id, kofi)
  await arrives(page)
  expect(readCard(page.doc, CARD)).toMatchObject({ column: 'aspirations', author: NOBODY_IN_PARTICULAR })
})

test('W-7 where the server died between the two, the board has them when it comes back', async () => {
  const { kofi } = await turnOneOver(await start({ tellsBoard: false }))
  expect(await storage.readBoard(conversation.id)).toEqual({ snapshot: undefined, updates: [] })
  await kill()
  await start({ tellsBoard: true })
  const page = await boards.join(conversation.id, kofi)
  await arrives(page)
  expect(readCards(page.doc)).toHaveLength(1)
})

test('W-7 what was on the board and taken down since does not come back with the room', async () => {
  const { kofi } = await turnOneOver(await start({ tellsBoard: true }))
  const page = await boards.join(conversation.id, kofi)
  await arrives(page)
  takeCardDown(page.doc, CARD)
  await page.save()
  for (let passed = 0; passed < UNDO_MS + 20_000; passed += 500) {
    clock.advance(500)
    await new Promise((resolve) => setImmediate(resolve))
  }
  expect(readCards(page.doc)).toEqual([])
  await kill()
  await start({ tellsBoard: true })
  const again = await boards.join(conversation.id, kofi)
  await again.echo()
  expect(readCards(again.doc)).toEqual([])
})

test.each([
  ['at once', true],
  ['when the server died in between', false],
])('GR-11 W-7 what a table wrote lies on the board %s, and nobody’s name is on it', async (_, tellsBoard) => {
  const { kofi } = await bringOneBack(await start({ tellsBoard }))
  if (!tellsBoard) {
    await kill()
    await start({ tellsBoard: true })
  }
  const page = await boards.join(conversation.id, kofi)
  await arrives(page)
  expect(readCard(page.doc, CARD)).toMatchObject({ column: 'aspirations', author: NOBODY_IN_PARTICULAR })
  // Everybody writes on it and takes it down, like every card.
  page.textOf(CARD).insert(0, 'sit on ')
  takeCardDown(page.doc, CARD)
  await page.save()
  expect(page.rejected).toBe(null)
})
