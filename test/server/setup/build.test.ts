import { spawn } from 'node:child_process'
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { makeFolder } from '../../support/folder.ts'

const BUILD = fileURLToPath(new URL('../../../server/setup/build.ts', import.meta.url))

/** The smallest client that Vite builds. */
async function makeProject(): Promise<string> {
  const root = await makeFolder()
  const files = {
    'client/index.html': '<!doctype html><title>x</title><script type="module" src="/main.ts"></script>',
    'client/main.ts': 'document.title = process.env.NODE_ENV ?? ""',
    'shared/a.ts': '',
    'package.json': '{"type":"module"}',
    'package-lock.json': '{}',
    'tsconfig.json': '{}',
    'vite.config.ts': `export default { root: ${JSON.stringify(path.join(root, 'client'))} }`,
  }
  for (const [file, text] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(root, file)), { recursive: true })
    await writeFile(path.join(root, file), text)
  }
  return root
}

async function build(root: string): Promise<{ code: number | null; output: string }> {
  const child = spawn(process.execPath, [BUILD], { cwd: root })
  let output = ''
  child.stdout.on('data', (data) => (output += data))
  child.stderr.on('data', (data) => (output += data))
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
  return { code, output }
}

const page = (root: string) => readFile(path.join(root, 'dist/client/index.html'), 'utf8')

test('the client is built for production, and only when its sources changed', async () => {
  const root = await makeProject()
  expect((await build(root)).output).toMatch(/^Building the client …\nBuilt in \d+\.\d s\n$/)
  const script = /src="\/(assets\/[^"]+)"/.exec(await page(root))?.[1] ?? ''
  expect(await readFile(path.join(root, 'dist/client', script), 'utf8')).toContain('production')
  expect(await build(root)).toEqual({ code: 0, output: '' })

  await writeFile(path.join(root, 'client/index.html'), '<!doctype html><title>another</title>')
  expect((await build(root)).code).toBe(0)
  expect(await page(root)).toContain('another')
  expect(await readdir(path.join(root, 'dist'))).toEqual(['client'])
})

test('two builds at once leave one whole client', async () => {
  const root = await makeProject()
  const both = await Promise.all([build(root), build(root)])
  expect(both.map(({ code }) => code)).toEqual([0, 0])
  expect(await readdir(path.join(root, 'dist'))).toEqual(['client'])
  expect(await build(root)).toEqual({ code: 0, output: '' })
})

test('a client that cannot be built is said in a few lines, and the old one stays', async () => {
  const root = await makeProject()
  await build(root)
  await writeFile(path.join(root, 'client/main.ts'), 'import "./nowhere.ts"')
  const { code, output } = await build(root)
  expect(code).toBe(1)
  expect(output).toContain('The client could not be built')
  expect(await page(root)).toContain('script')
  expect(await readdir(path.join(root, 'dist'))).toEqual(['client'])
})

test('a tree that is built already is not written to, so it may be read-only', async () => {
  const root = await makeProject()
  await build(root)
  const before = await stat(path.join(root, 'dist'))
  expect(await build(root)).toEqual({ code: 0, output: '' })
  expect((await stat(path.join(root, 'dist'))).mtimeMs).toBe(before.mtimeMs)
})
