import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { LIVEKIT_VERSION } from '../pin.ts'
import { makeInCache } from './binary.ts'
import { withProgress } from './progress.ts'
import { type Found, messageOf, notThisWay, type Surroundings } from './way.ts'

const run = promisify(execFile)

/** Release 1.13.5 packs to less than 30 MB. A host that sends more than this is not sending what we want. */
const MAX_ARCHIVE_BYTES = 200_000_000
const MAX_CHECKSUMS_BYTES = 100_000

/** macOS is missing: the project publishes no archive for it. */
const PLATFORMS: Partial<Record<NodeJS.Platform, { name: string; ending: string }>> = {
  linux: { name: 'linux', ending: 'tar.gz' },
  win32: { name: 'windows', ending: 'zip' },
}
const ARCHITECTURES: Partial<Record<string, string>> = { x64: 'amd64', arm64: 'arm64', arm: 'armv7' }

/** The official archive, checked against the checksums published beside it. Nothing there is signed. */
export async function takeRelease(around: Surroundings): Promise<Found> {
  const archive = archiveName(around)
  if (archive === null) return notThisWay(`no official archive for ${around.platform} ${around.arch}`)
  const base = `${around.releasesUrl}/v${LIVEKIT_VERSION}`
  try {
    const expected = checksumOf(archive, await fetchText(`${base}/checksums.txt`, around))
    if (expected === null) return notThisWay(`the release lists no ${archive}`)
    return await makeInCache(around, (folder) =>
      unpackArchive(`${base}/${archive}`, expected, folder, around),
    )
  } catch (error) {
    around.signal.throwIfAborted()
    return notThisWay(`${new URL(base).host}: ${messageOf(error)}`)
  }
}

function archiveName({ platform, arch }: Surroundings): string | null {
  const system = PLATFORMS[platform]
  const processor = ARCHITECTURES[arch]
  if (system === undefined || processor === undefined) return null
  return `livekit_${LIVEKIT_VERSION}_${system.name}_${processor}.${system.ending}`
}

/** Two columns: a SHA-256 in hexadecimal and a file's name. */
function checksumOf(archive: string, list: string): string | null {
  for (const line of list.split('\n')) {
    const [sum = '', name = ''] = line.trim().split(/\s+\*?/)
    if (name === archive && /^[0-9a-f]{64}$/i.test(sum)) return sum.toLowerCase()
  }
  return null
}

async function unpackArchive(
  url: string,
  expected: string,
  folder: string,
  around: Surroundings,
): Promise<Found> {
  around.say(`Fetching livekit-server ${LIVEKIT_VERSION} from ${new URL(url).host}`)
  const archive = path.join(folder, path.basename(new URL(url).pathname))
  if ((await download(url, archive, around)) !== expected) {
    return notThisWay('the archive does not have the published checksum')
  }
  const binary = around.platform === 'win32' ? 'livekit-server.exe' : 'livekit-server'
  // GNU tar reads the one format we ask it for here, and the tar of Windows reads zip as well.
  await run('tar', ['-xf', archive, '-C', folder, binary], { signal: around.signal })
  return { ok: true, path: path.join(folder, binary) }
}

/** Writes what is there to a file and answers its SHA-256. */
async function download(url: string, file: string, around: Surroundings): Promise<string> {
  const hash = createHash('sha256')
  const handle = await open(file, 'wx')
  let bytes = 0
  const tell = (seconds: number) => `  ${Math.round(bytes / 1e6)} MB after ${seconds} s`
  try {
    await withProgress(around.say, tell, async () => {
      for await (const chunk of chunksOf(url, MAX_ARCHIVE_BYTES, around)) {
        bytes += chunk.byteLength
        hash.update(chunk)
        await handle.write(chunk)
      }
    })
  } finally {
    await handle.close()
  }
  return hash.digest('hex')
}

async function fetchText(url: string, around: Surroundings): Promise<string> {
  const chunks: Uint8Array[] = []
  for await (const chunk of chunksOf(url, MAX_CHECKSUMS_BYTES, around)) chunks.push(chunk)
  return Buffer.concat(chunks).toString('utf8')
}

/** The body at this address, piece by piece. Throws when the host falls silent, refuses or sends too much. */
async function* chunksOf(url: string, maxBytes: number, around: Surroundings): AsyncGenerator<Uint8Array> {
  const silence = new AbortController()
  const fallSilent = () => {
    silence.abort(new Error(`no answer within ${around.silenceMs / 1000} s`))
  }
  const timer = setTimeout(fallSilent, around.silenceMs)
  try {
    const response = await fetch(url, { signal: AbortSignal.any([silence.signal, around.signal]) })
    if (!response.ok || response.body === null) throw new Error(`it answered ${response.status}`)
    let bytes = 0
    for await (const chunk of response.body) {
      timer.refresh()
      bytes += chunk.byteLength
      if (bytes > maxBytes) throw new Error(`more than ${maxBytes} bytes came`)
      yield chunk
    }
  } finally {
    clearTimeout(timer)
  }
}
