import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { readdir, readFile, readlink } from 'node:fs/promises'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, onTestFinished, test } from 'vitest'
import WebSocket from 'ws'
import { EXTERNAL_TIMING } from '../../../server/media/external.ts'
import { openCallFiles } from '../../../server/media/own/callFiles.ts'
import { upstreamAt } from '../../../server/media/own/child.ts'
import { childConfig } from '../../../server/media/own/childConfig.ts'
import { isRunning } from '../../../server/media/own/process.ts'
import { TIMING } from '../../../server/media/own/timing.ts'
import { signPass } from '../../../server/media/pass.ts'
import { createRoomService } from '../../../server/media/roomService.ts'
import { makeCall, ROOM, SEAT, SOON, serveSignalling } from '../../support/callKit.ts'
import { makeFolder } from '../../support/folder.ts'
import { endLeftBehind, findLivekit } from '../../support/livekit.ts'

const livekit = await findLivekit()
const serverBin = typeof livekit === 'string' ? livekit : ''
const PORTS = { http: 27880, udp: 27882, turn: 23478, tcp: 27881 }
const PASS = { conversation: ROOM, seat: SEAT }
const ENTRY = { room: ROOM, seat: SEAT }
/** The product's own waits, except that a child which is gone is tried again at once. */
const timing = { own: { ...TIMING, watchEveryMs: 100, firstRetryMs: 50 }, external: EXTERNAL_TIMING }

async function startCall(dataDir?: string) {
  const kit = await makeCall({ serverBin, timing, ...(dataDir === undefined ? {} : { dataDir }) })
  kit.call.start()
  await kit.call.settled()
  expect(kit.call.why()).toBe(null)
  return kit
}

async function recordOf(dataDir: string) {
  const record = await (await openCallFiles(dataDir)).readRecord()
  if (record === null) throw new Error('there is no record of a child')
  return record
}

async function roomsOf(dataDir: string) {
  const keys = await (await openCallFiles(dataDir)).readOrMakeKeys()
  return createRoomService(upstreamAt((await recordOf(dataDir)).ports, keys))
}

/** Joins as a browser's first step does and answers the first message: who is there and which ICE servers to use. */
function join(host: string, token: string, more = ''): Promise<{ socket: WebSocket; welcome: string }> {
  const query = `access_token=${token}&protocol=16&sdk=js&auto_subscribe=1${more}`
  const socket = new WebSocket(`ws://${host}/rtc?${query}`, { origin: `http://${host}` })
  onTestFinished(() => socket.terminate())
  return new Promise((resolve, reject) => {
    socket.once('error', reject)
    socket.once('message', (data: Buffer) => resolve({ socket, welcome: data.toString('latin1') }))
  })
}

