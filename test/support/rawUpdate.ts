import * as encoding from 'lib0/encoding'

/** Updates written byte by byte (Yjs V1), as no honest page writes them. */

export type RawId = readonly [client: number, clock: number]

export type RawItem = {
  readonly left?: RawId
  readonly right?: RawId
  /** The name of a root, or the item that holds the list. Only written without neighbours. */
  readonly parent?: string | RawId
  readonly key?: string
  readonly content: RawContent
}

export type RawContent = { readonly ref: number; readonly write: (encoder: encoding.Encoder) => void }

export type RawRun = {
  readonly client: number
  readonly clock: number
  readonly items: readonly (RawItem | RawBlank)[]
  /** How many items are announced; as many as there are unless said otherwise. */
  readonly announced?: number
}

/** What garbage collection leaves (`gc`), or a hole (`skip`). */
export type RawBlank = { readonly blank: 'gc' | 'skip'; readonly length: number }

export type RawDeletes = readonly (readonly [
  client: number,
  ranges: readonly (readonly [clock: number, length: number])[],
])[]

const HAS_LEFT = 0x80
const HAS_RIGHT = 0x40
const HAS_KEY = 0x20

export const text = (words: string): RawContent => ({
  ref: 4,
  write: (encoder) => encoding.writeVarString(encoder, words),
})
export const any = (...values: unknown[]): RawContent => ({
  ref: 8,
  write: (encoder) => {
    encoding.writeVarUint(encoder, values.length)
    for (const value of values) encoding.writeAny(encoder, value as never)
  },
})
/** 0 array, 1 map, 2 text, 3 to 6 of XML. */
export const type = (ref: number): RawContent => ({
  ref: 7,
  write: (encoder) => encoding.writeVarUint(encoder, ref),
})
export const deleted = (length: number): RawContent => ({
  ref: 1,
  write: (encoder) => encoding.writeVarUint(encoder, length),
})
export const json = (...values: unknown[]): RawContent => ({
  ref: 2,
  write: (encoder) => {
    encoding.writeVarUint(encoder, values.length)
    for (const value of values) encoding.writeVarString(encoder, JSON.stringify(value))
  },
})
export const binary = (bytes: Uint8Array): RawContent => ({
  ref: 3,
  write: (encoder) => encoding.writeVarUint8Array(encoder, bytes),
})
export const embed = (value: unknown): RawContent => ({
  ref: 5,
  write: (encoder) => encoding.writeVarString(encoder, JSON.stringify(value)),
})
export const format = (key: string, value: unknown): RawContent => ({
  ref: 6,
  write: (encoder) => {
    encoding.writeVarString(encoder, key)
    encoding.writeVarString(encoder, JSON.stringify(value))
  },
})
export const subdocument = (guid: string): RawContent => ({
  ref: 9,
  write: (encoder) => {
    encoding.writeVarString(encoder, guid)
    encoding.writeAny(encoder, {})
  },
})

export function rawUpdate(runs: readonly RawRun[], deletes: RawDeletes = []): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, runs.length)
    for (const run of runs) {
      encoding.writeVarUint(encoder, run.announced ?? run.items.length)
      encoding.writeVarUint(encoder, run.client)
      encoding.writeVarUint(encoder, run.clock)
      for (const item of run.items) writeStruct(encoder, item)
    }
    encoding.writeVarUint(encoder, deletes.length)
    for (const [client, ranges] of deletes) {
      encoding.writeVarUint(encoder, client)
      encoding.writeVarUint(encoder, ranges.length)
      for (const [clock, length] of ranges) {
        encoding.writeVarUint(encoder, clock)
        encoding.writeVarUint(encoder, length)
      }
    }
  })
}

function writeStruct(encoder: encoding.Encoder, struct: RawItem | RawBlank): void {
  if ('blank' in struct) {
    encoding.writeUint8(encoder, struct.blank === 'gc' ? 0 : 10)
    encoding.writeVarUint(encoder, struct.length)
    return
  }
  const { left, right, key, content } = struct
  const flags = (left ? HAS_LEFT : 0) | (right ? HAS_RIGHT : 0) | (key === undefined ? 0 : HAS_KEY)
  encoding.writeUint8(encoder, flags | content.ref)
  for (const id of [left, right]) if (id !== undefined) writeId(encoder, id)
  if (left === undefined && right === undefined) writeParent(encoder, struct)
  content.write(encoder)
}

function writeParent(encoder: encoding.Encoder, { parent = [0, 0], key }: RawItem): void {
  const isRoot = typeof parent === 'string'
  encoding.writeVarUint(encoder, isRoot ? 1 : 0)
  if (isRoot) encoding.writeVarString(encoder, parent)
  else writeId(encoder, parent)
  if (key !== undefined) encoding.writeVarString(encoder, key)
}

function writeId(encoder: encoding.Encoder, [client, clock]: RawId): void {
  encoding.writeVarUint(encoder, client)
  encoding.writeVarUint(encoder, clock)
}

/** A whole card as an honest page writes it: six units of clock and its words. */
export function rawCard(
  client: number,
  clock: number,
  card: { id: string; words: string; place?: unknown; author: string },
): RawRun {
  const parent: RawId = [client, clock]
  return {
    client,
    clock,
    items: [
      { parent: 'cards', key: card.id, content: type(1) },
      { parent, key: 'text', content: type(2) },
      { parent: [client, clock + 1], content: text(card.words) },
      { parent, key: 'place', content: any(card.place ?? ['trust', 'a0']) },
      { parent, key: 'author', content: any(card.author) },
    ],
  }
}
