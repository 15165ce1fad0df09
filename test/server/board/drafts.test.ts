import { afterEach, beforeEach, expect, test } from 'vitest'
import { EDITOR_GRAPHEMES } from '../../../shared/board/limits.ts'
import { PRESENCE_INTERVAL_MS, PRESENCE_TTL_MS } from '../../../shared/board/presence.ts'
import { writePresence } from '../../../shared/board/wire.ts'
import type { CardId, ConversationId, SeatId } from '../../../shared/ids.ts'
import { ANA, KOFI } from '../../support/boardKit.ts'
import { BoardServer, roomThatSays, type SocketPage } from '../../support/boardServer.ts'
import { MemoryStorage } from '../../support/memoryStorage.ts'
import { TestClock } from '../../support/testClock.ts'

const TUI = 'seat-of-tui-1' as SeatId
const CARD = 'a-card-of-this-board' as CardId
const DRAFT = { text: 'the bus comes twice a day', column: 'in_the_way' }

let storage: MemoryStorage
let clock: TestClock
let server: BoardServer
let conversation: ConversationId
let holders: Set<SeatId>
let ana: SocketPage
let tui: SocketPage
let kofi: SocketPage

/** Ana and Tui take notes, Kofi does not. */
beforeEach(async () => {
  storage = new MemoryStorage()
  clock = new TestClock()
  holders = new Set([ANA, TUI])
  const room = roomThatSays({ hasPen: (seat) => holders.has(seat) })
  server = await BoardServer.start({ storage, clock, room })
  conversation = await server.newConversation()
  ana = await server.join(conversation, ANA)
  tui = await server.join(conversation, TUI)
  kofi = await server.join(conversation, KOFI)
})
afterEach(async () => {
  expect(server.defects).toEqual([])
  await server.stop()
})

/** What a page says, read by the server and told on. */
async function says(page: SocketPage, wish: object): Promise<void> {
  page.sendFrame(writePresence(wish))
  await page.echo()
  // Longer than what goes out together, so that asking so often stays within the budget.
  clock.advance(1_000)
  await Promise.all([ana, tui, kofi].map((each) => each.echo()))
}

const heard = (page: SocketPage) => page.presence.flatMap((news) => JSON.parse(news) as unknown[])
const page = expect.any(Number)

test('G-22 what somebody who takes notes is typing, others who take notes read, and nobody else', async () => {
  await says(tui, { draft: DRAFT })
  expect(heard(ana)).toEqual([{ page, seat: TUI, draft: DRAFT }])
  expect([heard(tui), heard(kofi)]).toEqual([[], []])
  const [late, other] = [await server.join(conversation, ANA), await server.join(conversation, KOFI)]
  expect(heard(late)).toEqual([{ page, seat: TUI, draft: DRAFT }])
  expect(heard(other)).toEqual([])
})

test('G-22 somebody who takes no notes has no draft', async () => {
  await says(kofi, { draft: DRAFT })
  await says(kofi, { draft: DRAFT, editing: CARD })
  for (const each of [ana, tui]) expect(heard(each)).toEqual([{ page, seat: KOFI, editing: CARD }])
})

test('G-22 others do not notice that there is one, by what they hear or by when', async () => {
  for (const text of ['t', 'th', 'the']) await says(tui, { draft: { ...DRAFT, text } })
  await says(tui, {})
  expect(heard(kofi)).toEqual([])
  await says(tui, { editing: CARD })
  for (const text of ['t', 'th', 'the']) await says(tui, { editing: CARD, draft: { ...DRAFT, text } })
  await says(tui, { draft: DRAFT })
  await says(tui, {})
  expect(heard(kofi)).toEqual([
    { page, seat: TUI, editing: CARD },
    { page, seat: TUI },
  ])
})

test('G-22 it is there only while it is typed, and ends with the page', async () => {
  await says(tui, { draft: DRAFT })
  clock.advance(PRESENCE_TTL_MS)
  clock.advance(PRESENCE_INTERVAL_MS)
  await ana.until(() => heard(ana).length === 2)
  expect(heard(ana)[1]).toEqual({ page, seat: TUI })
  await says(tui, { draft: DRAFT })
  await tui.close()
  await ana.echo()
  clock.advance(PRESENCE_INTERVAL_MS)
  await ana.until(() => heard(ana).length === 4)
  expect(heard(ana)[3]).toEqual({ page, seat: TUI })
  expect(heard(kofi)).toEqual([])
})

test('G-22 whoever lays the pen down reads no more, and is not read any more', async () => {
  await says(tui, { draft: DRAFT })
  holders.delete(ANA)
  await says(tui, { draft: { ...DRAFT, text: 'more' } })
  expect(heard(ana)).toHaveLength(1)
  holders = new Set([ANA])
  await says(tui, { draft: { ...DRAFT, text: 'and more' } })
  expect(heard(ana)).not.toContainEqual({ page, seat: TUI, draft: { ...DRAFT, text: 'and more' } })
})

test.each([
  ['is cleaned like every text of the board', 'pay\u202efdp\u0007.exe', 'payfdp.exe'],
  [
    'of as many graphemes as a card may have is told',
    '👩🏽‍🌾'.repeat(EDITOR_GRAPHEMES),
    '👩🏽‍🌾'.repeat(EDITOR_GRAPHEMES),
  ],
  ['that is longer than a card is none', 'x'.repeat(EDITOR_GRAPHEMES + 1), null],
  ['of nothing to read is none', ' \n ', null],
])('G-22 a draft that %s', async (_, text, told) => {
  await says(tui, { editing: CARD, draft: { ...DRAFT, text } })
  const draft = told === null ? {} : { draft: { ...DRAFT, text: told } }
  expect(heard(ana)).toEqual([{ page, seat: TUI, editing: CARD, ...draft }])
  expect(heard(kofi)).toEqual([{ page, seat: TUI, editing: CARD }])
})

test('G-22 none of it is ever stored', async () => {
  const written: string[] = []
  const { appendUpdate } = storage
  storage.appendUpdate = (...args) => {
    written.push(Buffer.from(args[1]).toString('latin1'))
    return appendUpdate.apply(storage, args)
  }
  await says(tui, { draft: DRAFT })
  tui.write('a card')
  await tui.save()
  expect(written).toHaveLength(1)
  expect(written.join()).not.toContain('the bus')
})
