import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { generateNKeysBetween } from 'fractional-indexing'
import { ROLE_LETTERS } from '../../shared/api.ts'
import { COLUMN_KEYS } from '../../shared/board/columns.ts'
import { MAX_CARDS } from '../../shared/board/limits.ts'
import type { CardId } from '../../shared/ids.ts'
import type { Role } from '../../shared/room/state.ts'
import { Person, startConversation } from '../support/people.ts'
import { RealServer } from '../support/realServer.ts'
import { BoardPage, KeyTimes } from './boardPage.ts'
import { inMiB, inMs, line, type Spread, spreadOf, times } from './figures.ts'
import type { Usage } from './meter.ts'
import { timeCommits } from './room.ts'

/**
 * Eight people who type at once on a board of many cards, on a server in a process of its own with its gate, its disk
 * and its room; and beside it in the same run a plain Yjs relay, to which the same keys go at the same moment. Timed is
 * a key from when it is pressed until its letter is in the document of each other page.
 */

const MAIN = fileURLToPath(new URL('./meteredMain.ts', import.meta.url))
const RELAY = fileURLToPath(new URL('./boardRelayMain.ts', import.meta.url))
const ROLES: readonly Role[] = ['facilitator', 'note-taker', ...Array<Role>(6).fill('participant')]
const WORDS = 'People here look out for each other, and that is worth something. '
/** What somebody writes before they go on to another card, which now and then is somebody else's. */
const KEYS_PER_CARD = 80
const OTHERS_CARD = 0.25
const ERASED = 0.07
/** 40 words a minute are four keys a second, with pauses between words and thoughts. */
const KEY_MS = { least: 90, mean: 160 }
const FULL = 400

type Writer = { readonly ours: BoardPage; readonly theirs: BoardPage; readonly cards: CardId[] }
type Wish = { readonly cards: number; readonly seconds: number }

