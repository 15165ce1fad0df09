import { chmod, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { openCallFiles } from '../../../../server/media/own/callFiles.ts'
import { makeFolder } from '../../../support/folder.ts'

const modeOf = async (file: string) => (await stat(file)).mode & 0o777
const RECORD = { pid: 4711, born: 'x', ports: { http: 1, udp: 2, turn: 3, tcp: 0 }, settings: 'y' }

describe('keys', () => {
  test('are random, made once, and readable by us alone', async () => {
    const [one, other] = [await makeFolder(), await makeFolder()]
    const keys = await (await openCallFiles(one)).readOrMakeKeys()
    expect(keys.apiSecret.length).toBeGreaterThanOrEqual(43)
    expect(await (await openCallFiles(one)).readOrMakeKeys()).toEqual(keys)
    expect(await (await openCallFiles(other)).readOrMakeKeys()).not.toEqual(keys)
    expect(await modeOf(path.join(one, 'call/keys.json'))).toBe(0o600)
    expect(await modeOf(path.join(one, 'call'))).toBe(0o700)
  })

  test('that others could read are closed to them again', async () => {
    const folder = await makeFolder()
    const files = await openCallFiles(folder)
    await files.readOrMakeKeys()
    const file = path.join(folder, 'call/keys.json')
    await chmod(file, 0o644)
    await files.readOrMakeKeys()
    expect(await modeOf(file)).toBe(0o600)
  })

  test('that were damaged are made anew', async () => {
    const folder = await makeFolder()
    const files = await openCallFiles(folder)
    const before = await files.readOrMakeKeys()
    await writeFile(path.join(folder, 'call/keys.json'), '{"apiKey":"x"')
    expect(await files.readOrMakeKeys()).not.toEqual(before)
  })
})

describe('the record of the child', () => {
  test('is what was written, and nothing after it was removed', async () => {
    const files = await openCallFiles(await makeFolder())
    expect(await files.readRecord()).toBe(null)
    await files.writeRecord(RECORD)
    expect(await files.readRecord()).toEqual(RECORD)
    await files.removeRecord()
    expect(await files.readRecord()).toBe(null)
  })

  test.each([
    '',
    '{',
    '{"pid":-1}',
    JSON.stringify({ ...RECORD, pid: 0 }),
    JSON.stringify({ ...RECORD, more: 1 }),
  ])('that reads %j is as good as none', async (text) => {
    const folder = await makeFolder()
    const files = await openCallFiles(folder)
    await writeFile(path.join(folder, 'call/child.json'), text)
    expect(await files.readRecord()).toBe(null)
  })
})
