import { beforeEach, describe, expect, test } from 'vitest'
import { Outcomes } from '../../../server/outcome/outcomes.ts'
import { StorageUnavailable } from '../../../server/storage/port.ts'
import type { CardId, ConversationId } from '../../../shared/ids.ts'
import { nextWakeAt } from '../../../shared/outcome/publication.ts'
import { phaseOf } from '../../../shared/outcome/state.ts'
import { DRAFT_LIFE_MS } from '../../../shared/outcome/times.ts'
import { MemoryStorage } from '../../support/memoryStorage.ts'
import { anOutcome, cardNamed, voiceNamed } from '../../support/outcomes.ts'
import { TestClock } from '../../support/testClock.ts'
import { until } from '../../support/until.ts'

const ROOM = 'conversation-0001' as ConversationId
const NURSE = cardNamed('nurse')
const DAY_MS = 86_400_000

let clock: TestClock
let storage: MemoryStorage
let takenOut: CardId[]
let isBoardThere: boolean
let outcomes: Outcomes

function open(): Outcomes {
  return new Outcomes({
    storage,
    clock,
    rooms: { find: async () => undefined },
    boards: {
      read: async () => [],
      takeOut: async (_, card) => {
        if (!isBoardThere) throw new StorageUnavailable('not now')
        takenOut.push(card)
      },
    },
    onDefect: (error) => {
      throw error
    },
  })
}

beforeEach(async () => {
  clock = new TestClock()
  storage = new MemoryStorage()
  takenOut = []
  isBoardThere = true
  const outcome = anOutcome({ endedAt: clock.now(), startedAt: clock.now() })
  await storage.createOutcome(outcome, nextWakeAt(outcome))
  outcomes = open()
  await outcomes.open()
})

const rosa = (command: Parameters<Outcomes['perform']>[2]['command']) =>
  outcomes.perform(ROOM, voiceNamed('rosa'), { id: 'request-number-1', command })
const takeOut = () => rosa({ type: 'word.choose', card: NURSE, choice: 'out' })
const now = async () => (await storage.readOutcome(ROOM))?.outcome
const isGone = () =>
  until(
    now,
    (outcome) => outcome?.cards.every(({ id }) => id !== NURSE) === true && outcome.toTakeOut.length === 0,
  )

describe('outcomes', () => {
  test('OUT-7 a card goes from the board as well, by the clock, and the log is emptied within the minute', async () => {
    await takeOut()
    clock.advance(9_999)
    expect(takenOut).toEqual([])
    clock.advance(1)
    await isGone()
    expect(takenOut).toEqual([NURSE])
    const before = storage.scrubs
    clock.advance(45_000)
    await until(
      () => storage.scrubs,
      (scrubs) => scrubs > before,
    )
  })

  test('OUT-7 a board that cannot be opened now is asked again, also by the next server', async () => {
    isBoardThere = false
    await takeOut()
    clock.advance(10_000)
    await until(now, (outcome) => outcome?.toTakeOut.length === 1)
    await outcomes.stop()
    isBoardThere = true
    outcomes = open()
    await outcomes.open()
    clock.advance(1)
    await isGone()
    expect(takenOut).toEqual([NURSE])
  })

  test('OUT-7 a full disk takes nothing back: the undo still runs, and afterwards it is gone', async () => {
    await takeOut()
    storage.isFull = true
    clock.advance(10_000)
    await expect(outcomes.look(ROOM, voiceNamed('rosa'))).rejects.toThrow(StorageUnavailable)
    storage.isFull = false
    await until(
      async () => {
        clock.advance(2_000)
        return now()
      },
      (outcome) => outcome?.cards.every(({ id }) => id !== NURSE) === true,
    )
  })

  test('OUT-11 OUT-3 it goes public by the clock, once, with one writer', async () => {
    for (const who of ['ines', 'tui'] as const)
      await outcomes.perform(ROOM, voiceNamed(who), {
        id: 'request-number-2',
        command: { type: 'page.say-yes' },
      })
    await Promise.all([1, 2, 3, 4].map(() => outcomes.look(ROOM, voiceNamed('dee'))))
    clock.advance(3 * DAY_MS - 1)
    expect(phaseOf((await now()) ?? anOutcome())).toBe('draft')
    clock.advance(1)
    const published = await until(now, (outcome) => outcome?.publishedAt !== null)
    expect(published?.publishedAt).toBe(clock.now())
  })

  test('OUT-16 a draft whose time is over goes with every link to it', async () => {
    await storage.addReviewKey({ secretHash: 'hash', conversation: ROOM, voice: voiceNamed('rosa') }, 9)
    for (let day = 0; day <= DRAFT_LIFE_MS / DAY_MS; day += 15) {
      clock.advance(15 * DAY_MS)
      await outcomes.look(ROOM, voiceNamed('rosa'))
    }
    await until(now, (outcome) => outcome === undefined)
    expect(await storage.readReviewKey('hash')).toBeUndefined()
    expect(await outcomes.look(ROOM, voiceNamed('rosa'))).toEqual({ ok: false, code: 'link/unknown' })
  })

  test('X-3 somebody else who writes is not written over', async () => {
    const before = await storage.readOutcome(ROOM)
    if (before === undefined) throw new Error('it is not there')
    const write = storage.writeOutcome.bind(storage)
    storage.writeOutcome = async (seq, changed, wakeAt) => {
      storage.writeOutcome = write
      await write(seq, { ...before.outcome, revision: 7 }, null)
      return write(seq, changed, wakeAt)
    }
    expect(await takeOut()).toEqual({ ok: false, code: 'server/defect' })
    expect((await now())?.revision).toBe(7)
  })
})
