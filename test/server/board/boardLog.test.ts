import { beforeEach, describe, expect, test } from 'vitest'
import { BoardLog } from '../../../server/board/boardLog.ts'
import type { ConversationId } from '../../../shared/ids.ts'
import { MemoryStorage } from '../../support/memoryStorage.ts'
import { someConversation } from '../../support/storageContract.ts'
import { TestClock } from '../../support/testClock.ts'

let storage: MemoryStorage
let clock: TestClock
let log: BoardLog
let id: ConversationId

beforeEach(async () => {
  storage = new MemoryStorage()
  clock = new TestClock()
  const conversation = someConversation()
  id = conversation.id
  await storage.createConversation(conversation, [])
  log = new BoardLog(id, [], { storage, clock })
})

const stored = async () => (await storage.readBoard(id)).updates.map(({ update }) => update[0])
const turn = () => new Promise((resolve) => setImmediate(resolve))

describe('the log of a board', () => {
  test('G-11 appends settle in their order, also when the disk takes the second before the first', async () => {
    const settled: number[] = []
    const { appendUpdate } = storage
    const first = Promise.withResolvers<number>()
    storage.appendUpdate = (board, update) =>
      update[0] === 1 ? first.promise : appendUpdate.call(storage, board, update)
    const appends = [1, 2, 3].map((byte) => log.append(Uint8Array.of(byte)).then(() => settled.push(byte)))
    await turn()
    expect(settled).toEqual([])
    expect(await stored()).toEqual([2, 3])
    first.resolve(9)
    await Promise.all(appends)
    expect(settled).toEqual([1, 2, 3])
  })

  test('G-11 what a full disk did not take is tried again, ever more slowly, until it does', async () => {
    storage.isFull = true
    const appended = log.append(Uint8Array.of(1))
    let isSettled = false
    void appended.then(() => {
      isSettled = true
    })
    for (let round = 0; round < 50; round += 1) {
      await turn()
      clock.advance(1_000)
    }
    expect(isSettled).toBe(false)
    storage.isFull = false
    await turn()
    clock.advance(10_000)
    await appended
    expect(await stored()).toEqual([1])
  })

  test('G-12 a cut takes what is in the snapshot and nothing else; what comes meanwhile waits', async () => {
    await log.append(Uint8Array.of(1))
    const release = storage.holdWrites()
    const before = log.append(Uint8Array.of(2))
    const taken: number[] = []
    const cut = log.cut(() => {
      taken.push(log.rows)
      return Uint8Array.of(12)
    })
    const after = log.append(Uint8Array.of(3))
    await turn()
    expect(taken).toEqual([])
    release()
    expect(await cut).toBe(true)
    await Promise.all([before, after])
    const board = await storage.readBoard(id)
    expect([board.snapshot, await stored(), log.rows]).toEqual([Uint8Array.of(12), [3], 1])
  })

  test('G-12 a cut that the disk did not take leaves the log as it was', async () => {
    await log.append(Uint8Array.of(1))
    storage.isFull = true
    expect(await log.cut(() => Uint8Array.of(1))).toBe(false)
    storage.isFull = false
    await log.append(Uint8Array.of(2))
    expect([await stored(), log.rows]).toEqual([[1, 2], 2])
  })

  test('a defect is reported to whoever appended, and nothing after it is said to be on disk', async () => {
    storage.appendUpdate = () => Promise.reject(new Error('no such table'))
    await expect(log.append(Uint8Array.of(1))).rejects.toThrow('no such table')
    await expect(log.append(Uint8Array.of(2))).rejects.toThrow('no such table')
    await expect(log.settled).rejects.toThrow('no such table')
  })
})
