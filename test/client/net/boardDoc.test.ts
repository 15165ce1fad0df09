import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { WebSocket as NodeSocket } from 'ws'
import type { Board, BoardCard, BoardSnapshot } from '../../../client/board/port.ts'
import { openBoard } from '../../../client/net/boardDoc.ts'
import type { Timers } from '../../../client/net/timers.ts'
import type { ColumnKey } from '../../../shared/board/columns.ts'
import { UNDO_MS } from '../../../shared/board/limits.ts'
import { CLOSE } from '../../../shared/board/wire.ts'
import type { CardId, ConversationId, SeatId } from '../../../shared/ids.ts'
import { ANA, KOFI } from '../../support/boardKit.ts'
import { BoardServer, roomThatSays } from '../../support/boardServer.ts'
import { MemoryStorage } from '../../support/memoryStorage.ts'
import { TestClock } from '../../support/testClock.ts'

let storage: MemoryStorage
let clock: TestClock
let server: BoardServer
let conversation: ConversationId
const open: Board[] = []
/** Sockets that were opened since the beginning of the test. */
let sockets = 0

class Socket extends NodeSocket {
  constructor(url: string | URL, protocols?: string | string[]) {
    super(url, protocols)
    sockets += 1
  }
}

beforeEach(async () => {
  storage = new MemoryStorage()
  clock = new TestClock()
  server = await BoardServer.start({ storage, clock })
  conversation = await server.newConversation()
  sockets = 0
})
afterEach(async () => {
  for (const board of open.splice(0)) board.close()
  await server.stop()
  vi.useRealTimers()
})

/** The browser's timers on the test's clock. */
const timers: Timers = { after: (ms, call) => clock.callAt(clock.now() + ms, call) }

async function openFor(seat: SeatId, changes: { client?: number } = {}): Promise<Board> {
  const board = openBoard({
    conversation,
    letter: seat,
    seat,
    client: changes.client ?? (await server.boards.issueClient(conversation, seat)),
    freshClient: () => server.boards.issueClient(conversation, seat),
    server: { url: server.url, Socket: Socket as unknown as typeof WebSocket },
    timers,
  })
  open.push(board)
  await until(board, ({ status }) => status === 'ready')
  return board
}

/** Resolves with the first snapshot of which it is true. */
function until(board: Board, isTrue: (snapshot: BoardSnapshot) => boolean): Promise<BoardSnapshot> {
  return new Promise((resolve) => {
    let stop = () => {}
    const look = () => {
      const snapshot = board.getSnapshot()
      if (!isTrue(snapshot)) return
      stop()
      resolve(snapshot)
    }
    stop = board.subscribe(look)
    look()
  })
}

const cardsOf = ({ columns }: BoardSnapshot): BoardCard[] => Object.values(columns).flat()
const textsIn = (snapshot: BoardSnapshot, column: ColumnKey) =>
  snapshot.columns[column].map(({ text }) => text)
const onlyCard = (board: Board): BoardCard => {
  const [card] = cardsOf(board.getSnapshot())
  if (card === undefined) throw new Error('no card')
  return card
}
const isSaved = ({ saved }: BoardSnapshot) => saved === 'saved'
const hasText = (text: string) => (snapshot: BoardSnapshot) =>
  cardsOf(snapshot).some((card) => card.text === text)

