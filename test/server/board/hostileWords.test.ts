import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { takeSnapshot } from '../../../server/board/snapshot.ts'
import { createBoardDocument, readCard, readCards } from '../../../shared/board/document.ts'
import { cleanCardText, fitsCard, isCardText, steersText } from '../../../shared/board/text.ts'
import { ANA, GateKit, KOFI, MALLORY, newCardId } from '../../support/boardKit.ts'
import { BoardServer } from '../../support/boardServer.ts'
import { hostileTexts } from '../../support/hostileText.ts'
import { rawCard, rawUpdate } from '../../support/rawUpdate.ts'

const KNOWN = hostileTexts(500)

const letter = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1, maxLength: 4 }),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 4 }),
  fc.constantFrom(...KNOWN),
  // Halves of characters, which are no text at all.
  fc.integer({ min: 0xd800, max: 0xdfff }).map((code) => String.fromCharCode(code)),
)
const hostile = fc.array(letter, { maxLength: 8 }).map((letters) => letters.join(''))
const RUNS = { numRuns: 1_000, examples: KNOWN.map((words): [string] => [words]) }

describe('words that mean no good', () => {
  test('G-9 what our page makes of them is taken, and is the same on every page, on disk and after a cut', () => {
    fc.assert(
      fc.property(hostile, (raw) => {
        const words = cleanCardText(raw)
        fc.pre(isCardText(words))
        const kit = new GateKit()
        const [ana, kofi] = [kit.page(ANA), kit.page(KOFI)]
        const card = ana.write(words)
        expect(kit.flush(ana)).toMatchObject([{ ok: true }])
        // Beside other words as well, in the middle of which they are put.
        const other = ana.write('before and after')
        ana.textOf(other).insert(7, words)
        for (const result of kit.flush(ana)) expect(result).toMatchObject({ ok: true })
        const reopened = createBoardDocument({ gc: true })
        Y.applyUpdate(reopened, takeSnapshot(kit.replicas.committed))
        for (const doc of [ana.doc, kofi.doc, kit.replicas.committed, reopened]) {
          expect(readCard(doc, card)?.text.toString()).toBe(words)
          expect(readCard(doc, other)?.text.toString()).toBe(`before ${words}and after`)
        }
        expect(steersText(words)).toBe(false)
      }),
      RUNS,
    )
  })

  test('G-9 sent by a page that cleans nothing, they are refused, or others read them as they are and safe', () => {
    fc.assert(
      fc.property(hostile, (raw) => {
        fc.pre(raw !== '')
        const kit = new GateKit()
        const ana = kit.page(ANA)
        const [id, client] = [newCardId(), kit.issue(MALLORY)]
        const result = kit.admit(
          MALLORY,
          rawUpdate([rawCard(client, 0, { id, words: raw, author: MALLORY })]),
        )
        const read = readCard(ana.doc, id)?.text.toString()
        if (!result.ok) {
          expect(readCards(ana.doc)).toEqual([])
          return
        }
        // What is no text, the encoding of the wire has no letters for.
        expect(read).toBe(raw.toWellFormed())
        expect([steersText(read ?? ''), fitsCard(read ?? '')]).toEqual([false, true])
        expect(readCard(kit.replicas.committed, id)?.text.toString()).toBe(read)
      }),
      RUNS,
    )
  })

  test('G-9 over real sockets, on disk and read back', async () => {
    const server = await BoardServer.start()
    const conversation = await server.newConversation()
    const [ana, kofi] = [await server.join(conversation, ANA), await server.join(conversation, KOFI)]
    const words = KNOWN.map(cleanCardText).filter(isCardText).slice(0, 60)
    for (let from = 0; from < words.length; from += 20) {
      for (const each of words.slice(from, from + 20)) ana.write(each)
      await ana.save()
    }
    expect(ana.rejected).toBe(null)
    await kofi.until(() => readCards(kofi.doc).length === words.length)
    const sorted = (texts: readonly string[]) => [...texts].sort()
    expect(sorted(readCards(kofi.doc).map(({ text }) => text.toString()))).toEqual(sorted(words))
    const read = await server.boards.read(conversation)
    expect(sorted(read.map(({ text }) => text))).toEqual(sorted(words))
    expect(server.defects).toEqual([])
    await server.stop()
  })
})
