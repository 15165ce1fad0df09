import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { lastWords } from '../../../../server/media/own/lastWords.ts'
import { makeFolder } from '../../../support/folder.ts'

const KEYS = { apiKey: 'goround-abc', apiSecret: 'a-secret-of-some-length' }

async function wordsOf(text: string): Promise<string> {
  const log = path.join(await makeFolder(), 'livekit.log')
  await writeFile(log, text)
  return lastWords(log, KEYS)
}

test('the end of what it wrote, without keys, passes and other addresses', async () => {
  const words = await wordsOf(
    'first\nsecond\nbind 127.0.0.1:7880 in use\nkey goround-abc a-secret-of-some-length\neyJhbGc.eyJzdWI.c2ln of 203.0.113.7\n',
  )
  expect(words).toBe(': bind 127.0.0.1:7880 in use | key … … | … of …')
})

test('the headline of a crash, not its last stack frame', async () => {
  expect(await wordsOf('panic: no map\n\ngoroutine 1 [running]:\nmain.main()\n\t/a.go:1\n')).toBe(
    ': panic: no map',
  )
})

test('nothing when there is nothing', async () => {
  expect(await wordsOf('')).toBe('')
  expect(await lastWords('/nowhere/at/all', KEYS)).toBe('')
})