describe('writing together', () => {
  test('cards added at once are on every board, in the same order', async () => {
    const boards = await Promise.all([openFor(ANA), openFor(KOFI)])
    for (const [index, board] of boards.entries()) {
      for (const word of ['one', 'two', 'three']) expect(board.add('trust', `${word} ${index}`)).toBe(true)
    }
    const all = await Promise.all(
      boards.map((board) => until(board, (snapshot) => cardsOf(snapshot).length === 6 && isSaved(snapshot))),
    )
    expect(textsIn(all[0] as BoardSnapshot, 'trust')).toEqual(textsIn(all[1] as BoardSnapshot, 'trust'))
    expect(all[0]?.columns.trust.map(({ mine }) => mine).filter(Boolean)).toHaveLength(3)
  })

  test('two people write in one card at once and both are read', async () => {
    const [ana, kofi] = await Promise.all([openFor(ANA), openFor(KOFI)])
    ana.add('trust', 'middle')
    await until(kofi, hasText('middle'))
    const { id } = onlyCard(ana)
    for (const [before, after] of [
      ['', 's'],
      ['s', 'st'],
      ['st', 'start '],
    ]) {
      ana.setText(id, `${after}middle`, `${before}middle`)
      kofi.setText(id, `${onlyCard(kofi).text}!`)
    }
    await Promise.all([ana, kofi].map((board) => until(board, hasText('start middle!!!'))))
  })

  test('what an input method held meanwhile goes where it was typed', async () => {
    const [ana, kofi] = await Promise.all([openFor(ANA), openFor(KOFI)])
    ana.add('trust', 'こん')
    await until(kofi, hasText('こん'))
    const { id } = onlyCard(ana)
    kofi.setText(id, 'Hi こん')
    await until(ana, hasText('Hi こん'))
    ana.setText(id, 'こんにちは', 'こん')
    await Promise.all([ana, kofi].map((board) => until(board, hasText('Hi こんにちは'))))
  })

  test('what steers or hides text is taken out before it is written', async () => {
    const [ana, kofi] = await Promise.all([openFor(ANA), openFor(KOFI)])
    expect(ana.add('trust', '  pay\u202efdp.exe\u0007\r\nsecond line ')).toBe(true)
    await until(kofi, hasText('payfdp.exe\nsecond line'))
    ana.setText(onlyCard(ana).id, 'x\u2066y')
    await until(kofi, hasText('xy'))
    expect(ana.getSnapshot().tray).toEqual([])
  })

  test.each(['', '  \n', 'x'.repeat(141)])('%j is no card', async (text) => {
    const ana = await openFor(ANA)
    expect(ana.add('trust', text)).toBe(false)
    expect(cardsOf(ana.getSnapshot())).toEqual([])
  })

  test('a text that fits no card is not written, and the card goes on', async () => {
    const ana = await openFor(ANA)
    ana.add('trust', 'short')
    const { id } = onlyCard(ana)
    ana.setText(id, 'x'.repeat(501))
    expect(onlyCard(ana).text).toBe('short')
    ana.setText(id, 'x'.repeat(500))
    await until(ana, isSaved)
    expect(onlyCard(ana).text).toBe('x'.repeat(500))
  })

  test('the 301st card is not written', async () => {
    const ana = await openFor(ANA)
    for (let index = 0; index < 300; index += 1) ana.add('trust', `card ${index}`)
    expect(ana.add('trust', 'one more')).toBe(false)
  })
})

describe('moving', () => {
  test('a card lies where it was put, within a column and across, on every board', async () => {
    const [ana, kofi] = await Promise.all([openFor(ANA), openFor(KOFI)])
    for (const word of ['a', 'b', 'c']) ana.add('trust', word)
    const [a, , c] = ana.getSnapshot().columns.trust.map(({ id }) => id) as [CardId, CardId, CardId]
    ana.move(c, { column: 'trust', index: 0 })
    ana.move(a, { column: 'trust', index: 2 })
    await until(kofi, (snapshot) => textsIn(snapshot, 'trust').join('') === 'cba')
    kofi.move(c, { column: 'actions', index: 5 })
    const moved = await until(ana, (snapshot) => textsIn(snapshot, 'actions').join('') === 'c')
    expect(textsIn(moved, 'trust')).toEqual(['b', 'a'])
  })

  test('a card put where it lies writes nothing', async () => {
    const ana = await openFor(ANA)
    for (const word of ['a', 'b']) ana.add('trust', word)
    const before = await until(ana, isSaved)
    const [a, b] = before.columns.trust.map(({ id }) => id) as [CardId, CardId]
    ana.move(a, { column: 'trust', index: 0 })
    ana.move(b, { column: 'trust', index: 1 })
    expect(ana.getSnapshot()).toBe(before)
  })
})

