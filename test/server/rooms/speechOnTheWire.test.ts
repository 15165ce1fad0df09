import { expect, test } from 'vitest'
import type { ConversationId, SeatId } from '../../../shared/ids.ts'
import { SPEECH_SIGN_MS, type SpeechReport } from '../../../shared/protocol.ts'
import type { RoomEvent } from '../../../shared/room/events.ts'
import { Person, startConversation } from '../../support/people.ts'
import { TestClock } from '../../support/testClock.ts'
import { startTestServer } from '../../support/testServer.ts'
import { until } from '../../support/until.ts'

/** Kofi in a room whose clock only the test moves, beside Ines who facilitates. */
async function roomOfTwo() {
  const clock = new TestClock()
  const server = await startTestServer({ clock })
  const started = await startConversation(server)
  const ines = await Person.join(server, started, 'Ines', 'facilitator')
  const kofi = await Person.join(server, started, 'Kofi')
  await ines.view()
  const { seat } = (await kofi.view()).me
  const talk = async (): Promise<RoomEvent[]> => {
    const { events } = await server.storage.readRoom(started.id as ConversationId)
    return events.filter(({ type }) => type === 'talk.reported' || type === 'talk.counted')
  }
  /** Commands and reports of one socket are heard in order: when this is answered, the report was heard. */
  const say = async (report: SpeechReport, person: Person = kofi) => {
    person.room.reportSpeech(report)
    await person.room.send({ type: 'presence.come-back' })
  }
  /** The latest of them, when there are so many. */
  const talkOf = (count: number) => until(talk, (events) => events.length >= count)
  return { clock, server, started, ines, kofi, seat, talk, talkOf, say }
}

const speaking = { speaking: true } as const
const silent = { speaking: false } as const
const off = { speaking: false, off: true } as const

test('T-3 a device says that it listens, then that it does not; the room knows', async () => {
  const { say, seat, talkOf } = await roomOfTwo()
  await say(silent)
  await say(off)
  expect((await talkOf(2)).map(outlineOf)).toEqual([
    ['talk.reported', seat, true],
    ['talk.reported', seat, false],
  ])
})

test('T-6 speech is stored in pieces while it goes on, and what is left at the end', async () => {
  const { clock, say, seat, talkOf } = await roomOfTwo()
  const startedAt = clock.now()
  await say(speaking)
  for (let nth = 0; nth < 4; nth += 1) {
    clock.advance(SPEECH_SIGN_MS)
    await say(speaking)
  }
  clock.advance(500)
  await say(silent)
  clock.advance(1_000)
  const [reported, ...counted] = await talkOf(4)
  expect(reported?.type).toBe('talk.reported')
  expect(counted.map(outlineOf)).toEqual([
    ['talk.counted', seat, startedAt, startedAt + 3_660],
    ['talk.counted', seat, startedAt + 3_660, startedAt + 7_660],
    ['talk.counted', seat, startedAt + 7_660, startedAt + 8_160],
  ])
})

test('T-6 a wire that is cut ends speech with its last sign', async () => {
  const { clock, say, kofi, seat, talkOf } = await roomOfTwo()
  const startedAt = clock.now()
  await say(speaking)
  clock.advance(SPEECH_SIGN_MS)
  await say(speaking)
  clock.advance(1_000)
  kofi.close()
  expect((await talkOf(2)).map(outlineOf).slice(0, 2)).toEqual([
    ['talk.reported', seat, true],
    ['talk.counted', seat, startedAt, startedAt + SPEECH_SIGN_MS - 340],
  ])
})

test('T-6 another tab ends the speech of the first one', async () => {
  const { server, say, kofi, talk, talkOf } = await roomOfTwo()
  await say(silent)
  const second = Person.open(server, kofi.visitor, kofi)
  await second.sees((room) => room.kind === 'elsewhere')
  // At the door nobody is heard.
  second.room.reportSpeech(speaking)
  expect(await second.raise()).toEqual({ ok: false, code: 'session/elsewhere' })
  expect(await talk()).toHaveLength(1)
  second.room.bringHere()
  await second.view()
  const events = await talkOf(2)
  expect(outlineOf(events[1] as RoomEvent)[2]).toBe(false)
  await say(silent, second)
  expect(await talkOf(3)).toHaveLength(3)
})

test('T-6 after the end nothing is measured', async () => {
  const { clock, server, started, say, ines, kofi } = await roomOfTwo()
  await say(speaking)
  clock.advance(SPEECH_SIGN_MS)
  await ines.room.send({ type: 'room.end' })
  await kofi.sees((room) => room.kind === 'in' && room.view.agenda.phase === 'ended')
  await say(speaking)
  clock.advance(10_000)
  await say(off)
  const { events } = await server.storage.readRoom(started.id as ConversationId)
  const end = events.findIndex(({ type }) => type === 'room.ended')
  expect(end).toBeGreaterThan(0)
  expect(events.slice(end + 1).filter(({ type }) => type.startsWith('talk.'))).toEqual([])
})

test('T-3 what has any other field is not heard, and ten of them end the page', async () => {
  const { server, say, kofi, talk } = await roomOfTwo()
  const unreadable: unknown[] = [
    { speaking: true, level: -20 },
    { speaking: 'yes' },
    { speaking: true, off: true },
    { off: true },
    null,
    'speaking',
    { speaking: true, seat: 'somebody-else-01' as SeatId },
  ]
  for (const report of unreadable) await say(report as SpeechReport)
  expect(await talk()).toEqual([])
  const cut = kofi.sees((room) => room.kind === 'in' && room.connection === 'reconnecting')
  for (let nth = unreadable.length; nth < 10; nth += 1) kofi.room.reportSpeech({} as SpeechReport)
  await cut
  expect(server.logged.filter((line) => line.includes('socket.breach'))).toHaveLength(1)
})

test('SEC-13 a page that reports all the time is not heard all the time', async () => {
  const { say, kofi, talkOf, talk } = await roomOfTwo()
  for (let nth = 0; nth < 100; nth += 1) {
    kofi.room.reportSpeech(silent)
    kofi.room.reportSpeech(off)
  }
  await say(silent)
  const before = (await talkOf(20)).length
  expect(before).toBeLessThanOrEqual(40)
  expect((await talk()).length).toBe(before)
})

function outlineOf(event: RoomEvent): unknown[] {
  if (event.type === 'talk.reported') return [event.type, event.seat, event.isReporting]
  if (event.type === 'talk.counted') return [event.type, event.seat, event.startAt, event.endAt]
  return [event.type]
}
