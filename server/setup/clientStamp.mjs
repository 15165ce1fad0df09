import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'

/** Whatever the built client is made of. */
const SOURCES = ['client', 'shared', 'package-lock.json', 'tsconfig.json', 'vite.config.ts']

/** Where the built client is, and inside it the stamp of the sources it was built from. */
export const CLIENT_FOLDER = path.join('dist', 'client')
export const STAMP_FILE = '.built'

/**
 * One text for the whole of the client's sources, by content: times of files mean nothing after a checkout.
 *
 * @param {string} root
 * @returns {Promise<string>}
 */
export async function stampSources(root) {
  const hash = createHash('sha256')
  const lists = await Promise.all(SOURCES.map((source) => listFiles(root, source)))
  const files = lists.flat().sort()
  const contents = await Promise.all(files.map((file) => readFile(path.join(root, file))))
  for (const [index, file] of files.entries()) {
    hash.update(`${file}\0${contents[index]?.byteLength}\0`).update(contents[index] ?? '')
  }
  return hash.digest('hex')
}

/**
 * The stamp of the client that is built, or the empty text when there is none.
 *
 * @param {string} root
 */
export function readBuiltStamp(root) {
  return readFile(path.join(root, CLIENT_FOLDER, STAMP_FILE), 'utf8').catch(() => '')
}

/**
 * @param {string} root
 * @param {string} source
 * @returns {Promise<string[]>}
 */
async function listFiles(root, source) {
  try {
    const entries = await readdir(path.join(root, source), { recursive: true, withFileTypes: true })
    return entries
      .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
      .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'ENOTDIR') return [source]
    throw error
  }
}
