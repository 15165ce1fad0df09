import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, onTestFinished, test } from 'vitest'
import { isCompatible } from '../../../../server/media/obtain/binary.ts'
import { obtainLivekit, thisMachine } from '../../../../server/media/obtain/obtain.ts'
import type { Surroundings } from '../../../../server/media/obtain/way.ts'
import { birthOf } from '../../../../server/media/own/process.ts'
import { LIVEKIT_VERSION } from '../../../../server/media/pin.ts'
import { SOON } from '../../../support/callKit.ts'
import { makeFolder, writeProgram } from '../../../support/folder.ts'

const run = promisify(execFile)

const ARCHIVE = `livekit_${LIVEKIT_VERSION}_linux_amd64.tar.gz`
/** A program that says what livekit-server says, and nothing more. */
const speaksAs = (version: string) => `#!/bin/sh\necho "livekit-server version ${version}"\n`

type World = { readonly around: Surroundings; readonly bin: string; readonly said: string[] }

/** A machine with nothing on it but sh, tar and what the test puts there. Nothing on it reaches a network. */
async function makeWorld(change: Partial<Surroundings> = {}): Promise<World> {
  const folder = await makeFolder()
  const bin = path.join(folder, 'bin')
  const said: string[] = []
  const around: Surroundings = {
    serverBin: undefined,
    env: { PATH: bin },
    platform: 'linux',
    arch: 'x64',
    cacheDir: path.join(folder, 'cache'),
    releasesUrl: 'http://127.0.0.1:1',
    silenceMs: 1000,
    say: (line) => said.push(line),
    signal: new AbortController().signal,
    ...change,
  }
  return { around, bin, said }
}

const cached = (around: Surroundings) => path.join(around.cacheDir, `livekit-server-${LIVEKIT_VERSION}`)

