import { expect, onTestFinished, test, vi } from 'vitest'
import { findChromium, type Machine } from '../../support/chromium.ts'
import { makeFolder, writeProgram } from '../../support/folder.ts'

const DOWNLOADED = '/home/dee/.cache/ms-playwright/chrome'

type Kit = { readonly machine: Machine; readonly ran: string[]; readonly said: string[] }

/** A machine with these programs; `brings` says which command puts which further program on it. */
function makeMachine(
  programs: Record<string, string>,
  {
    brings = {},
    broken = [],
    ...change
  }: Partial<Machine> & { brings?: Record<string, string>; broken?: string[] } = {},
): Kit {
  const files = new Map(Object.entries(programs))
  const [ran, said]: [string[], string[]] = [[], []]
  const machine: Machine = {
    env: {},
    platform: 'linux',
    isRoot: false,
    which: async (name) => [...files.keys()].find((file) => file.endsWith(`/${name}`)) ?? null,
    runs: async (file) => files.has(file) && !broken.includes(file),
    run: async (command, args) => {
      const line = [command, ...args].join(' ')
      ran.push(line)
      const [, brought] = Object.entries(brings).find(([part]) => line.includes(part)) ?? []
      if (brought) files.set(brought, '')
      return brought !== undefined
    },
    playwright: { executable: DOWNLOADED, cli: '/cli.js' },
    say: (line) => said.push(line),
    ...change,
  }
  return { machine, ran, said }
}

const SYSTEM = { '/usr/bin/chromium': '' }

test('CHROMIUM goes before everything', async () => {
  const { machine } = makeMachine({ ...SYSTEM, '/opt/mine': '' }, { env: { CHROMIUM: '/opt/mine' } })
  expect(await findChromium(machine)).toBe('/opt/mine')
})

test('CHROMIUM that does not run is said, not papered over', async () => {
  const { machine } = makeMachine(SYSTEM, { env: { CHROMIUM: '/opt/gone' } })
  await expect(findChromium(machine)).rejects.toThrow('CHROMIUM is /opt/gone')
})

test.each(['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'])(
  'the %s of the system is taken without a word',
  async (name) => {
    const { machine, ran, said } = makeMachine({ [`/usr/bin/${name}`]: '', [DOWNLOADED]: '' })
    expect(await findChromium(machine)).toBe(`/usr/bin/${name}`)
    expect([ran, said]).toEqual([[], []])
  },
)

test('one that lies there and does not run is passed over', async () => {
  const { machine } = makeMachine(
    { '/usr/bin/chromium': '', '/usr/bin/google-chrome': '' },
    { broken: ['/usr/bin/chromium'] },
  )
  expect(await findChromium(machine)).toBe('/usr/bin/google-chrome')
})

test('macOS keeps it among its applications', async () => {
  const place = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'
  const { machine } = makeMachine({ [place]: '' }, { platform: 'darwin' })
  expect(await findChromium(machine)).toBe(place)
})

test("Playwright's is taken when it was fetched before, else fetched", async () => {
  const before = makeMachine({ [DOWNLOADED]: '' })
  expect(await findChromium(before.machine)).toBe(DOWNLOADED)
  expect(before.ran).toEqual([])
  const now = makeMachine({}, { brings: { 'cli.js install': DOWNLOADED } })
  expect(await findChromium(now.machine)).toBe(DOWNLOADED)
  expect(now.said).toHaveLength(1)
})

test("Debian's package comes last, and only for root", async () => {
  const world = { brings: { 'apt-get update': 'done', 'apt-get install': '/usr/bin/chromium' } }
  const root = makeMachine({ '/usr/bin/apt-get': '' }, { ...world, isRoot: true })
  expect(await findChromium(root.machine)).toBe('/usr/bin/chromium')
  expect(root.ran).toEqual([
    expect.stringMatching(/cli\.js install --no-shell chromium$/),
    '/usr/bin/apt-get update',
    '/usr/bin/apt-get install -y --no-install-recommends chromium',
  ])
  const somebody = makeMachine({ '/usr/bin/apt-get': '' }, world)
  await expect(findChromium(somebody.machine)).rejects.toThrow('CHROMIUM=/path/to/chromium')
})

test('nothing at all is an error that says what to do', async () => {
  await expect(findChromium(makeMachine({}, { isRoot: true }).machine)).rejects.toThrow(
    'Install Chromium or Chrome',
  )
})

test('this machine is looked at as it is', async () => {
  onTestFinished(() => void vi.unstubAllEnvs())
  vi.stubEnv('CHROMIUM', process.execPath)
  expect(await findChromium()).toBe(process.execPath)
  const folder = await makeFolder()
  const file = await writeProgram(folder, 'google-chrome', '#!/bin/sh\necho 156\n')
  await writeProgram(folder, 'chromium', '#!/bin/sh\nexit 1\n')
  vi.stubEnv('CHROMIUM', '')
  vi.stubEnv('PATH', `/nowhere:${folder}`)
  expect(await findChromium()).toBe(file)
})