describe('the word Saved', () => {
  test('G-16 it is said when the server has committed it, and not before', async () => {
    const ana = await openFor(ANA)
    const kofi = await openFor(KOFI)
    const release = storage.holdWrites()
    ana.add('trust', 'wait for it')
    expect(ana.getSnapshot().saved).toBe('saving')
    expect(onlyCard(ana).saved).toBe(false)
    expect(cardsOf(kofi.getSnapshot())).toEqual([])
    release()
    await until(ana, isSaved)
    expect(onlyCard(ana).saved).toBe(true)
    expect((await storage.readBoard(conversation)).updates).toHaveLength(1)
  })

  test('G-16 only the cards I changed wait for it', async () => {
    const [ana, kofi] = await Promise.all([openFor(ANA), openFor(KOFI)])
    ana.add('trust', 'one')
    ana.add('trust', 'two')
    await until(ana, isSaved)
    await until(kofi, (snapshot) => cardsOf(snapshot).length === 2)
    const release = storage.holdWrites()
    ana.setText(onlyCard(ana).id, 'one!')
    expect(ana.getSnapshot().columns.trust.map(({ saved }) => saved)).toEqual([false, true])
    expect(kofi.getSnapshot().saved).toBe('saved')
    release()
    await until(ana, isSaved)
  })

  test('G-16 what is written without a connection is not saved, and saved after it came back', async () => {
    const [ana, kofi] = await Promise.all([openFor(ANA), openFor(KOFI)])
    ana.add('trust', 'before')
    await until(ana, isSaved)
    server.cut()
    ana.setText(onlyCard(ana).id, 'before and during')
    ana.add('actions', 'alone')
    await until(ana, ({ saved }) => saved === 'not-saved')
    expect(cardsOf(ana.getSnapshot()).map(({ saved }) => saved)).toEqual([false, false])
    await until(ana, isSaved)
    await until(kofi, (snapshot) => hasText('before and during')(snapshot) && hasText('alone')(snapshot))
  })

  test('G-16 a server that died with words in the air gets them again, once', async () => {
    const ana = await openFor(ANA)
    ana.add('trust', 'kept')
    await until(ana, isSaved)
    storage.isFull = true
    ana.setText(onlyCard(ana).id, 'kept and in the air')
    ana.add('trust', 'new and in the air')
    const { port } = server
    await server.crash()
    await until(ana, ({ saved }) => saved === 'not-saved')
    storage.isFull = false
    server = await BoardServer.start({ storage, clock, port })
    await until(ana, isSaved)
    const late = await openFor(KOFI)
    expect(textsIn(late.getSnapshot(), 'trust')).toEqual(['kept and in the air', 'new and in the air'])
  })
})

