import { crc32, deflateSync } from 'node:zlib'

/**
 * The picture that goes with a link to a page elsewhere: the mark, seven dots in a ring with one place open, on paper.
 * One for all pages, without a word of anybody: what a link says beside it are the page's own public words.
 */

const WIDTH = 1_200
const HEIGHT = 630
const PAPER = [0xfb, 0xf7, 0xf0]
const EUCALYPT = [0x1f, 0x6b, 0x5c]
/** The mark's dots as in its drawing, on a field of 32. */
const DOTS: readonly (readonly [x: number, y: number])[] = [
  [16, 4.4],
  [27.6, 16],
  [24.2, 24.2],
  [16, 27.6],
  [7.8, 24.2],
  [4.4, 16],
  [7.8, 7.8],
]
const DOT_RADIUS = 3.1
/** The mark takes two thirds of the height. */
const SCALE = (HEIGHT * 0.66) / 32

export function socialCard(): Buffer {
  const rows = Array.from({ length: HEIGHT }, (_, y) => drawRow(y))
  return png(WIDTH, HEIGHT, Buffer.concat(rows))
}

/** One line of the picture: the filter byte of the format, then red, green and blue of each point. */
function drawRow(y: number): Buffer {
  const row = Buffer.alloc(1 + WIDTH * 3)
  for (let x = 0; x < WIDTH; x += 1) {
    const share = inkAt(x + 0.5, y + 0.5)
    for (const [index, paper] of PAPER.entries()) {
      row[1 + x * 3 + index] = Math.round(paper + share * ((EUCALYPT[index] ?? 0) - paper))
    }
  }
  return row
}

/** How much of this point lies on a dot, so that edges are smooth. */
function inkAt(x: number, y: number): number {
  const nearest = Math.min(
    ...DOTS.map(([dotX, dotY]) =>
      Math.hypot(x - WIDTH / 2 - (dotX - 16) * SCALE, y - HEIGHT / 2 - (dotY - 16) * SCALE),
    ),
  )
  return Math.min(1, Math.max(0, DOT_RADIUS * SCALE - nearest + 0.5))
}

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

function png(width: number, height: number, rows: Buffer): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  // Eight bits each of red, green and blue.
  header.set([8, 2, 0, 0, 0], 8)
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(data.length, 0)
  frame.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
}
