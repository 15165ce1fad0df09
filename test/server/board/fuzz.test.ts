import * as encoding from 'lib0/encoding'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { cardsOf, placeCards, readCard, takeCardDown } from '../../../shared/board/document.ts'
import { MESSAGE_SYNC } from '../../../shared/board/wire.ts'
import type { CardId, ConversationId, SeatId } from '../../../shared/ids.ts'
import { ATTACKS, type Target } from '../../support/boardAttacks.ts'
import { ANA, HonestPage, KOFI, newCardId, readBoard } from '../../support/boardKit.ts'
import { BoardServer, type SocketPage } from '../../support/boardServer.ts'
import {
  any,
  deleted,
  type RawContent,
  type RawItem,
  rawUpdate,
  text,
  type,
} from '../../support/rawUpdate.ts'

const FRAMES = 20_000
/** A board takes 256 pages that write; each hostile frame comes from a page of its own, so that none hides behind a refusal. */
const FRAMES_PER_BOARD = 200
const AT_ONCE = 40
/** Another seed with FUZZ_SEED=…; a seed that found something becomes a test of its own. */
const SEED = Number(process.env.FUZZ_SEED ?? 20_261_121)

type Random = (below: number) => number

/** Mulberry32: the same numbers for the same seed. */
function createRandom(seed: number): Random {
  let state = seed >>> 0
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below)
  }
}

/** Deep frames are those that are wrong in one thing only. */
const mostly = <Value>(random: Random, usual: Value, others: readonly Value[]): Value =>
  random(12) === 0 ? pick(random, others) : usual

const pick = <Value>(random: Random, values: readonly Value[]): Value =>
  values[random(values.length)] as Value

describe('twenty thousand frames', () => {
  let server: BoardServer
  beforeAll(async () => {
    server = await BoardServer.start()
  })
  afterAll(() => server.stop())

  test('G-1 nothing breaks, honest pages go on, and the board next door is as it was', {
    timeout: 180_000,
  }, async () => {
    const random = createRandom(SEED)
    const neighbours = await server.newConversation()
    const bystander = await server.join(neighbours, KOFI)
    bystander.write('next door')
    await bystander.save()
    const nextDoor = readBoard(bystander.doc)
    for (let sent = 0; sent < FRAMES; sent += FRAMES_PER_BOARD) {
      await storm(server, random, `seed ${SEED}, board of frame ${sent}`)
    }
    expect(readBoard(bystander.doc)).toEqual(nextDoor)
    const late = await server.join(neighbours, ANA)
    expect(readBoard(late.doc)).toEqual(nextDoor)
    expect(server.defects).toEqual([])
    await Promise.all([bystander.close(), late.close()])
  })
})

/** Some hundred hostile frames against one board, among honest writing. */
async function storm(server: BoardServer, random: Random, where: string): Promise<void> {
  const conversation = await server.newConversation()
  const ana = await server.join(conversation, ANA)
  const cards = ['We look out for each other', 'A place to go at night', 'x'.repeat(300)].map((words) =>
    ana.write(words),
  )
  await ana.save()
  for (let sent = 0; sent < FRAMES_PER_BOARD; sent += AT_ONCE) {
    await Promise.all(
      Array.from({ length: AT_ONCE }, async (_, index) => {
        const seat = `seat-${sent + index}-of-mallory` as SeatId
        const client = await server.boards.issueClient(conversation, seat)
        const target = { ...aimAt(ana, cards), me: { seat, client } }
        await throwAt(server, conversation, target, fuzz(random, target))
      }),
    )
    ana.textOf(pick(random, cards)).insert(0, pick(random, ['and ', '🏡', 'so ']))
    await ana.save()
    expect(ana.rejected, where).toBeNull()
  }
  const late = await server.join(conversation, KOFI)
  await ana.until(() => String(Y.encodeStateVector(ana.doc)) === String(Y.encodeStateVector(late.doc)))
  expect(readBoard(ana.doc), where).toEqual(readBoard(late.doc))
  for (const card of cards) expect(readCard(late.doc, card), where).toMatchObject({ author: ANA })
  for (const key of cardsOf(late.doc).keys()) expect(readCard(late.doc, key as CardId), where).toBeDefined()
  expect([...late.doc.share.keys()], where).toEqual(['cards'])
  await Promise.all([ana.close(), late.close()])
}

function aimAt(ana: SocketPage, cards: readonly CardId[]): Omit<Target, 'me'> {
  return {
    victim: { client: ana.client, clock: Y.getState(ana.doc.store, ana.client) },
    doc: ana.doc,
    card: cards[0] as CardId,
    otherCard: cards[1] as CardId,
    gone: [ana.client, 0],
  }
}