describe('refused words', () => {
  test('G-16 they stay beside the board until they are written again or let go, and the board goes on', async () => {
    const [ana, kofi] = await Promise.all([openFor(ANA), openFor(KOFI, { client: 4_000_000_000 })])
    ana.add('trust', 'there before')
    await until(kofi, hasText('there before'))
    kofi.add('actions', 'never given this id')
    expect(kofi.getSnapshot().saved).toBe('saving')
    const refused = await until(kofi, ({ tray }) => tray.length === 1)
    expect(refused.saved).toBe('not-saved')
    expect(refused.tray).toEqual([{ id: expect.any(String), text: 'never given this id', column: 'actions' }])
    const anew = await until(kofi, (snapshot) => cardsOf(snapshot).length === 1)
    expect(anew.status).toBe('ready')
    kofi.retry(anew.tray[0]?.id ?? '')
    await until(kofi, (snapshot) => isSaved(snapshot) && snapshot.tray.length === 0)
    await until(ana, hasText('never given this id'))
  })

  test('G-16 my words on somebody else’s card are kept too; what I let go is gone', async () => {
    const [ana, kofi] = await Promise.all([openFor(ANA), openFor(KOFI, { client: 4_000_000_001 })])
    ana.add('trust', 'ours')
    await until(kofi, hasText('ours'))
    kofi.setText(onlyCard(kofi).id, 'ours, and more')
    const { tray } = await until(kofi, (snapshot) => snapshot.tray.length === 1)
    expect(tray[0]?.text).toBe('ours, and more')
    await until(kofi, hasText('ours'))
    kofi.letGo(tray[0]?.id ?? '')
    expect(kofi.getSnapshot()).toMatchObject({ saved: 'saved', tray: [] })
  })

  test('G-18 words that were refused for a locked column say so', async () => {
    const locked = new Set<ColumnKey>()
    const before = server
    server = await BoardServer.start({ storage, clock, room: roomThatSays({ locked }) })
    await before.stop()
    const kofi = await openFor(KOFI)
    locked.add('trust')
    kofi.add('trust', 'too late')
    const { tray } = await until(kofi, (snapshot) => snapshot.tray.length === 1)
    expect(tray).toMatchObject([{ text: 'too late', column: 'trust', wasLocked: true }])
    locked.clear()
    // It writes as soon as the board has started anew.
    await vi.waitFor(() => {
      kofi.retry(tray[0]?.id ?? '')
      expect(kofi.getSnapshot().tray).toEqual([])
    })
    await until(kofi, isSaved)
  })

  test('a move that was refused leaves nothing to keep', async () => {
    const [ana, kofi] = await Promise.all([openFor(ANA), openFor(KOFI, { client: 4_000_000_002 })])
    ana.add('trust', 'here')
    await until(kofi, hasText('here'))
    const { id } = onlyCard(kofi)
    kofi.move(id, { column: 'actions', index: 0 })
    await until(kofi, (snapshot) => snapshot.columns.trust.length === 1 && isSaved(snapshot))
    expect(kofi.getSnapshot().tray).toEqual([])
  })
})

describe('taking down', () => {
  test('G-14 it is gone from all boards at once, and back if I want it back in time', async () => {
    const [ana, kofi] = await Promise.all([openFor(ANA), openFor(KOFI)])
    ana.add('trust', 'second thoughts')
    await until(kofi, hasText('second thoughts'))
    const { id } = onlyCard(ana)
    ana.takeDown(id)
    expect(ana.getSnapshot()).toMatchObject({ undo: id, columns: { trust: [] } })
    await until(kofi, (snapshot) => cardsOf(snapshot).length === 0)
    expect(kofi.getSnapshot().undo).toBeNull()
    ana.undoTakeDown()
    expect(ana.getSnapshot().undo).toBeNull()
    await until(kofi, hasText('second thoughts'))
    await until(ana, isSaved)
  })

  test('G-14 after ten seconds it cannot be called back', async () => {
    const ana = await openFor(ANA)
    ana.add('trust', 'gone')
    ana.takeDown(onlyCard(ana).id)
    await until(ana, isSaved)
    clock.advance(UNDO_MS - 1)
    expect(ana.getSnapshot().undo).not.toBeNull()
    clock.advance(1)
    expect(ana.getSnapshot().undo).toBeNull()
    ana.undoTakeDown()
    expect(cardsOf(ana.getSnapshot())).toEqual([])
  })
})

