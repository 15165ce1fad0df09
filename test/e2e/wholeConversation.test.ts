import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { RoomView } from '../../shared/room/view.ts'
import { EightPeople } from '../support/eightPeople.ts'
import { endLeftBehind, findLivekit } from '../support/livekit.ts'
import { until } from '../support/until.ts'

const livekit = await findLivekit()
const SECOND = 1_000
const MINUTE = 60 * SECOND

/**
 * Eight people talk for twenty minutes of the room's time, in order: two browsers, six pretend people, a real call.
 * Whatever is said here of who was told what is read off the sockets.
 */
describe.skipIf(typeof livekit !== 'string')('a whole conversation of eight', () => {
  let eight: EightPeople
  const folder = mkdtempSync(join(tmpdir(), 'goround-eight-'))
  const ines = () => eight.rooms.ines
  const dee = () => eight.rooms.dee
  /** Dee's last words: they ended between these two moments of the server's clock. */
  let spoke: readonly [after: number, before: number]
  /** What the others were told when Dee's invitation was answered with a hand. */
  let handAfterInvitation: Map<string, unknown>

  beforeAll(async () => {
    eight = await EightPeople.gather(folder)
  })
  afterAll(async () => {
    await eight?.close()
    await endLeftBehind(folder)
    rmSync(folder, { recursive: true, force: true })
  })

  /** Waits, with nobody doing anything, until Dee is invited. Answers from which frame on nothing was done. */
  async function waitForInvitation(): Promise<number> {
    await eight.wire.settled()
    const since = eight.wire.frames.length
    eight.runs('quiet')
    await eight.sees('Dee', ({ me }) => me.invitation !== null)
    eight.runs('life')
    return since
  }

  /** Dee has the floor, speaks as one does, and says that she is done. */
  async function letDeeSpeak(): Promise<void> {
    const { me } = await eight.sees('Dee', ({ me }) => me.turn !== null)
    const startedAt = performance.now()
    await eight.speak('dee')
    await dee().page.getByRole('button', { name: "I'm done" }).click()
    await eight.sees('Dee', ({ me }) => me.turn === null)
    const since = me.turn?.since ?? 0
    spoke = [since, since + performance.now() - startedAt + SECOND]
  }

  async function goOnToNextStep(room: typeof ines): Promise<void> {
    const { visit } = eight.wire.viewOf('Otto').agenda
    await room().tool('Next step').click()
    await eight.sees('Otto', ({ agenda }) => agenda.visit === visit + 1)
  }

  test('A-1 eight people are there, and go on to the first open floor', async () => {
    await ines().tool('Start').click()
    await eight.sees('Otto', ({ agenda }) => agenda.index === 0)
    while (modeOf(eight.wire.viewOf('Otto')) !== 'open_floor') await goOnToNextStep(ines)
    await eight.sees('Ines', ({ round }) => round === null)
    expect(eight.seatOf('Grace').forFacilitators?.choice).toBe('listening')
  })

  test('Q-7 Q-2 hands are in the same order in both browsers and for all eight, new voices first', async () => {
    await eight.raise('Otto', 10 * SECOND)
    await ines().tool('Give the floor').click()
    await eight.talkItOut()
    // Otto has spoken. Two who have not go before him, and no third.
    await eight.raise('Otto', 80 * SECOND)
    await eight.raise('Jun', 30 * SECOND)
    await eight.raise('Lena', 30 * SECOND)
    await dee().control('Raise hand').click()
    await ines().queueIs('Jun', 'Lena', 'Otto', 'Dee')
    await dee().queueIs('Jun', 'Lena', 'Otto', 'You')
    await eight.allSeeQueue('Jun', 'Lena', 'Otto', 'Dee')
    await dee().control('Raise hand').click()
    await ines().queueIs('Jun', 'Lena', 'Otto')
  })

  test('F-2 the floor passes from one to the next, and somebody writes meanwhile', async () => {
    await ines().tool('Give the floor').click()
    await eight.sees('Dee', ({ floor }) => floor.holder === eight.seatOf('Jun').id)
    eight.cast.writes('Amal')
    for (const room of [ines(), dee()])
      await until(
        () => room.cards(),
        (cards) => cards.length > 0,
      )
    eight.cast.hasWritten('Amal')
    await eight.talkItOut()
    await expect
      .poll(async () => {
        const [one, other] = [await ines().cards(), await dee().cards()]
        return one.length > 0 && one.join() === other.join()
      })
      .toBe(true)
  })

  test('GO-3 a round with a pass and a come-back', async () => {
    await ines().tool('Start a go-round').click()
    const go = dee().page.getByRole('region', { name: 'Your turn in the round' })
    await go.getByRole('button', { name: 'Come back to me' }).click()
    eight.runs('talk')
    const mine = eight.seatOf('Ines').id
    const { round } = await eight.sees('Ines', (view) => view.round?.now === view.me.seat)
    eight.runs('life')
    const idsOf = (...names: string[]) => names.map((name) => eight.seatOf(name).id)
    expect(round).toMatchObject({
      now: mine,
      later: idsOf('Dee'),
      passed: idsOf('Grace'),
      spoken: idsOf('Otto', 'Jun', 'Lena', 'Bo', 'Amal'),
    })
    await ines().page.getByRole('button', { name: 'Speak', exact: true }).click()
    const heard = until(
      () => eight.people.dee.hears(),
      (tracks) => tracks.some(({ level }) => level > 0.02),
    )
    await eight.speak('ines')
    // It went through the call as well.
    await heard
    await ines().page.getByRole('button', { name: "I'm done" }).click()

    await dee().page.getByText('It’s come back to you').waitFor()
    await go.getByRole('button', { name: 'Speak', exact: true }).click()
    await letDeeSpeak()
    await eight.sees('Ines', (view) => view.round === null)
  })

  test('T-1 T-25 everybody was heard, or chose to listen', () => {
    for (const name of ['Ines', ...eight.others('Ines')]) {
      const { forFacilitators } = eight.seatOf(name)
      if (name === 'Grace') expect(forFacilitators?.choice).toBe('listening')
      else expect(forFacilitators?.band, name).not.toBe('unheard')
    }
    // Nobody else is told.
    for (const name of eight.others('Ines'))
      for (const seat of eight.wire.viewOf(name).seats) expect(seat.forFacilitators).toBeNull()
  })

  test('N-5 N-6 one person is invited, told true values, and answers; to the others it is a hand like any other', async () => {
    const since = await waitForInvitation()
    const { invitation } = eight.wire.viewOf('Dee').me
    const [after, before] = spoke
    const quietMs = [before, after].map((at) => (invitation?.at ?? 0) - at)
    const [least = 0, most = 0] = quietMs.map((ms) => Math.floor(ms / MINUTE))
    expect(least).toBeGreaterThanOrEqual(4)
    expect(invitation?.reason.quietMinutes).toBeGreaterThanOrEqual(least)
    expect(invitation?.reason.quietMinutes).toBeLessThanOrEqual(most)

    const card = dee().page.getByRole('region', { name: 'Invitation' })
    await card.getByRole('button', { name: 'Why am I seeing this?' }).click()
    const minutes = `about ${invitation?.reason.quietMinutes} minutes since you spoke`
    await card.getByText(`It’s been ${minutes}, for less of the time than most, and nobody`).waitFor()
    await card.getByRole('button', { name: 'Add me to the queue' }).click()
    await ines().queueIs('Dee')
    await dee().queueIs('You')
    await card.waitFor({ state: 'detached' })
    handAfterInvitation = await handsSince(since)
    await ines().tool('Give the floor').click()
    await letDeeSpeak()
  })

  test('N-5 a hand that no invitation led to looks the same', async () => {
    await eight.wire.settled()
    const since = eight.wire.frames.length
    await dee().control('Raise hand').click()
    expect(await handsSince(since)).toEqual(handAfterInvitation)
    await dee().control('Raise hand').click()
    await ines().queueIs()
  })

  /**
   * Dee's hand as each of the others was told of it, after some time in which nothing was said to them: in one message,
   * which changes nothing else.
   */
  async function handsSince(since: number): Promise<Map<string, unknown>> {
    const hands = new Map<string, unknown>()
    for (const name of eight.others('Dee')) {
      await eight.sees(name, ({ queue }) => queue.order.length === 1)
      expect(eight.wire.saidTo(name, since), name).toHaveLength(1)
      const before = timeless(eight.wire.viewAt(name, since))
      const { order, next } = eight.wire.viewOf(name).queue
      const queue = { ...before.queue, order, next }
      expect(timeless(eight.wire.viewOf(name)), name).toEqual({ ...before, queue })
      hands.set(name, order)
    }
    return hands
  }

  test('H-2 K-1 the facilitator drops, and whoever is here longest keeps the turns', async () => {
    await eight.loseInes()
    await eight.sees('Dee', ({ seats }) => seats.some((seat) => seat.presence === 'lost'))
    expect(eight.wire.viewOf('Dee').keeping.isOfferedToMe).toBe(false)
    const card = dee().page.getByRole('region', { name: 'Keep the turns' })
    // Fifteen seconds of a room that goes at the pace of life, and what a busy machine needs to say so.
    await card.waitFor({ timeout: 25_000 })
    await card.getByText(/Would you keep the turns until Ines is back/).waitFor()
    await card.getByRole('button', { name: 'I’ll keep them' }).click()
    for (const name of eight.others('Ines'))
      await eight.sees(name, ({ keeping }) => keeping.keeper === eight.seatOf('Dee').id)
  })

  test('K-3 the keeper moves the step and gives the floor', async () => {
    await goOnToNextStep(dee)
    for (const [name, ms] of [
      ['Otto', 80 * SECOND],
      ['Jun', 30 * SECOND],
      ['Lena', 30 * SECOND],
      ['Amal', 45 * SECOND],
    ] as const)
      await eight.raise(name, ms)
    await dee().queueIs('Otto', 'Jun', 'Lena', 'Amal')
    await dee().tool('Give the floor').click()
    await eight.sees('Bo', ({ floor }) => floor.holder === eight.seatOf('Otto').id)
  })

  test('K-2 the facilitator is back, and takes the turns again', async () => {
    await eight.bringInesBack()
    await ines().tools.getByRole('button', { name: 'Take them back' }).click()
    for (const name of ['Ines', ...eight.others('Ines')])
      await eight.sees(name, ({ keeping }) => keeping.keeper === null)
    await eight.talkItOut()
    // Bo never raises a hand. A facilitator can bring him in all the same.
    eight.cast.speaksFor('Bo', 45 * SECOND)
    await ines().control('More').click()
    await ines().page.getByRole('menuitem', { name: 'People here' }).click()
    await ines().page.getByRole('button', { name: 'Options for Bo' }).click()
    await ines().page.getByRole('menuitem', { name: 'Give the floor' }).click()
    await eight.sees('Ines', ({ floor }) => floor.holder === eight.seatOf('Bo').id)
    await ines().page.keyboard.press('Escape')
    await eight.talkItOut()
  })

  test('N-7 N-5 an invitation that is wrong is put right, and nobody else is told anything', async () => {
    const since = await waitForInvitation()
    const card = dee().page.getByRole('region', { name: 'Invitation' })
    await card.getByRole('button', { name: 'Why am I seeing this?' }).click()
    await card.getByRole('button', { name: 'That’s not right' }).click()
    await card.getByRole('button', { name: 'Please don’t invite me today' }).click()
    await dee().page.getByText('Thanks, and sorry. Fixed.').first().waitFor()
    await eight.sees('Dee', ({ me }) => me.invitation === null)
    // The next thing that happens is the first that anybody else hears of.
    await dee().control('Raise hand').click()
    expect(await handsSince(since)).toEqual(handAfterInvitation)
  })

  test('A-1 the end is the end for everybody', async () => {
    // Her page was told the time before the room hurried on, and still offers to undo what is long past.
    await ines().page.reload()
    await ines().circle.waitFor()
    await ines().endForEverybody()
    for (const room of [ines(), dee()])
      await room.page.getByRole('heading', { name: 'Thank you for being here' }).waitFor()
  })

  test('N-5 K-4 no message to anybody else had a word of what was asked of one person', async () => {
    const ids = new Set<number>()
    for (const { me } of eight.wire.toldTo('Dee')) if (me?.invitation) ids.add(me.invitation.id)
    expect([...ids]).toEqual([1, 2])
    for (const name of eight.others('Dee')) {
      const told = eight.wire.toldTo(name)
      expect(told.length).toBeGreaterThan(20)
      for (const { me, keeping } of told) {
        expect(me?.invitation ?? null, name).toBeNull()
        expect(keeping?.isOfferedToMe ?? false, name).toBe(false)
      }
    }
    // Nor any other frame on any other socket, whatever it is for.
    const elsewhere = eight.wire.frames.filter(({ line }) => line.name !== 'Dee')
    expect(elsewhere.filter(({ text }) => /quietMinutes|isUnheard/.test(text))).toEqual([])
  })

  test('nothing broke on the way, nothing was asked of anybody else, nothing was written down', async () => {
    for (const person of Object.values(eight.people)) {
      expect(person.errors).toEqual([])
      expect(person.strangers).toEqual([])
    }
    expect(await dee().page.evaluate(() => window.notes.violations)).toEqual([])
    expect(await ines().page.evaluate(() => window.notes.violations)).toEqual([])
    for (const canary of ['Ines', 'Dee', 'Otto', 'Lena', 'Grace', 'What would help?'])
      expect(eight.server.printed).not.toContain(canary)
  })
})

const modeOf = ({ agenda }: RoomView) => (agenda.index === null ? null : agenda.steps[agenda.index]?.mode)

/** A view without what moves with the quarter of an hour that shares look at, whenever anything at all happens. */
function timeless(view: RoomView) {
  const seats = view.seats.map(({ forFacilitators, ...seat }) => ({
    ...seat,
    choice: forFacilitators?.choice,
  }))
  return { ...view, seats, me: { ...view.me, share: null } }
}
