import { mkdtempSync, rmSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { RealServer } from '../support/realServer.ts'
import { inMiB, inMs, inUs, line, type Spread, spreadOf, times } from './figures.ts'
import { RoomLedger } from './ledger.ts'
import type { Usage } from './meter.ts'
import { Relay } from './relay.ts'
import { tapSockets } from './sockets.ts'
import { TalkingRoom } from './talkingRoom.ts'

/**
 * Rooms of eight pretend people and a facilitator, without a call, on a server in a process of its own; and beside it
 * in the same run a relay with as many sockets, on which everything that is said is said again at the same moment.
 */

const MAIN = fileURLToPath(new URL('./meteredMain.ts', import.meta.url))
const MINUTE_MS = 60_000
/** A benchmark in which nobody said anything says nothing: it goes on for this long at most until somebody does. */
const PATIENCE_MS = MINUTE_MS
const COMMITS = 200

type Wish = { readonly rooms: number; readonly talkMs: number; readonly pace: number }
type Used = { readonly before: Usage; readonly after: Usage }
type Measured = {
  readonly ledger: RoomLedger
  readonly relay: Relay
  readonly talkedMs: number
  /** Before any room was there, and at the beginning and end of the talk. */
  readonly emptyBytes: number
  readonly ours: Used
  readonly theirs: Used
  readonly commit: Spread
}

export async function benchRooms(args: readonly string[]): Promise<void> {
  const wish = readWish(args)
  const folder = mkdtempSync(join(tmpdir(), 'goround-bench-'))
  // Every board of every person listens for the end of this process.
  process.setMaxListeners(0)
  const server = await RealServer.start(folder, { GOROUND_CALL: 'off', GOROUND_TRUST_PROXY: '1' }, MAIN)
  const relay = await Relay.start()
  try {
    print(wish, await measure(server, relay, wish, folder))
  } finally {
    relay.stop()
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function measure(server: RealServer, relay: Relay, wish: Wish, folder: string): Promise<Measured> {
  const empty = await server.ask<Usage>('usage')
  const ledger = new RoomLedger((room, seat, text) => relay.say(room, seat, text))
  const stops = [tapSockets(relay), tapSockets(ledger)]
  const rooms: TalkingRoom[] = []
  try {
    for (let index = 0; index < wish.rooms; index += 1) {
      const from = `10.${index >> 8}.${index & 255}.1`
      const room = await TalkingRoom.begin(server, { seed: index + 1, pace: wish.pace, from })
      rooms.push(room)
      await relay.bring(room.id, await room.seats())
    }
    const ask = async () => [await server.ask<Usage>('usage'), await relay.usage()] as const
    const before = await ask()
    const talkedMs = await talk(ledger, wish.talkMs)
    const after = await ask()
    const commit = await timeCommits(folder)
    return {
      ...{ ledger, relay, talkedMs, commit },
      emptyBytes: empty.rssBytes,
      ours: { before: before[0], after: after[0] },
      theirs: { before: before[1], after: after[1] },
    }
  } finally {
    for (const room of rooms) await room.close()
    for (const stop of stops.reverse()) stop()
  }
}

/** They talk by themselves; this only waits. Answers for how long. */
async function talk(ledger: RoomLedger, talkMs: number): Promise<number> {
  const startedAt = performance.now()
  const lasted = () => performance.now() - startedAt
  ledger.isOpen = true
  await wait(talkMs)
  while (ledger.times.length === 0 && lasted() < talkMs + PATIENCE_MS) await wait(250)
  ledger.isOpen = false
  return lasted()
}

/** What one record on this disk costs that has to be there after a power cut: ours are told after that. */
export async function timeCommits(folder: string): Promise<Spread> {
  const file = await open(join(folder, 'commits'), 'a')
  const took: number[] = []
  for (let index = 0; index < COMMITS; index += 1) {
    const startedAt = performance.now()
    await file.appendFile('somebody raised a hand\n')
    await file.datasync()
    took.push(performance.now() - startedAt)
  }
  await file.close()
  return spreadOf(took)
}

function print(wish: Wish, { ledger, relay, talkedMs, emptyBytes, ours, theirs, commit }: Measured): void {
  const mine = spreadOf(ledger.times)
  const peer = spreadOf(relay.times)
  const row = (name: string, of: (key: keyof Spread) => string) => line(name, of('p50'), of('p95'), of('p99'))
  const perRoom = ({ before, after }: Used) =>
    (((after.cpuMs - before.cpuMs) / wish.rooms) * (MINUTE_MS / talkedMs)) / 1_000
  const perMessage = ({ before, after }: Used, messages: number) =>
    ((after.cpuMs - before.cpuMs) * 1_000) / Math.max(1, messages)
  const oursEach = perMessage(ours, ledger.deliveries)
  const theirsEach = perMessage(theirs, relay.times.length)
  const seconds = (cpu: number) => `${cpu.toFixed(3)} s`
  const grown = (ours.before.rssBytes - emptyBytes) / wish.rooms
  const lines = [
    `${wish.rooms} ${wish.rooms === 1 ? 'room' : 'rooms'} of eight and a facilitator, ${(talkedMs / 1_000).toFixed(0)} s of talk at ${wish.pace} times the pace of life:`,
    `${ledger.commands} commands, ${ledger.deliveries} messages to others of ${mean(ledger.patchBytes, ledger.deliveries)} bytes, ${ledger.times.length} of them timed`,
    ...(ledger.unseen > 0 ? [`${ledger.unseen} commands were not seen by all when the talk ended`] : []),
    '',
    line('from hand to everybody', 'p50', 'p95', 'p99'),
    row('Goround', (key) => inMs(mine[key])),
    row('relay', (key) => inMs(peer[key])),
    row('a commit to this disk', (key) => inMs(commit[key])),
    row('ratio to the relay', (key) => times(mine[key] / peer[key])),
    row('ratio to relay and commit', (key) => times(mine[key] / (peer[key] + commit[key]))),
    '',
    line('each room, a minute', 'Goround', 'relay', 'ratio'),
    line(
      'processor',
      seconds(perRoom(ours)),
      seconds(perRoom(theirs)),
      times(perRoom(ours) / perRoom(theirs)),
    ),
    line('for each message to somebody', inUs(oursEach), inUs(theirsEach), times(oursEach / theirsEach)),
    '',
    line('memory of the server', inMiB(ours.after.rssBytes), inMiB(theirs.after.rssBytes)),
    line('of that for each room', inMiB(grown)),
    line('event loop late, p99', inMs(ours.after.loopP99Ms), inMs(theirs.after.loopP99Ms)),
    '',
    'The relay looks at nothing and stores nothing, and has no boards: it is the floor, not a rival.',
  ]
  process.stdout.write(`${lines.join('\n')}\n`)
}

const mean = (sum: number, count: number) => (count === 0 ? 0 : Math.round(sum / count))

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

function readWish(args: readonly string[]): Wish {
  const { values } = parseArgs({
    args: [...args],
    options: {
      rooms: { type: 'string', default: '25' },
      minutes: { type: 'string', default: '3' },
      pace: { type: 'string', default: '1' },
    },
  })
  const rooms = positive('rooms', values.rooms)
  if (!Number.isInteger(rooms)) throw new Error('--rooms needs a whole number')
  return {
    rooms,
    talkMs: positive('minutes', values.minutes) * MINUTE_MS,
    pace: positive('pace', values.pace),
  }
}

function positive(name: string, text: string): number {
  const number = Number(text)
  if (!(number > 0)) throw new Error(`--${name} needs a number, not ${text}`)
  return number
}