/** One connection: an answer to the server's question, the hostile frame, and a question that shows it was read. */
function throwAt(
  server: BoardServer,
  conversation: ConversationId,
  { me }: Target,
  frame: Uint8Array,
): Promise<void> {
  return new Promise((resolve) => {
    const ws = new WebSocket(`${server.url}/${conversation}?seat=${me.seat}`)
    ws.on('error', () => {})
    ws.on('close', () => resolve())
    ws.on('open', () => {
      ws.send(sync(1, Uint8Array.of(0, 0)))
      ws.send(frame)
      ws.send(sync(0, Uint8Array.of(0)))
    })
    ws.on('message', (data: Buffer) => {
      const isAnswer = data[0] === MESSAGE_SYNC && data[1] === 1
      if (isAnswer) ws.close()
    })
  })
}

function sync(kind: number, payload: Uint8Array): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, MESSAGE_SYNC)
    encoding.writeVarUint(encoder, kind)
    encoding.writeVarUint8Array(encoder, payload)
  })
}

function fuzz(random: Random, target: Target): Uint8Array {
  switch (random(14)) {
    case 0:
      return randomBytes(random, 1 + random(200))
    case 1:
      return sync(random(3), randomBytes(random, random(120)))
    case 2:
      return flipBits(random, sync(2, honestUpdate(random, target)))
    case 3:
      return flipBits(random, pick(random, ATTACKS).update(target))
    case 4: {
      const frame = sync(2, honestUpdate(random, target))
      return frame.slice(0, random(frame.length))
    }
    case 5:
      return sync(2, flipBits(random, honestUpdate(random, target)))
    default:
      return sync(2, grammar(random, target))
  }
}

function randomBytes(random: Random, length: number): Uint8Array {
  return Uint8Array.from({ length }, () => random(256))
}

function flipBits(random: Random, bytes: Uint8Array): Uint8Array {
  const flipped = bytes.slice()
  for (let count = 1 + random(3); count > 0; count -= 1) {
    const at = random(flipped.length)
    flipped[at] = (flipped[at] ?? 0) ^ (1 << random(8))
  }
  return flipped
}

/** What an honest page of this seat would send: a card, a keystroke, a move, a card taken down. */
function honestUpdate(random: Random, { me, doc, card }: Target): Uint8Array {
  const page = new HonestPage(me.seat, me.client)
  page.hear(Y.encodeStateAsUpdate(doc))
  const words = page.textOf(card)
  switch (random(5)) {
    case 0:
      page.write('one more')
      break
    case 1:
      words.insert(random(words.length + 1), 'xyz')
      break
    case 2:
      words.delete(random(Math.max(1, words.length - 3)), 2)
      break
    case 3:
      placeCards(page.doc, 'actions', [{ id: card, order: 'a7' }])
      break
    default:
      takeCardDown(page.doc, card)
  }
  return page.outbox[0] ?? Uint8Array.of(0, 0)
}

/** Updates that decode: items of any kind, anywhere, beside anything. */
function grammar(random: Random, target: Target): Uint8Array {
  const { me, victim } = target
  const runs = Array.from({ length: mostly(random, 1, [0, 2]) }, () => ({
    client: mostly(random, me.client, [victim.client, random(2 ** 32)]),
    clock: mostly(random, 0, [victim.clock, random(100)]),
    items: Array.from({ length: 1 + random(4) }, () => rawItem(random, target)),
  }))
  const deletes = Array.from({ length: mostly(random, 0, [1, 2]) }, () => {
    const client = pick(random, [victim.client, me.client, random(2 ** 32)])
    return [client, [[random(victim.clock + 5), 1 + random(5)]]] as [number, [number, number][]]
  })
  return rawUpdate(runs, deletes)
}

function rawItem(random: Random, target: Target): RawItem {
  const id = () =>
    [pick(random, [target.victim.client, target.me.client]), random(target.victim.clock + 2)] as const
  const shape = random(5)
  return {
    ...(shape === 0 || shape === 1 ? { left: id() } : {}),
    ...(shape === 1 || shape === 2 ? { right: id() } : {}),
    parent: mostly(random, pick(random, ['cards', id(), id()]), ['votes']),
    ...(random(2) === 0
      ? {}
      : { key: pick(random, [newCardId(), target.card, 'text', 'place', 'author', 'down', '__proto__']) }),
    content: rawContent(random, target),
  }
}

function rawContent(random: Random, { me }: Target): RawContent {
  switch (random(12)) {
    case 0:
      return type(random(7))
    case 1:
      return type(1 + random(2))
    case 2:
    case 3:
      return any(['trust', pick(random, ['a0', 'a5', 'zz', ''])])
    case 4:
      return any(pick<unknown>(random, [me.seat, true, false, null, 7, { down: true }]))
    case 5:
      return deleted(1 + random(9))
    case 6:
      return { ref: random(32), write: (encoder) => encoding.writeVarUint(encoder, random(300)) }
    default:
      return text(mostly(random, pick(random, ['x', 'well', '🏡', 'a\nb']), ['\u202e', '']))
  }
}