describe('who writes where', () => {
  test('G-10 others see which card I have open and where my caret is, and it stays between its letters', async () => {
    const [ana, kofi] = await Promise.all([openFor(ANA), openFor(KOFI)])
    ana.add('trust', 'we can')
    await until(kofi, hasText('we can'))
    const { id } = onlyCard(ana)
    ana.edit(id, { anchor: 2, head: 2 })
    await passing(kofi, () => onlyCard(kofi).editors.length === 1)
    expect(onlyCard(kofi).editors).toEqual([{ seat: ANA, caret: { anchor: 2, head: 2 } }])
    expect(onlyCard(ana).editors).toEqual([])
    kofi.setText(id, 'yes we can')
    expect(onlyCard(kofi).editors[0]?.caret).toEqual({ anchor: 6, head: 6 })
    await until(ana, hasText('yes we can'))
    expect(ana.caretOf(id)).toEqual({ anchor: 6, head: 6 })
    ana.closeEditor()
    await passing(kofi, () => onlyCard(kofi).editors.length === 0)
  })

  test('G-10 a card that I drag is held for the others, and nothing moves until it is put down', async () => {
    const [ana, kofi] = await Promise.all([openFor(ANA), openFor(KOFI)])
    ana.add('trust', 'heavy')
    await until(kofi, hasText('heavy'))
    ana.hold(onlyCard(ana).id)
    await passing(kofi, () => onlyCard(kofi).heldBy === ANA)
    expect(onlyCard(ana).heldBy).toBeNull()
    ana.hold(null)
    await passing(kofi, () => onlyCard(kofi).heldBy === null)
  })

  test('G-10 whoever is gone writes nowhere, and whoever comes back still does', async () => {
    const [ana, kofi] = await Promise.all([openFor(ANA), openFor(KOFI)])
    ana.add('trust', 'open')
    await until(kofi, hasText('open'))
    ana.edit(onlyCard(ana).id, null)
    await passing(kofi, () => onlyCard(kofi).editors.length === 1)
    server.cut()
    await until(kofi, (snapshot) => cardsOf(snapshot)[0]?.editors.length === 0)
    await passing(kofi, () => onlyCard(kofi).editors.length === 1)
    ana.close()
    await passing(kofi, () => onlyCard(kofi).editors.length === 0)
  })

  /** Lets time pass until it is so: presence goes out every tenth of a second. */
  async function passing(board: Board, isSo: () => boolean): Promise<void> {
    let isOver = false
    const seen = until(board, isSo).then(() => {
      isOver = true
    })
    while (!isOver) {
      clock.advance(50)
      await new Promise((resolve) => setImmediate(resolve))
    }
    await seen
  }
})

describe('for the screens', () => {
  test('a letter on one card leaves every other card, and every other column, the same object', async () => {
    const [ana, kofi] = await Promise.all([openFor(ANA), openFor(KOFI)])
    for (const word of ['a', 'b', 'c']) ana.add('trust', word)
    ana.add('actions', 'd')
    await until(ana, isSaved)
    const before = await until(kofi, (snapshot) => cardsOf(snapshot).length === 4)
    ana.setText(ana.getSnapshot().columns.trust[1]?.id as CardId, 'b!')
    const after = await until(kofi, hasText('b!'))
    expect(after.columns.trust[0]).toBe(before.columns.trust[0])
    expect(after.columns.trust[1]).not.toBe(before.columns.trust[1])
    expect(after.columns.trust[2]).toBe(before.columns.trust[2])
    expect(after.columns.actions).toBe(before.columns.actions)
    expect(after.columns.trust).not.toBe(before.columns.trust)
  })

  test('what I do is in the snapshot when the call returns', async () => {
    const ana = await openFor(ANA)
    ana.add('trust', 'now')
    expect(onlyCard(ana).text).toBe('now')
    ana.setText(onlyCard(ana).id, 'now!')
    expect(onlyCard(ana).text).toBe('now!')
  })

  test('a board that is used in another tab stays away', async () => {
    const ana = await openFor(ANA)
    ana.add('trust', 'here')
    await until(ana, isSaved)
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    server.boards.closeSeat({ conversation, seat: ANA }, CLOSE.elsewhere)
    ana.setText(onlyCard(ana).id, 'here and late')
    await until(ana, ({ saved }) => saved === 'not-saved')
    vi.advanceTimersByTime(60_000)
    expect(sockets).toBe(1)
  })

  test('a closed board is quiet', async () => {
    const ana = await openFor(ANA)
    const before = ana.getSnapshot()
    ana.close()
    ana.add('trust', 'too late')
    expect(ana.getSnapshot()).toBe(before)
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    vi.advanceTimersByTime(60_000)
    expect(sockets).toBe(1)
  })
})
