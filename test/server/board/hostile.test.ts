import { randomBytes } from 'node:crypto'
import * as encoding from 'lib0/encoding'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { CLOSE } from '../../../shared/board/wire.ts'
import type { CardId, ConversationId } from '../../../shared/ids.ts'
import { ATTACKS, type Target } from '../../support/boardAttacks.ts'
import { ANA, GateKit, type HonestPage, KOFI, MALLORY, newCardId, readBoard } from '../../support/boardKit.ts'
import { BoardServer, type SocketPage } from '../../support/boardServer.ts'
import { rawCard, rawUpdate, text } from '../../support/rawUpdate.ts'

const LONG = 'People here look out for each other, and everybody knows somebody who knows. '

/** Two long cards, one that will be deleted, and enough others that wiping them all is no tidying up. */
function writeBoard(page: HonestPage): { card: CardId; otherCard: CardId; gone: CardId } {
  const [card, otherCard, gone] = [0, 1, 2].map(() => page.write(LONG.repeat(6))) as [CardId, CardId, CardId]
  for (let index = 0; index < 5; index += 1) page.write(LONG)
  return { card, otherCard, gone }
}

function aimAt(page: HonestPage, client: number, cards: ReturnType<typeof writeBoard>): Target {
  const gone = page.doc.getMap('cards')._map.get(cards.gone)?.id
  return {
    me: { seat: MALLORY, client },
    victim: { client: page.client, clock: Y.getState(page.doc.store, page.client) },
    doc: page.doc,
    card: cards.card,
    otherCard: cards.otherCard,
    gone: [gone?.client ?? 0, gone?.clock ?? 0],
  }
}

describe('attacks at the gate', () => {
  test.each(ATTACKS)('G-1 $name: refused whole', ({ update }) => {
    const kit = new GateKit()
    const ana = kit.page(ANA)
    const cards = writeBoard(ana)
    kit.flush(ana)
    kit.remove(cards.gone)
    const board = readBoard(kit.replicas.committed)
    const target = aimAt(ana, kit.issue(MALLORY), cards)
    for (const isFirstSync of [false, true]) {
      expect(kit.admit(MALLORY, update(target), { isFirstSync })).toMatchObject({ ok: false })
    }
    expect(readBoard(kit.replicas.committed)).toEqual(board)
    expect(readBoard(kit.replicas.ahead)).toEqual(board)
    ana.textOf(cards.card).insert(0, 'still ')
    ana.write('and more')
    expect(kit.flush(ana).every(({ ok }) => ok)).toBe(true)
    expect(readBoard(kit.page(KOFI).doc)).toEqual(readBoard(ana.doc))
  })
})