describe.skipIf(serverBin === '')('the real livekit-server', () => {
  test.skipIf(process.platform !== 'linux')('is on and listens on loopback alone', async () => {
    const { dataDir } = await startCall()
    const { pid } = await recordOf(dataDir)
    const addresses = await listeningAddresses(pid)
    expect(addresses.length).toBeGreaterThanOrEqual(3)
    expect(new Set(addresses)).toEqual(new Set(['127.0.0.1']))
  })

  test('is joined through our origin, and sends nobody to a third party', async () => {
    const { call, dataDir } = await startCall()
    const host = await serveSignalling(call)
    const { welcome } = await join(host, (await call.mintPass(PASS)) ?? '')
    const { ports } = await recordOf(dataDir)
    expect(welcome).toContain(SEAT)
    expect(welcome.match(/(?:stuns?|turns?):[\w.:?=-]+/g)).toEqual([
      `turn:127.0.0.1:${ports.turn}?transport=udp`,
    ])
    expect(await (await roomsOf(dataDir)).countPeople()).toBe(1)
  })

  test('does not seat one person twice by a side door', async () => {
    const { call, dataDir } = await startCall()
    const host = await serveSignalling(call)
    await join(host, (await call.mintPass(PASS)) ?? '')
    const second = await join(host, (await call.mintPass(PASS)) ?? '', '&publish=shadow')
    expect(second.welcome).not.toContain('shadow')
    await expect.poll(async () => (await roomsOf(dataDir)).countPeople(), SOON).toBe(1)
  })

  test('takes a person out, and the gate keeps the good pass from coming back', async () => {
    const { call, dataDir, removed } = await startCall()
    const host = await serveSignalling(call)
    const token = (await call.mintPass(PASS)) ?? ''
    const { socket } = await join(host, token)
    const closed = new Promise((resolve) => socket.once('close', resolve))
    removed.add(SEAT)
    await call.removePerson(ROOM, SEAT)
    await closed
    await expect(join(host, token)).rejects.toThrow('401')
    // What it wrote about all this: nothing. At its usual level every step above has seat, room and address in it.
    expect(await readFile(path.join(dataDir, 'call/livekit.log'), 'utf8')).toBe('')
    await expect.poll(async () => (await roomsOf(dataDir)).countPeople(), SOON).toBe(0)
  })

  test('answers for a pass through our origin, and is out of reach for everything else', async () => {
    const { call } = await startCall()
    const host = await serveSignalling(call)
    const token = await call.mintPass(PASS)
    const answer = await fetch(`http://${host}/rtc/validate?access_token=${token}`)
    expect([answer.status, await answer.text()]).toEqual([200, 'success'])
    expect(answer.headers.get('access-control-allow-origin')).toBe(null)
    for (const elsewhere of [
      '/twirp/livekit.RoomService/ListRooms',
      '/agent',
      '/rtc/../twirp/x',
      '/rtc/v2',
    ]) {
      expect(await (await fetch(`http://${host}${elsewhere}`)).text()).toBe('not of the call')
    }
  })

  test('killed, is back by itself with its rooms, and people come in again', async () => {
    const { call, dataDir, states } = await startCall()
    const host = await serveSignalling(call)
    await join(host, (await call.mintPass(PASS)) ?? '')
    const before = await recordOf(dataDir)
    process.kill(before.pid, 'SIGKILL')
    await expect.poll(() => states, SOON).toEqual(['starting', 'on', 'unreachable', 'on'])
    expect((await recordOf(dataDir)).pid).not.toBe(before.pid)
    // A pass from before: what a browser on its way back holds. It meets its room only if that was made again.
    const old = await signPass(ENTRY, await (await openCallFiles(dataDir)).readOrMakeKeys())
    expect((await join(host, old)).welcome).toContain(SEAT)
  })

  test('stopped in order, leaves no process and no record', async () => {
    const { call, dataDir } = await startCall()
    const host = await serveSignalling(call)
    await join(host, (await call.mintPass(PASS)) ?? '')
    const record = await recordOf(dataDir)
    expect(await call.stop({ inUse: 'end' })).toBe('ended')
    expect(await isRunning(record)).toBe(false)
    expect(await readdir(path.join(dataDir, 'call'))).toEqual(['keys.json'])
  })

  test('outlives us: the talk goes on, and the next start takes it over', async () => {
    const dataDir = path.join(await makeFolder(), 'data')
    onTestFinished(() => endLeftBehind(dataDir))
    const first = startProcess(dataDir)
    await first.says('on')
    const record = await recordOf(dataDir)
    const keys = await (await openCallFiles(dataDir)).readOrMakeKeys()
    const { socket } = await join(`127.0.0.1:${record.ports.http}`, await signPass(ENTRY, keys))
    first.kill()
    await first.ended

    const second = startProcess(dataDir)
    await second.says('on')
    expect(await recordOf(dataDir)).toEqual(record)
    expect(socket.readyState).toBe(WebSocket.OPEN)
    second.tell('keep')
    await second.says('kept')
    expect(await isRunning(record)).toBe(true)
    expect(socket.readyState).toBe(WebSocket.OPEN)

    const third = startProcess(dataDir)
    await third.says('on')
    expect(await recordOf(dataDir)).toEqual(record)
    third.tell('end')
    await third.says('ended')
    expect(await isRunning(record)).toBe(false)
  })

  test.each([undefined, '203.0.113.5'])('understands what we tell it for the address %s', async (address) => {
    const config = childConfig({ apiKey: 'key', apiSecret: 's'.repeat(40) }, PORTS, address)
    const { stdout } = await promisify(execFile)(serverBin, ['ports'], { env: { LIVEKIT_CONFIG: config } })
    expect(stdout).toContain(String(PORTS.http))
    expect(stdout).toContain(String(PORTS.udp))
  })

  test('refuses what it does not know, so that the test before this one means something', async () => {
    const { stdout } = await promisify(execFile)(serverBin, ['ports'], {
      env: { LIVEKIT_CONFIG: '{"nonsense":1}' },
    })
    expect(stdout).toContain('nonsense')
  })

  test('stands side by side with another one', async () => {
    const [one, other] = [await startCall(), await startCall()]
    const [here, there] = [await recordOf(one.dataDir), await recordOf(other.dataDir)]
    const ports = [here.ports, there.ports].flatMap(({ http, udp, turn }) => [http, udp, turn])
    expect(new Set(ports).size).toBe(6)
    const foreign = (await one.call.mintPass(PASS)) ?? ''
    await expect(join(await serveSignalling(other.call), foreign)).rejects.toThrow('401')
  })
})

function startProcess(dataDir: string) {
  const program = fileURLToPath(new URL('../../support/callProcess.ts', import.meta.url))
  const child: ChildProcess = spawn(process.execPath, [program, dataDir, serverBin, ROOM], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  const lines: string[] = []
  if (child.stdout !== null) createInterface(child.stdout).on('line', (line) => lines.push(line))
  return {
    kill: () => child.kill('SIGKILL'),
    ended: new Promise((resolve) => child.once('exit', resolve)),
    tell: (line: string) => child.stdin?.write(`${line}\n`),
    says: (line: string) => expect.poll(() => lines, SOON).toContain(line),
  }
}

/** Local addresses of every socket this process listens on or receives datagrams at, in dotted or raw form. */
async function listeningAddresses(pid: number): Promise<string[]> {
  const handles = await readdir(`/proc/${pid}/fd`)
  const links = await Promise.all(
    handles.map((handle) => readlink(`/proc/${pid}/fd/${handle}`).catch(() => '')),
  )
  const inodes = new Set(links.flatMap((link) => /^socket:\[(\d+)\]$/.exec(link)?.[1] ?? []))
  const tables = await Promise.all(
    ['tcp', 'tcp6', 'udp', 'udp6'].map((table) => readFile(`/proc/net/${table}`, 'utf8')),
  )
  return tables.flatMap((table) =>
    table
      .split('\n')
      .slice(1)
      .map((line) => line.trim().split(/\s+/))
      // State 0A listens; 07 is how an unconnected UDP socket is listed.
      .filter((fields) => inodes.has(fields[9] ?? '') && (fields[3] === '0A' || fields[3] === '07'))
      .map((fields) => readAddress((fields[1] ?? '').split(':')[0] ?? '')),
  )
}

function readAddress(hex: string): string {
  return hex.length === 8
    ? (hex.match(/../g) ?? [])
        .reverse()
        .map((byte) => Number.parseInt(byte, 16))
        .join('.')
    : hex
}