/** Answers as the release host does: every file under `v<version>/`, null for one that never comes. */
async function serveRelease(files: Record<string, Buffer | string | null>): Promise<string> {
  const server = http.createServer((request, response) => {
    const body = files[path.basename(request.url ?? '')]
    if (body === null) return
    response.statusCode = body === undefined ? 404 : 200
    response.end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

async function packArchive(version: string): Promise<Buffer> {
  const folder = await makeFolder()
  await writeProgram(folder, 'livekit-server', speaksAs(version))
  await run('tar', ['-czf', 'archive.tar.gz', 'livekit-server'], { cwd: folder })
  return readFile(path.join(folder, 'archive.tar.gz'))
}

const checksum = (archive: Buffer) => `${createHash('sha256').update(archive).digest('hex')}  ${ARCHIVE}\n`

/** A stand-in for Go: writes down what it was asked, and "builds" the given program where it was told to. */
async function installGo(bin: string, version: string, built: string): Promise<string> {
  const program = path.join(path.dirname(bin), 'built')
  await writeFile(program, built)
  const asked = path.join(path.dirname(bin), 'asked')
  await writeProgram(
    bin,
    'go',
    `#!/bin/sh
if [ "$1" = version ]; then echo "go version go${version} linux/amd64"; exit; fi
echo "$@ CGO_ENABLED=$CGO_ENABLED GOTOOLCHAIN=$GOTOOLCHAIN" >> ${asked}
while read -r line; do echo "$line"; done < ${program} > "$GOBIN/server"
`,
  )
  return asked
}

describe('LIVEKIT_SERVER_BIN', () => {
  test('is taken at its word, whatever its version', async () => {
    const { around, bin } = await makeWorld()
    const serverBin = await writeProgram(bin, 'mine', speaksAs('1.99.0'))
    expect(await obtainLivekit({ ...around, serverBin })).toEqual({ ok: true, path: serverBin })
  })

  test('that does not run is said, not papered over with another one', async () => {
    const { around, bin } = await makeWorld({ serverBin: '/nowhere/livekit-server' })
    await writeProgram(bin, 'livekit-server', speaksAs(LIVEKIT_VERSION))
    const found = await obtainLivekit(around)
    expect(found).toEqual({ ok: false, why: expect.stringContaining('LIVEKIT_SERVER_BIN is /nowhere') })
  })
})

describe('PATH', () => {
  test('gives a livekit-server of the tested line', async () => {
    const { around, bin } = await makeWorld()
    const file = await writeProgram(bin, 'livekit-server', speaksAs(LIVEKIT_VERSION))
    expect(await obtainLivekit(around)).toEqual({ ok: true, path: file })
  })

  test('with another version is passed over, and the reason is told', async () => {
    const { around, bin } = await makeWorld()
    await writeProgram(bin, 'livekit-server', speaksAs('1.9.9'))
    const found = await obtainLivekit(around)
    expect(found).toEqual({ ok: false, why: expect.stringContaining('the livekit-server on PATH is 1.9.9') })
  })

  test.each([
    ['1.13.5', true],
    ['1.13.9', true],
    ['1.13.4', false],
    ['1.14.0', false],
    ['2.13.5', false],
  ])('%s is compatible with 1.13.5: %s', (version, expected) => {
    expect(isCompatible(version)).toBe(expected)
  })
})

describe('the cache', () => {
  test('serves a second start without asking anybody', async () => {
    const { around, said } = await makeWorld()
    await writeProgram(around.cacheDir, path.basename(cached(around)), speaksAs(LIVEKIT_VERSION))
    expect(await obtainLivekit(around)).toEqual({ ok: true, path: cached(around) })
    expect(said).toEqual([])
  })

  test('is not believed when what is in it does not run', async () => {
    const { around } = await makeWorld()
    await writeProgram(around.cacheDir, path.basename(cached(around)), '#!/bin/sh\nexit 1\n')
    expect((await obtainLivekit(around)).ok).toBe(false)
  })
})

describe('the official release', () => {
  test('is fetched, checked, unpacked and kept', async () => {
    const archive = await packArchive(LIVEKIT_VERSION)
    const releasesUrl = await serveRelease({ [ARCHIVE]: archive, 'checksums.txt': checksum(archive) })
    const { around, said } = await makeWorld({ releasesUrl })
    expect(await obtainLivekit(around)).toEqual({ ok: true, path: cached(around) })
    expect(said).toEqual([expect.stringContaining(`Fetching livekit-server ${LIVEKIT_VERSION}`)])
    expect(await readdir(around.cacheDir)).toEqual([path.basename(cached(around))])
  })

  test('with a wrong checksum never reaches the cache', async () => {
    const archive = await packArchive(LIVEKIT_VERSION)
    const files = {
      [ARCHIVE]: Buffer.concat([archive, Buffer.from('x')]),
      'checksums.txt': checksum(archive),
    }
    const { around } = await makeWorld({ releasesUrl: await serveRelease(files) })
    expect(await obtainLivekit(around)).toEqual({
      ok: false,
      why: expect.stringContaining('does not have the published checksum'),
    })
    expect(await readdir(around.cacheDir)).toEqual([])
  })

  test('of another version than its name says never reaches the cache', async () => {
    const archive = await packArchive('1.13.4')
    const releasesUrl = await serveRelease({ [ARCHIVE]: archive, 'checksums.txt': checksum(archive) })
    const { around } = await makeWorld({ releasesUrl })
    expect(await obtainLivekit(around)).toEqual({
      ok: false,
      why: expect.stringContaining('does not run as'),
    })
    expect(await readdir(around.cacheDir)).toEqual([])
  })

  test.each([
    ['never answers', { 'checksums.txt': null }, 'no answer within 0.1 s'],
    [
      'stops after the checksums',
      { 'checksums.txt': `${'0'.repeat(64)}  ${ARCHIVE}\n`, [ARCHIVE]: null },
      'no answer within',
    ],
    ['has no such release', {}, 'answered 404'],
    [
      'does not list our archive',
      { 'checksums.txt': `${'0'.repeat(64)}  other.tar.gz\n` },
      `lists no ${ARCHIVE}`,
    ],
  ])('of a host that %s gives way to Go', async (_case, files, why) => {
    const { around, bin } = await makeWorld({ releasesUrl: await serveRelease(files), silenceMs: 100 })
    expect(await obtainLivekit(around)).toEqual({ ok: false, why: expect.stringContaining(why) })
    await installGo(bin, '1.26.8', speaksAs(LIVEKIT_VERSION))
    expect(await obtainLivekit(around)).toEqual({ ok: true, path: cached(around) })
  })

  test('is not looked for where none is published', async () => {
    const { around } = await makeWorld({ platform: 'darwin' })
    expect(await obtainLivekit(around)).toEqual({
      ok: false,
      why: expect.stringContaining('no official archive for darwin x64'),
    })
  })
})

describe('Go', () => {
  test('builds the pinned version, says so, and keeps it for the next start', async () => {
    const { around, bin, said } = await makeWorld()
    const asked = await installGo(bin, '1.26.8', speaksAs(LIVEKIT_VERSION))
    expect(await obtainLivekit(around)).toEqual({ ok: true, path: cached(around) })
    expect(await obtainLivekit(around)).toEqual({ ok: true, path: cached(around) })
    expect(await readFile(asked, 'utf8')).toBe(
      `install -v github.com/livekit/livekit-server/cmd/server@v${LIVEKIT_VERSION} CGO_ENABLED=0 GOTOOLCHAIN=local\n`,
    )
    expect(said).toEqual([expect.stringContaining('Building livekit-server')])
    expect(await readdir(around.cacheDir)).toEqual([path.basename(cached(around))])
  })

  test('that is too old is not asked to build', async () => {
    const { around, bin } = await makeWorld()
    await installGo(bin, '1.22.1', speaksAs(LIVEKIT_VERSION))
    expect(await obtainLivekit(around)).toEqual({
      ok: false,
      why: expect.stringContaining('Go 1.26 or newer'),
    })
  })

  test('that builds something else leaves nothing behind', async () => {
    const { around, bin } = await makeWorld()
    await installGo(bin, '1.26.8', '#!/bin/sh\nexit 1\n')
    expect((await obtainLivekit(around)).ok).toBe(false)
    expect(await readdir(around.cacheDir)).toEqual([])
  })

  test('is asked once when two starts need it at the same time', async () => {
    const { around, bin, said } = await makeWorld()
    const asked = await installGo(bin, '1.26.8', speaksAs(LIVEKIT_VERSION))
    const both = await Promise.all([obtainLivekit(around), obtainLivekit(around)])
    expect(both).toEqual([
      { ok: true, path: cached(around) },
      { ok: true, path: cached(around) },
    ])
    expect((await readFile(asked, 'utf8')).trim().split('\n')).toHaveLength(1)
    expect(said).toContainEqual(expect.stringContaining('Another start is bringing'))
  })

  test('is stopped with everything it started when we are', async () => {
    const { around, bin } = await makeWorld()
    const stop = new AbortController()
    const pidFile = path.join(path.dirname(bin), 'pid')
    await writeProgram(
      bin,
      'go',
      `#!/bin/sh
if [ "$1" = version ]; then echo "go version go1.26.8"; exit; fi
/bin/sleep 600 & echo $! > ${pidFile}; echo building >&2; wait
`,
    )
    const obtaining = obtainLivekit({ ...around, signal: stop.signal })
    const compiler = await expect
      .poll(() => readFile(pidFile, 'utf8').catch(() => ''), SOON)
      .toMatch(/\d+/)
      .then(() => readFile(pidFile, 'utf8'))
    stop.abort()
    await expect(obtaining).rejects.toThrow()
    await expect.poll(() => birthOf(Number(compiler)), SOON).toBe(null)
  })
})

describe('without any way', () => {
  test('the answer says what was tried and what to do', async () => {
    const { around } = await makeWorld()
    const found = await obtainLivekit(around)
    const why = found.ok ? '' : found.why
    for (const part of [
      'on PATH',
      around.cacheDir,
      '127.0.0.1:1',
      'Go is not installed',
      'LIVEKIT_SERVER_BIN',
    ]) {
      expect(why).toContain(part)
    }
  })

  test('a cache that cannot be written is a reason, not a crash', async () => {
    const { around } = await makeWorld()
    const file = await writeProgram(path.dirname(around.cacheDir), 'a-file', '')
    expect((await obtainLivekit({ ...around, cacheDir: path.join(file, 'cache') })).ok).toBe(false)
  })
})

test('the environment of this machine names the cache and a mirror', () => {
  const say = () => {}
  const around = thisMachine({ GOROUND_CACHE: '/c', GOROUND_LIVEKIT_RELEASES: 'http://m' }, { say })
  expect(around).toMatchObject({ cacheDir: '/c', releasesUrl: 'http://m', silenceMs: 5000 })
  expect(thisMachine({}, { say }).releasesUrl).toBe('https://github.com/livekit/livekit/releases/download')
})
