import { describe, expect, test } from 'vitest'
import { type Page, SeatHolders } from '../../../server/rooms/seatHolders.ts'
import type { PageId, SeatId } from '../../../shared/ids.ts'

const seat = 'seat-number-001' as SeatId

class TestPage implements Page {
  readonly page: PageId
  readonly heard: string[] = []
  answers: Promise<boolean>

  constructor(page: string, isAlive: boolean | Promise<boolean> = true) {
    this.page = page as PageId
    this.answers = Promise.resolve(isAlive)
  }
  isStillThere = () => this.answers
  endTakenOver = () => void this.heard.push('taken over')
  end = () => void this.heard.push('ended')
}

describe('X-5 a seat is used by one page at a time', () => {
  test('S-6 a second tab waits at the door until its person says so', async () => {
    const holders = new SeatHolders()
    const [first, second] = [new TestPage('one'), new TestPage('two')]
    expect(await holders.claim(seat, first)).toBe(true)
    expect(await holders.claim(seat, second)).toBe(false)
    expect(first.heard).toEqual([])
    holders.take(seat, second)
    expect(first.heard).toEqual(['taken over'])
    holders.release(seat, first)
    expect(await holders.claim(seat, first)).toBe(false)
  })

  test('S-6 a page that comes back replaces its earlier self', async () => {
    const holders = new SeatHolders()
    const [before, after] = [new TestPage('one'), new TestPage('one')]
    await holders.claim(seat, before)
    expect(await holders.claim(seat, after)).toBe(true)
    expect(before.heard).toEqual(['ended'])
    holders.release(seat, before)
    expect(await holders.claim(seat, new TestPage('two'))).toBe(false)
  })

  test('S-6 a reload does not meet its own ghost', async () => {
    const holders = new SeatHolders()
    const ghost = new TestPage('one', false)
    await holders.claim(seat, ghost)
    expect(await holders.claim(seat, new TestPage('two'))).toBe(true)
    expect(ghost.heard).toEqual(['ended'])
  })

  test('S-6 of two who ask the same dying holder one gets the seat', async () => {
    const holders = new SeatHolders()
    await holders.claim(seat, new TestPage('ghost', false))
    const claims = await Promise.all(
      [new TestPage('two'), new TestPage('three')].map((page) => holders.claim(seat, page)),
    )
    expect(claims).toEqual([true, false])
  })

  test('S-6 a holder that left while we asked leaves the seat free', async () => {
    const holders = new SeatHolders()
    const { promise, resolve } = Promise.withResolvers<boolean>()
    const leaving = new TestPage('one', promise)
    await holders.claim(seat, leaving)
    const claim = holders.claim(seat, new TestPage('two'))
    holders.release(seat, leaving)
    resolve(false)
    expect(await claim).toBe(true)
  })
})
