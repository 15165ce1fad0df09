import { type ChildProcess, spawn } from 'node:child_process'
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, onTestFinished, test } from 'vitest'
import { makeFolder, writeProgram } from '../../support/folder.ts'

const SETUP = fileURLToPath(new URL('../../../server/setup', import.meta.url))
const VERSION = '24.99.0'

type Project = {
  readonly root: string
  /** Programs of the machine: `npm` is one, `node` when a test puts it there. */
  readonly bin: string
  /** What npm was asked, one line for each time. */
  asked(): Promise<string[]>
}

/** A checkout with our set-up, tasks that tell what they were given, and an npm that needs no network. */
async function makeProject(npm = workingNpm): Promise<Project> {
  const root = await makeFolder()
  const bin = path.join(root, 'machine')
  await cp(SETUP, path.join(root, 'server/setup'), { recursive: true })
  await mkdir(path.join(root, 'client'))
  await mkdir(path.join(root, 'shared'))
  await mkdir(path.join(root, 'test/run'), { recursive: true })
  for (const file of [
    'package-lock.json',
    'tsconfig.json',
    'vite.config.ts',
    'client/main.tsx',
    'shared/a.ts',
  ]) {
    await writeFile(path.join(root, file), file)
  }
  await writeFile(path.join(root, 'package.json'), '{"type":"module"}')
  await writeFile(path.join(root, 'server/main.ts'), MAIN)
  await writeFile(path.join(root, 'test/run/check.ts'), 'process.exitCode = 3\n')
  await writeFile(path.join(root, 'server/setup/build.ts'), BUILD)
  await writeProgram(bin, 'npm', npm(root))
  await writeProgram(bin, 'node', `#!/bin/sh\nexec ${process.execPath} "$@"\n`)
  const asked = () =>
    readFile(path.join(root, 'asked'), 'utf8').then(
      (text) => text.trim().split('\n'),
      () => [],
    )
  return { root, bin, asked }
}

const MAIN = `import { execFileSync } from 'node:child_process'
const words: string[] = process.argv.slice(2)
if (words[0] === 'stay') {
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, () => process.exit(name === 'SIGINT' ? 40 : 41))
  setInterval(() => {}, 1000)
}
if (words[0] === 'tool') console.log('a tool runs on', execFileSync('node', ['--version'], { encoding: 'utf8' }))
console.log('main', JSON.stringify({ words, dev: process.env.GOROUND_DEV ?? null, flags: process.execArgv }))
`

/** What the real one does, without Vite. */
const BUILD = `import { mkdir, writeFile } from 'node:fs/promises'
import { CLIENT_FOLDER, STAMP_FILE, stampSources } from './clientStamp.mjs'
console.log('built')
if (process.env.BREAK_BUILD) process.exit(9)
await mkdir(CLIENT_FOLDER, { recursive: true })
await writeFile(CLIENT_FOLDER + '/' + STAMP_FILE, await stampSources(process.cwd()))
`

/** Installs one package, the one that brings Node, whose script makes a Node that says it is ${VERSION}. */
const workingNpm = (root: string) => `#!/bin/sh
echo "$@" >> ${root}/asked
case "$PATH" in *node_modules/.bin* | *node_modules/node/bin*) echo "PATH is not the machine's"; exit 1;; esac
rm -rf node_modules; mkdir -p node_modules/node
echo '{"version":"${VERSION}","type":"commonjs"}' > node_modules/node/package.json
cat > node_modules/node/installArchSpecificPackage.js <<'END'
const { mkdirSync, writeFileSync } = require('node:fs')
mkdirSync('bin')
writeFileSync('bin/node', '#!/bin/sh\\n[ "$1" = --version ] && echo v${VERSION} && exit\\nexec ${process.execPath} "$@"\\n', { mode: 0o755 })
END
`

/** The same, but the Node for this machine is not to be had. */
const npmWithoutNode = (root: string) =>
  workingNpm(root).replace("mkdirSync('bin')", "console.error('404 no such Node'); process.exit(1)")

const brokenNpm = () => '#!/bin/sh\necho "npm error code EAI_AGAIN" >&2; exit 7\n'

type Ran = { readonly code: number | null; readonly output: string }

