import { randomUUID } from 'node:crypto'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { build } from 'vite'
import { CLIENT_FOLDER, readBuiltStamp, STAMP_FILE, stampSources } from './clientStamp.mjs'

/**
 * Builds the client when its sources are not those it was built from. Beside the old one first and then in
 * its place, so that nobody who serves or builds at the same time ever sees half of one.
 */
async function buildClient(root: string): Promise<void> {
  const stamp = await stampSources(root)
  if ((await readBuiltStamp(root)) === stamp) return
  console.log('Building the client …')
  const startedAt = performance.now()
  const draft = path.join(root, 'dist', `.client-${randomUUID()}`)
  try {
    await build({
      configFile: path.join(root, 'vite.config.ts'),
      logLevel: 'warn',
      build: { outDir: draft, emptyOutDir: true },
    })
    await writeFile(path.join(draft, STAMP_FILE), stamp)
    await takeItsPlace(draft, path.join(root, CLIENT_FOLDER))
  } finally {
    await rm(draft, { recursive: true, force: true })
  }
  console.log(`Built in ${((performance.now() - startedAt) / 1000).toFixed(1)} s`)
}

/** A folder cannot be renamed onto another, so the old one steps aside; who comes second to that stays second. */
async function takeItsPlace(draft: string, place: string): Promise<void> {
  const aside = path.join(path.dirname(place), `.aside-${randomUUID()}`)
  await mkdir(path.dirname(place), { recursive: true })
  await rename(place, aside).catch(ignore('ENOENT'))
  await rename(draft, place).catch(ignore('ENOTEMPTY', 'EEXIST', 'EPERM'))
  await rm(aside, { recursive: true, force: true })
}

function ignore(...codes: readonly string[]): (error: NodeJS.ErrnoException) => void {
  return (error) => {
    if (!codes.includes(error.code ?? '')) throw error
  }
}

// Whatever the shell around says: with anything else React comes in its development form, twice the size.
process.env.NODE_ENV = 'production'
try {
  // The root of the project is where set-up starts us.
  await buildClient(process.cwd())
} catch (error) {
  console.error(`The client could not be built: ${error instanceof Error ? error.message : error}`)
  process.exitCode = 1
}
