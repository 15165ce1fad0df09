import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const run = promisify(execFile)

function bench(...args: string[]) {
  return run(process.execPath, ['--disable-warning=ExperimentalWarning', 'test/bench/main.ts', ...args], {
    cwd: ROOT,
  })
}

test('a room is measured beside a relay, and the ratio is printed', { timeout: 180_000 }, async () => {
  const { stdout } = await bench('room', '--rooms', '1', '--minutes', '0.05', '--pace', '20')
  expect(stdout).toMatch(/^1 room of eight and a facilitator/)
  expect(stdout).toMatch(/^ratio to the relay +[\d.]+ x +[\d.]+ x +[\d.]+ x$/m)
  expect(stdout).toMatch(/^processor +[\d.]+ s +[\d.]+ s /m)
})

test('a benchmark that nobody knows is answered with those that there are', async () => {
  await expect(bench('roam')).rejects.toMatchObject({
    code: 1,
    stdout: expect.stringMatching(/gate .*\n.*room /s),
  })
})