function start(
  { root, bin }: Project,
  args: readonly string[],
  env: Record<string, string> = {},
): ChildProcess {
  const child = spawn(process.execPath, [path.join(root, 'server/setup/setup.mjs'), ...args], {
    cwd: bin,
    env: {
      PATH: [path.join(root, 'node_modules/.bin'), bin, '/usr/bin', '/bin'].join(':'),
      ...env,
    },
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  return child
}

async function run(
  project: Project,
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<Ran> {
  const child = start(project, args, env)
  let output = ''
  child.stdout?.on('data', (data) => (output += data))
  child.stderr?.on('data', (data) => (output += data))
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
  return { code, output }
}

describe('a first start', () => {
  test('installs the locked packages, brings Node, builds the client and runs the task on it', async () => {
    const project = await makeProject()
    const { code, output } = await run(project, ['start', 'a', 'b c'])
    expect(output.split('\n')).toEqual([
      'Installing packages …',
      'Bringing Node 24 …',
      'built',
      'main {"words":["a","b c"],"dev":null,"flags":["--disable-warning=ExperimentalWarning"]}',
      '',
    ])
    expect(code).toBe(0)
    expect(await project.asked()).toEqual([expect.stringMatching(/^ci --ignore-scripts --include=dev/)])
  })

  test('brings the Node that tools among the packages run on, too', async () => {
    const { output } = await run(await makeProject(), ['dev', 'tool'])
    expect(output).toContain(`a tool runs on v${VERSION}`)
  })

  test('that fails at the packages says why, and the next one tries again', async () => {
    const project = await makeProject(brokenNpm)
    const { code, output } = await run(project, ['start'])
    expect(code).toBe(1)
    expect(output).toContain('The packages could not be installed (npm ended with 7)')
    expect(output).toContain('1. No way to the package registry')
    expect(output).toContain('npm error code EAI_AGAIN')
    expect(output).not.toContain('main')
    await writeProgram(project.bin, 'npm', workingNpm(project.root))
    expect((await run(project, ['start'])).code).toBe(0)
  })

  test('without npm says so', async () => {
    const project = await makeProject()
    await rm(path.join(project.bin, 'npm'))
    const { code, output } = await run(project, ['dev'], { PATH: project.bin })
    expect([code, output]).toEqual([1, expect.stringContaining('npm is missing')])
  })

  test('that cannot bring Node uses the one that is here, when that is new enough', async () => {
    const { code, output } = await run(await makeProject(npmWithoutNode), ['dev'])
    expect([code, output]).toEqual([0, expect.stringContaining('main {"words":[],"dev":"1"')])
  })

  test('that can neither bring Node nor finds a new one says so', async () => {
    const project = await makeProject(npmWithoutNode)
    const old = `#!/bin/sh\n[ "$1" = --version ] && echo v20.19.0 && exit\nexec ${process.execPath} "$@"\n`
    await writeProgram(project.bin, 'node', old)
    const { code, output } = await run(project, ['dev'])
    expect(code).toBe(1)
    expect(output).toContain(`Node ${VERSION} could not be brought`)
    expect(output).toContain('404 no such Node')
  })
})

test('a benchmark is told which, and measures the pages as they are now', async () => {
  const project = await makeProject()
  await mkdir(path.join(project.root, 'test/bench'))
  await writeFile(
    path.join(project.root, 'test/bench/main.ts'),
    "console.log('bench', process.argv.slice(2).join(' '))\n",
  )
  const { code, output } = await run(project, ['bench', 'room', '--rooms', '2'])
  expect([code, output]).toEqual([0, expect.stringMatching(/built\nbench room --rooms 2\n$/)])
})

describe('a later start', () => {
  test('with nothing to do goes straight to its task', async () => {
    const project = await makeProject()
    await run(project, ['start'])
    const { output } = await run(project, ['start'])
    expect(output).toMatch(/^main .*\n$/)
    expect(await project.asked()).toHaveLength(1)
  })

  test('after the lock file changed installs again', async () => {
    const project = await makeProject()
    await run(project, ['dev'])
    await writeFile(path.join(project.root, 'package-lock.json'), 'changed')
    expect((await run(project, ['dev'])).code).toBe(0)
    expect(await project.asked()).toHaveLength(2)
  })

  test('after an installation that was interrupted installs again', async () => {
    const project = await makeProject()
    await run(project, ['dev'])
    await rm(path.join(project.root, 'node_modules/.goround'))
    await run(project, ['dev'])
    expect(await project.asked()).toHaveLength(2)
  })

  test.each(['client/main.tsx', 'shared/a.ts', 'client/new.css', 'vite.config.ts', 'package-lock.json'])(
    'builds the client when %s changed',
    async (file) => {
      const project = await makeProject()
      await run(project, ['start'])
      await writeFile(path.join(project.root, file), 'something else')
      expect((await run(project, ['start'])).output).toContain('built\n')
      expect((await run(project, ['start'])).output).not.toContain('built\n')
    },
  )

  test('does not begin when the client cannot be built', async () => {
    const { code, output } = await run(await makeProject(), ['start'], { BREAK_BUILD: '1' })
    expect([code, output]).toEqual([9, expect.not.stringContaining('main')])
  })

  test('for development builds nothing', async () => {
    const { output } = await run(await makeProject(), ['dev'])
    expect(output).not.toContain('built')
  })
})

describe('the task', () => {
  test('decides about the exit code', async () => {
    expect((await run(await makeProject(), ['check'])).code).toBe(3)
  })

  test.each([
    ['SIGTERM', 41],
    ['SIGINT', 40],
  ] as const)('hears of %s, and its answer is ours', async (signal, expected) => {
    const project = await makeProject()
    const child = start(project, ['dev', 'stay'])
    const ended = new Promise((resolve) => child.once('exit', resolve))
    await new Promise<void>((resolve) => {
      child.stdout?.on('data', (data) => String(data).includes('main') && resolve())
    })
    child.kill(signal)
    expect(await ended).toBe(expected)
  })

  test.each([[[]], [['nonsense']]])('%j is none: the ones there are get named', async (args) => {
    const { code, output } = await run(await makeProject(), args)
    expect([code, output]).toEqual([1, expect.stringContaining('One of: start, dev, build, test, check')])
  })
})
