import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { type ChildRecord, openCallFiles } from '../../../../server/media/own/callFiles.ts'
import { childConfig, settingsOf } from '../../../../server/media/own/childConfig.ts'
import { choosePorts } from '../../../../server/media/own/ports.ts'
import { birthOf, isRunning } from '../../../../server/media/own/process.ts'
import { makeCall, SOON } from '../../../support/callKit.ts'
import { makeFolder, writeProgram } from '../../../support/folder.ts'
import { type Behaviour, makeStandIn, type StandIn } from '../../../support/standInLivekit.ts'

type Left = { readonly dataDir: string; readonly record: ChildRecord }

/** What an earlier run leaves behind when it is killed: a child that goes on, and the record of it. */
async function leaveBehind(behaviour: Behaviour, successor: StandIn): Promise<Left> {
  const dataDir = path.join(await makeFolder(), 'data')
  const files = await openCallFiles(dataDir)
  const ports = await choosePorts(undefined)
  const standIn = await makeStandIn(behaviour)
  const config = childConfig(await files.readOrMakeKeys(), ports, undefined)
  const child = spawn(standIn.file, [], { env: { LIVEKIT_CONFIG: config }, stdio: 'ignore', detached: true })
  onTestFinished(() => void child.kill('SIGKILL'))
  await expect.poll(() => standIn.deeds(), SOON).toHaveLength(1)
  const pid = child.pid ?? 0
  const record = { pid, born: await birthOf(pid), ports, settings: settingsOf(successor.file, undefined) }
  await files.writeRecord(record)
  return { dataDir, record }
}

describe('the child of an earlier run', () => {
  test('that answers with our keys is taken over', async () => {
    const successor = await makeStandIn('works')
    const left = await leaveBehind('works', successor)
    const { call } = await makeCall({ dataDir: left.dataDir, serverBin: successor.file })
    call.start()
    await call.settled()
    expect(call.state()).toBe('on')
    expect(await successor.deeds()).toEqual([])
    expect(await isRunning(left.record)).toBe(true)
  })

  test('and dies after it was taken over is noticed without anybody reporting it', async () => {
    const successor = await makeStandIn('works')
    const left = await leaveBehind('works', successor)
    const { call, states } = await makeCall({ dataDir: left.dataDir, serverBin: successor.file })
    call.start()
    await call.settled()
    process.kill(left.record.pid, 'SIGKILL')
    await expect.poll(() => states, SOON).toEqual(['starting', 'on', 'unreachable', 'on'])
  })

  test.each(['never-ready', 'foreign', 'will-not-end'] as const)(
    'that is %s is ended, because it is ours, and replaced',
    async (behaviour) => {
      const successor = await makeStandIn('works')
      const left = await leaveBehind(behaviour, await makeStandIn('works'))
      const { call } = await makeCall({ dataDir: left.dataDir, serverBin: successor.file })
      call.start()
      await call.settled()
      expect(call.state()).toBe('on')
      expect(await isRunning(left.record)).toBe(false)
      expect((await successor.deeds())[0]).toMatch(/^started/)
    },
  )

  test('with other settings than today is ended and replaced', async () => {
    const successor = await makeStandIn('works')
    const left = await leaveBehind('works', await makeStandIn('works'))
    const { call } = await makeCall({ dataDir: left.dataDir, serverBin: successor.file })
    call.start()
    await call.settled()
    expect(await isRunning(left.record)).toBe(false)
    expect(call.state()).toBe('on')
  })
})

describe('a process that only has the number', () => {
  test('of an earlier child is never touched', async () => {
    const successor = await makeStandIn('works')
    const left = await leaveBehind('never-ready', successor)
    const files = await openCallFiles(left.dataDir)
    await files.writeRecord({ ...left.record, born: 'some other time' })
    const { call } = await makeCall({ dataDir: left.dataDir, serverBin: successor.file })
    call.start()
    await call.settled()
    expect(call.state()).toBe('on')
    expect(await isRunning(left.record)).toBe(true)
  })

  test('is told apart by its birth, and a zombie is as good as gone', async () => {
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
    const pid = child.pid ?? 0
    const born = await birthOf(pid)
    expect(born).not.toBe(null)
    expect(await isRunning({ pid, born })).toBe(true)
    expect(await isRunning({ pid, born: `${born}0` })).toBe(false)
    child.kill('SIGKILL')
    await once(child, 'exit')
    expect(await birthOf(pid)).toBe(null)
  })
})

test('the child knows nothing of our environment but what it needs', async () => {
  vi.stubEnv('LIVEKIT_KEYS', 'intruder: secret')
  onTestFinished(() => void vi.unstubAllEnvs())
  const folder = await makeFolder()
  const answer = path.join(folder, 'environment')
  const serverBin = await writeProgram(
    folder,
    'livekit-server',
    `#!${process.execPath}
if (process.argv[2] === '--version') console.log('livekit-server version 1.13.5')
else require('node:fs').writeFileSync(${JSON.stringify(answer)}, Object.keys(process.env).join(' '))
`,
  )
  const { call } = await makeCall({ serverBin })
  call.start()
  await call.settled()
  const names = (await readFile(answer, 'utf8')).split(' ')
  expect(names).toContain('LIVEKIT_CONFIG')
  expect(names).not.toContain('LIVEKIT_KEYS')
  expect(names).not.toContain('HOME')
})
