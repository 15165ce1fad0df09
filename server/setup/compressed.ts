import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Plugin } from 'vite'

/** What gets smaller by compressing; fonts and pictures are compressed already. */
const TEXT = /\.(js|css|html|svg|json)$/
/** Below this a compressed copy saves less than its headers cost. */
const MIN_BYTES = 1_000

/** Lays compressed copies beside the built files, so that the server never compresses while people wait. */
export function layCompressedCopies(): Plugin {
  return {
    name: 'goround:compressed',
    apply: 'build',
    async writeBundle({ dir = '' }, bundle) {
      const files = Object.values(bundle).filter((file) => TEXT.test(file.fileName))
      await Promise.all(
        files.map(async (file) => {
          const bytes = Buffer.from(file.type === 'chunk' ? file.code : file.source)
          if (bytes.byteLength < MIN_BYTES) return
          const place = join(dir, file.fileName)
          await writeFile(`${place}.gz`, await promisify(gzip)(bytes, { level: 9 }))
          await writeFile(`${place}.br`, await promisify(brotliCompress)(bytes, BEST))
        }),
      )
    },
  }
}

const BEST = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } }
