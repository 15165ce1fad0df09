import * as Y from 'yjs'
import { CARDS_ROOT } from '../../shared/board/document.ts'
import { steersText } from '../../shared/board/text.ts'
import type { Rejection } from '../../shared/board/wire.ts'
import type { Extent } from './limits.ts'
import { type Rejected, reject } from './verdict.ts'

/** What an update says it brings. Read from its bytes alone; no document has seen it yet. */
export type Claims = {
  readonly ok: true
  readonly items: readonly Y.Item[]
  /** Where the clock of each client would stand afterwards. */
  readonly ends: ReadonlyMap<number, number>
}

/** What is known so far: clocks of the board, and which client ids were given to the sender. */
export type Known = {
  readonly clockOf: (client: number) => number
  readonly isMine: (client: number) => boolean
}

type Decoded = ReturnType<typeof Y.decodeUpdate>

/**
 * Decodes an update and checks all that can be said without applying it: whose ids it writes under, that it
 * leaves no gap, how much it brings, what kinds of content, and that it deletes nothing that does not exist yet.
 * The lazy decoder allocates only as it reads, so a few bytes that announce a billion items cost nothing.
 */
export function readClaims(update: Uint8Array, known: Known, extent: Extent): Claims | Rejected {
  const decoded = decode(update)
  if (decoded === undefined || decoded.structs.length > extent.items) return reject('malformed')
  const ends = new Map<number, number>()
  const items: Y.Item[] = []
  for (const struct of decoded.structs) {
    const { client, clock } = struct.id
    const code = judge(struct, known, ends.get(client))
    if (code !== null) return reject(code)
    ends.set(client, clock + struct.length)
    items.push(struct as Y.Item)
  }
  const units = items.reduce((sum, item) => sum + item.length, 0)
  if (units > extent.units) return reject('malformed')
  const endOf = (client: number) => Math.max(known.clockOf(client), ends.get(client) ?? 0)
  return deletesOnlyWhatIs(decoded.ds, endOf) ? { ok: true, items, ends } : reject('gap')
}

/** `end` is where the sender's run of this client stands, undefined at its first item. */
function judge(struct: Decoded['structs'][number], known: Known, end: number | undefined): Rejection | null {
  // Browsers keep what they deleted, so they never send the blanks that garbage collection leaves.
  if (!(struct instanceof Y.Item) || !isBoardContent(struct) || !isRootedHere(struct)) return 'malformed'
  if (struct.content instanceof Y.ContentString && steersText(struct.content.str)) return 'steering'
  const { client, clock } = struct.id
  if (!known.isMine(client)) return 'identity'
  if (end === undefined) return clock > known.clockOf(client) ? 'gap' : null
  return clock === end ? null : 'malformed'
}

function decode(update: Uint8Array): Decoded | undefined {
  try {
    const decoded = Y.decodeUpdateV2(update, Reader)
    return Reader.isAtEnd(update) ? decoded : undefined
  } catch {
    return undefined
  }
}

/** Reads V1, the encoding of the provider, and knows how far it came: bytes after the end are no update. */
class Reader extends Y.UpdateDecoderV1 {
  static #last: Reader | undefined

  constructor(rest: Y.UpdateDecoderV1['restDecoder']) {
    super(rest)
    Reader.#last = this
  }

  static isAtEnd(update: Uint8Array): boolean {
    return Reader.#last?.restDecoder.pos === update.length
  }
}

/** Text, plain values and the two types of a card: nothing formatted, embedded, binary, or a document in a document. */
function isBoardContent({ content, length }: Y.Item): boolean {
  if (length < 1) return false
  if (content instanceof Y.ContentType) {
    return content.type.constructor === Y.Map || content.type.constructor === Y.Text
  }
  return content instanceof Y.ContentString || content instanceof Y.ContentAny
}

/** Names another root only if it is ours: merely applying an item makes the root it names. */
function isRootedHere(item: Y.Item): boolean {
  const parent: unknown = item.parent
  return typeof parent !== 'string' || parent === CARDS_ROOT
}

/** A deletion of what is yet to come would hide somebody's future words from everybody else. */
function deletesOnlyWhatIs(deletes: Decoded['ds'], endOf: (client: number) => number): boolean {
  for (const [client, ranges] of deletes.clients) {
    const end = endOf(client)
    if (ranges.some(({ clock, len }) => len < 1 || clock + len > end)) return false
  }
  return true
}
