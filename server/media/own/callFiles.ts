import { randomBytes } from 'node:crypto'
import { chmod, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import type { Keys } from '../upstream.ts'
import { type Ports, portsSchema } from './ports.ts'

/** What a later run must know to find the child of an earlier one. */
export type ChildRecord = {
  readonly pid: number
  readonly born: string | null
  readonly ports: Ports
  /** Tells whether it runs with the settings of today. */
  readonly settings: string
}

const recordSchema: z.ZodType<ChildRecord> = z.strictObject({
  pid: z.int().positive(),
  born: z.string().nullable(),
  ports: portsSchema,
  settings: z.string(),
})

const keysSchema: z.ZodType<Keys> = z.strictObject({
  apiKey: z.string().min(1),
  // Shorter ones are refused by the call server itself.
  apiSecret: z.string().min(32),
})

/** Only we may read what is in here: with the keys anybody could enter any room. */
const OURS_ALONE = 0o600

/** The files in the data folder that outlive us, so that a restarted server finds its call. */
export type CallFiles = {
  /** Random keys, made once: passes that people hold stay good over a restart of ours. */
  readOrMakeKeys(): Promise<Keys>
  readRecord(): Promise<ChildRecord | null>
  writeRecord(record: ChildRecord): Promise<void>
  removeRecord(): Promise<void>
  /** Where the child writes. A file and not a pipe: writing to a pipe whose reader died would end the child. */
  readonly log: string
}

export async function openCallFiles(dataDir: string): Promise<CallFiles> {
  const folder = path.join(dataDir, 'call')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const keysFile = path.join(folder, 'keys.json')
  const recordFile = path.join(folder, 'child.json')
  return {
    log: path.join(folder, 'livekit.log'),
    readRecord: () => readJson(recordFile, recordSchema),
    writeRecord: (record) => writeJson(recordFile, record),
    removeRecord: () => rm(recordFile, { force: true }),
    async readOrMakeKeys() {
      const kept = await readJson(keysFile, keysSchema)
      if (kept === null) return makeKeys(keysFile)
      await chmod(keysFile, OURS_ALONE)
      return kept
    },
  }
}

async function makeKeys(file: string): Promise<Keys> {
  const keys = {
    apiKey: `goround-${randomBytes(6).toString('hex')}`,
    apiSecret: randomBytes(32).toString('base64url'),
  }
  await writeJson(file, keys)
  return keys
}

/** A file that is missing, half written or of an older form is as good as none. */
async function readJson<T>(file: string, schema: z.ZodType<T>): Promise<T | null> {
  try {
    return schema.parse(JSON.parse(await readFile(file, 'utf8')))
  } catch {
    return null
  }
}

/** Through a second file, so that whoever reads finds the old one or the new one, never a half. */
async function writeJson(file: string, value: unknown): Promise<void> {
  const draft = `${file}.new`
  await rm(draft, { force: true })
  await writeFile(draft, `${JSON.stringify(value)}\n`, { mode: OURS_ALONE })
  await rename(draft, file)
}