export async function benchBoard(args: readonly string[]): Promise<void> {
  const wish = readWish(args)
  const folder = mkdtempSync(join(tmpdir(), 'goround-bench-'))
  process.setMaxListeners(0)
  const server = await RealServer.start(folder, { GOROUND_CALL: 'off' }, MAIN)
  const relay = fork(RELAY, { execArgv: ['--disable-warning=ExperimentalWarning'] })
  try {
    const [port] = await once(relay, 'message')
    await measure({ server, relay, port: Number(port), folder }, wish)
  } finally {
    relay.kill()
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

type Around = {
  readonly server: RealServer
  readonly relay: ChildProcess
  readonly port: number
  readonly folder: string
}

async function measure({ server, relay, port, folder }: Around, wish: Wish): Promise<void> {
  const [ours, theirs] = [new KeyTimes(), new KeyTimes()]
  const empty = await server.ask<Usage>('usage')
  const writers = await gather(server, port, { ours, theirs })
  await fill(writers, wish.cards)
  const usage = async () => [await server.ask<Usage>('usage'), await usageOf(relay)] as const
  const before = await usage()
  const end = performance.now() + wish.seconds * 1_000
  for (const keys of [ours, theirs]) keys.isOpen = true
  const pressed = await Promise.all(writers.map((writer) => typeUntil(writer, writers, end)))
  const after = await usage()
  const rejected = writers.flatMap((writer) => writer.ours.rejected ?? [])
  if (rejected.length > 0) throw new Error(`an honest key was refused: ${rejected.join(', ')}`)
  const commit = await timeCommits(folder)
  const keys = pressed.reduce((sum, each) => sum + each, 0)
  print({
    wish,
    keys,
    empty,
    before,
    after,
    commit,
    mine: spreadOf(ours.times),
    peer: spreadOf(theirs.times),
  })
  for (const { ours, theirs } of writers) for (const page of [ours, theirs]) page.close()
}

async function gather(
  server: RealServer,
  port: number,
  keys: { ours: KeyTimes; theirs: KeyTimes },
): Promise<Writer[]> {
  const started = await startConversation(server)
  const writers: Writer[] = []
  for (const [index, role] of ROLES.entries()) {
    const person = await Person.join(server, started, `Writer ${index + 1}`, role)
    const { me } = await person.view()
    const client = await person.room.boardClient
    const same = { room: started.id, seat: me.seat, client }
    const headers = { Cookie: person.visitor.cookie, Origin: server.url }
    const url = `${server.url.replace('http', 'ws')}/board`
    const ours = new BoardPage({ ...same, url, headers, params: { as: ROLE_LETTERS[role] } }, keys.ours)
    const there = { ...same, url: `ws://127.0.0.1:${port}`, headers: {}, params: {} }
    const theirs = new BoardPage(there, keys.theirs)
    await Promise.all([ours.open(), theirs.open()])
    if (role === 'facilitator') await person.room.send({ type: 'agenda.start' })
    writers.push({ ours, theirs, cards: [] })
  }
  return writers
}

/** The same cards on both boards, some of everybody's. Resolves when every page has all of them. */
async function fill(writers: readonly Writer[], cards: number): Promise<void> {
  const orders = generateNKeysBetween(null, null, cards)
  for (const [index, order] of orders.entries()) {
    const writer = writers[index % writers.length]
    const column = COLUMN_KEYS[index % COLUMN_KEYS.length] ?? 'trust'
    const id = `bench-card-${String(index).padStart(8, '0')}` as CardId
    writer?.cards.push(id)
    for (const page of [writer?.ours, writer?.theirs]) page?.write(id, column, order, WORDS)
    // As fast as a seat may write, all of them together.
    if (index % 80 === 79) await wait(1_500)
  }
  const pages = writers.flatMap(({ ours, theirs }) => [ours, theirs])
  while (pages.some((page) => page.size < cards)) await wait(100)
}

/** One person types, in their own rhythm. Answers how many keys. */
async function typeUntil(
  { ours, theirs, cards }: Writer,
  all: readonly Writer[],
  end: number,
): Promise<number> {
  let keys = 0
  let card = pick(cards)
  while (performance.now() < end) {
    await wait(KEY_MS.least - Math.log(1 - Math.random()) * (KEY_MS.mean - KEY_MS.least))
    keys += 1
    if (keys % KEYS_PER_CARD === 0 || ours.lengthOf(card) > FULL) {
      card = pick(Math.random() < OTHERS_CARD ? all.flatMap((each) => each.cards) : cards)
    }
    const isErased = Math.random() < ERASED
    const letter = 'etaoinshrdlu '[keys % 13] ?? 'e'
    for (const page of [ours, theirs]) {
      if (isErased) page.erase(card)
      else page.press(card, letter)
    }
  }
  return keys
}

function pick<Item>(items: readonly Item[]): Item {
  return items[Math.floor(Math.random() * items.length)] as Item
}

async function usageOf(relay: ChildProcess): Promise<Usage> {
  const answered = once(relay, 'message')
  relay.send('usage')
  const [usage] = await answered
  return usage as Usage
}

type Measured = {
  readonly wish: Wish
  readonly keys: number
  readonly empty: Usage
  readonly before: readonly [Usage, Usage]
  readonly after: readonly [Usage, Usage]
  readonly commit: Spread
  readonly mine: Spread
  readonly peer: Spread
}

function print({ wish, keys, empty, before, after, commit, mine, peer }: Measured): void {
  const row = (name: string, of: (key: keyof Spread) => string) => line(name, of('p50'), of('p95'), of('p99'))
  const cpuOf = (which: 0 | 1) => (after[which].cpuMs - before[which].cpuMs) / Math.max(1, keys)
  const lines = [
    `${wish.cards} cards, ${ROLES.length} people who type for ${wish.seconds} s: ${keys} keys, each to ${ROLES.length - 1} others`,
    '',
    line('from key to other pages', 'p50', 'p95', 'p99'),
    row('Goround', (key) => inMs(mine[key])),
    row('relay', (key) => inMs(peer[key])),
    row('a commit to this disk', (key) => inMs(commit[key])),
    row('ratio to the relay', (key) => times(mine[key] / peer[key])),
    row('ratio to relay and commit', (key) => times(mine[key] / (peer[key] + commit[key]))),
    '',
    line('', 'Goround', 'relay', 'ratio'),
    line('processor for each key', inMs(cpuOf(0)), inMs(cpuOf(1)), times(cpuOf(0) / cpuOf(1))),
    line('memory of the server', inMiB(after[0].rssBytes), inMiB(after[1].rssBytes)),
    line('of that since it was empty', inMiB(after[0].rssBytes - empty.rssBytes)),
    line('event loop late, p99', inMs(after[0].loopP99Ms), inMs(after[1].loopP99Ms)),
    '',
    'The relay looks at nothing and stores nothing: a restart loses the board. It is the floor, not a rival.',
  ]
  process.stdout.write(`${lines.join('\n')}\n`)
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

function readWish(args: readonly string[]): Wish {
  const { values } = parseArgs({
    args: [...args],
    options: {
      cards: { type: 'string', default: String(MAX_CARDS) },
      seconds: { type: 'string', default: '60' },
    },
  })
  const [cards, seconds] = [Number(values.cards), Number(values.seconds)]
  if (!(Number.isInteger(cards) && cards >= ROLES.length && cards <= MAX_CARDS))
    throw new Error(`--cards needs a whole number from ${ROLES.length} to ${MAX_CARDS}`)
  if (!(seconds > 0)) throw new Error('--seconds needs a number')
  return { cards, seconds }
}