describe('attacks over a socket', () => {
  let server: BoardServer
  let neighbours: ConversationId
  let bystander: SocketPage

  beforeAll(async () => {
    server = await BoardServer.start()
    neighbours = await server.newConversation()
    bystander = await server.join(neighbours, KOFI)
    bystander.write('next door')
    await bystander.save()
  })
  afterAll(async () => {
    await bystander.close()
    await server.stop()
    expect(server.defects).toEqual([])
  })

  type Scene = { ana: SocketPage; mallory: SocketPage; target: Target; conversation: ConversationId }

  async function stage(): Promise<Scene> {
    const conversation = await server.newConversation()
    const ana = await server.join(conversation, ANA)
    const cards = writeBoard(ana)
    await ana.save()
    const mallory = await server.join(conversation, MALLORY)
    return { ana, mallory, target: aimAt(ana, mallory.client, cards), conversation }
  }

  /** Everybody else reads what they read, their next words arrive, and the board next door does not notice. */
  async function expectUnharmed({ ana, conversation }: Scene, board: Record<string, string>): Promise<void> {
    expect(readBoard(ana.doc)).toEqual(board)
    const card = ana.write('afterwards')
    await ana.save()
    expect(ana.rejected).toBeNull()
    const late = await server.join(conversation, KOFI)
    expect(readBoard(late.doc)).toEqual({ ...board, [card]: expect.stringContaining('afterwards') })
    const next = bystander.write('still here')
    await bystander.save()
    expect(bystander.rejected).toBeNull()
    expect(Object.keys(readBoard(bystander.doc))).toContain(next)
    await Promise.all([ana.close(), late.close()])
  }

  test.each(ATTACKS)('G-1 $name: nobody else notices', async ({ update }) => {
    const scene = await stage()
    const board = readBoard(scene.ana.doc)
    scene.mallory.sendUpdate(update(scene.target))
    await scene.mallory.until(() => scene.mallory.rejected !== null)
    await expectUnharmed(scene, board)
    await scene.mallory.close()
  })

  const frame = (...parts: (number | Uint8Array | string)[]) =>
    encoding.encode((encoder) => {
      for (const part of parts) {
        if (typeof part === 'number') encoding.writeVarUint(encoder, part)
        else if (typeof part === 'string') encoding.writeVarString(encoder, part)
        else encoding.writeVarUint8Array(encoder, part)
      }
    })
  const stateVectorOf = (clients: number) =>
    encoding.encode((encoder) => {
      encoding.writeVarUint(encoder, clients)
      for (let client = 1; client <= clients; client += 1) {
        encoding.writeVarUint(encoder, client)
        encoding.writeVarUint(encoder, 1)
      }
    })
  const draft = (text: string, column = 'trust') => frame(102, JSON.stringify({ draft: { text, column } }))
  const card = (client: number) =>
    rawUpdate([rawCard(client, 0, { id: newCardId(), words: 'x', author: MALLORY })])

  test.each<[string, (target: Target) => Uint8Array | string, number]>([
    [
      'a state vector of three hundred thousand clients',
      () => frame(0, 0, stateVectorOf(300_000)),
      CLOSE.tooBig,
    ],
    ['a state vector of three hundred clients', () => frame(0, 0, stateVectorOf(300)), CLOSE.unsupported],
    [
      'a state vector that announces more than it has',
      () => frame(0, 0, Uint8Array.of(0xff, 0xff, 0xff, 0x7f)),
      CLOSE.unsupported,
    ],
    ['a message that nobody knows', () => frame(77, 'x'), CLOSE.unsupported],
    ['a sync message that nobody knows', () => frame(0, 9, new Uint8Array(3)), CLOSE.unsupported],
    ['a message of words', () => 'hello', CLOSE.unsupported],
    ['nothing', () => new Uint8Array(), CLOSE.unsupported],
    [
      'a message that ends in the middle',
      () => frame(0, 2, new Uint8Array(9)).slice(0, 7),
      CLOSE.unsupported,
    ],
    [
      'two messages in one frame',
      ({ me }) => Uint8Array.of(...frame(0, 2, card(me.client)), ...frame(0, 2, card(me.client))),
      CLOSE.unsupported,
    ],
    ['a frame that is longer than anything typed', () => frame(0, 2, randomBytes(40 * 1024)), CLOSE.tooBig],
    [
      'a frame that is longer than an hour of writing',
      () => frame(0, 1, randomBytes(300 * 1024)),
      CLOSE.tooBig,
    ],
    [
      'a presence that is longer than a draft',
      () => frame(102, JSON.stringify({ editing: 'x'.repeat(9_300) })),
      CLOSE.tooBig,
    ],
  ])('G-1 %s: the socket is closed, nobody else notices', async (_, write, code) => {
    const scene = await stage()
    const board = readBoard(scene.ana.doc)
    scene.mallory.sendFrame(write(scene.target))
    await scene.mallory.until(() => !scene.mallory.isOpen)
    expect(scene.mallory.closeCode).toBe(code)
    await expectUnharmed(scene, board)
  })

  test.each<[string, (target: Target) => Uint8Array]>([
    [
      'somebody else’s awareness with a clock that nobody can pass',
      ({ victim }) => awareness([[victim.client, 2 ** 40, { name: 'forged', role: 'facilitator' }]]),
    ],
    ['fifty thousand people', () => awareness(Array.from({ length: 5_000 }, (_, index) => [index, 1, {}]))],
    ['somebody else is gone', ({ victim }) => awareness([[victim.client, 9, null]])],
    [
      'a presence with somebody’s seat',
      () => frame(102, JSON.stringify({ editing: newCardId(), seat: ANA })),
    ],
    ['a presence that is no presence', () => frame(102, '{"editing":')],
    ['a presence with a prototype', () => frame(102, '{"__proto__":{"editing":"x"}}')],
    ['a draft of somebody who takes no notes', () => draft('mine')],
    ['a draft that is longer than a card', () => draft('x'.repeat(3_000))],
    ['a draft in a column that is none', () => draft('x', 'nowhere')],
    [
      'a caret of words',
      () => frame(102, JSON.stringify({ editing: newCardId(), caret: { anchor: 'x', head: null } })),
    ],
  ])('G-10 %s: nobody hears of it', async (_, write) => {
    const scene = await stage()
    const board = readBoard(scene.ana.doc)
    scene.mallory.sendFrame(write(scene.target))
    // What is sent after it is heard, so it was read and left aside.
    scene.mallory.sendFrame(frame(102, JSON.stringify({ editing: scene.target.card })))
    await scene.ana.until(() => scene.ana.presence.length > 0)
    expect(scene.ana.presence.map((news) => JSON.parse(news))).toEqual([
      [{ page: expect.any(Number), seat: MALLORY, editing: scene.target.card }],
    ])
    await scene.mallory.close()
    await expectUnharmed(scene, board)
  })

  function awareness(entries: [number, number, unknown][]): Uint8Array {
    return frame(
      1,
      frame(
        entries.length,
        ...entries.flatMap(([client, clock, state]) => [client, clock, JSON.stringify(state)]),
      ),
    )
  }

  test('G-1 a page whose update was refused is told why, gets the board as it is, and writes no more on this socket', async () => {
    const { ana, mallory, target } = await stage()
    mallory.sendUpdate(rawUpdate([], [[target.victim.client, [[target.victim.clock, 9]]]]))
    mallory.sendUpdate(card(mallory.client))
    await mallory.until(() => mallory.rejected !== null)
    expect(mallory.rejected).toEqual({ frame: 2, code: 'gap' })
    const seen = readBoard(ana.doc)
    const mark = ana.write('a mark')
    await ana.save()
    await mallory.until(() => mark in readBoard(mallory.doc))
    expect(Object.keys(readBoard(ana.doc)).sort()).toEqual([...Object.keys(seen), mark].sort())
    await Promise.all([ana.close(), mallory.close()])
  })

  test('G-1 after three such updates the seat only reads, on every connection, until they have faded', async () => {
    const { ana, mallory, target, conversation } = await stage()
    await mallory.close()
    const isRefused = async (update: (client: number) => Uint8Array) => {
      const page = await server.join(conversation, MALLORY)
      page.sendUpdate(update(page.client))
      await page.until(() => page.rejected !== null || page.committed >= page.frames)
      await page.close()
      return page.rejected?.code
    }
    expect(await isRefused(card)).toBeUndefined()
    for (let strike = 0; strike < 3; strike += 1) {
      expect(await isRefused(() => rawUpdate([], [[target.victim.client, [[target.victim.clock, 9]]]]))).toBe(
        'gap',
      )
    }
    expect(await isRefused(card)).toBe('read-only')
    expect(await isRefused(() => rawUpdate([], [[target.victim.client, [[2, 1]]]]))).toBe('read-only')
    const reader = await server.join(conversation, MALLORY)
    await reader.until(() => reader.committed >= reader.frames)
    const mark = ana.write('seen')
    await ana.save()
    await reader.until(() => mark in readBoard(reader.doc))
    await Promise.all([ana.close(), reader.close()])
  })

  test('G-8 two people who fill the last place at once lose no standing', async () => {
    const { ana, mallory, target, conversation } = await stage()
    await mallory.close()
    for (let round = 0; round < 4; round += 1) {
      const page = await server.join(conversation, MALLORY)
      page.textOf(target.card).insert(0, 'x'.repeat(600))
      await page.save()
      expect(page.rejected?.code).toBe('card-full')
      await page.close()
    }
    const page = await server.join(conversation, MALLORY)
    page.sendUpdate(
      rawUpdate([
        { client: page.client, clock: 0, items: [{ left: wordsOf(ana, target.card), content: text('!') }] },
      ]),
    )
    await page.until(() => page.committed >= page.frames)
    expect(page.rejected).toBeNull()
    await Promise.all([ana.close(), page.close()])
  })

  function wordsOf(page: HonestPage, of: CardId): [number, number] {
    const id = page.textOf(of)._start?.id
    return [id?.client ?? 0, id?.clock ?? 0]
  }
})
