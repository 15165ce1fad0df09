import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { birthOf } from '../../../../server/media/own/process.ts'
import { makeCall, ROOM, SEAT, SOON } from '../../../support/callKit.ts'
import { makeStandIn, type StandIn } from '../../../support/standInLivekit.ts'

const PASS = { conversation: ROOM, seat: SEAT }

async function pidsOf(standIn: StandIn): Promise<number[]> {
  const deeds = await standIn.deeds()
  return deeds.filter((deed) => deed.startsWith('started ')).map((deed) => Number(deed.slice(8)))
}

describe('a call server of our own', () => {
  test('is on only when every room is there', async () => {
    const standIn = await makeStandIn('works')
    const { call, states } = await makeCall({ serverBin: standIn.file })
    expect(await call.mintPass(PASS)).toBe(null)
    const deedsAtChange: Promise<string[]>[] = []
    call.onChange(() => deedsAtChange.push(standIn.deeds()))
    call.start()
    await call.settled()
    expect(states).toEqual(['starting', 'on'])
    expect(call.why()).toBe(null)
    expect((await deedsAtChange[0])?.at(-1)).toBe(`CreateRoom ${ROOM}`)
  })

  test('makes the room again with each pass, because empty ones go', async () => {
    const standIn = await makeStandIn('works')
    const { call, live } = await makeCall({ serverBin: standIn.file })
    live.clear()
    call.start()
    await call.settled()
    expect(await call.mintPass(PASS)).toEqual(expect.any(String))
    expect((await standIn.deeds()).at(-1)).toBe(`CreateRoom ${ROOM}`)
  })

  test('does on rooms and people what it is asked', async () => {
    const standIn = await makeStandIn('works')
    const { call } = await makeCall({ serverBin: standIn.file })
    call.start()
    await call.settled()
    await call.removePerson(ROOM, SEAT)
    await call.closeRoom(ROOM)
    expect((await standIn.deeds()).slice(-2)).toEqual([`RemoveParticipant ${ROOM}`, `DeleteRoom ${ROOM}`])
  })

  test('that ends by itself is started again, with its rooms', async () => {
    const standIn = await makeStandIn('works')
    const { call, states, said } = await makeCall({ serverBin: standIn.file })
    call.start()
    await call.settled()
    const [first = 0] = await pidsOf(standIn)
    process.kill(first, 'SIGKILL')
    await expect.poll(() => states, SOON).toEqual(['starting', 'on', 'unreachable', 'on'])
    const deeds = await standIn.deeds()
    expect(deeds.map((deed) => deed.split(' ')[0])).toEqual([
      'started',
      'CreateRoom',
      'started',
      'CreateRoom',
    ])
    expect(said).toEqual([expect.stringContaining('SIGKILL')])
  })

  test('that exits with 0 at its start has failed, and its last words are told', async () => {
    const standIn = await makeStandIn('ends-at-once')
    const { call, said } = await makeCall({ serverBin: standIn.file })
    call.start()
    await call.settled()
    expect(call.state()).toBe('unreachable')
    expect(call.why()).toBe('the call server is down and is being started again')
    await expect.poll(() => pidsOf(standIn), SOON).toSatisfy((pids) => pids.length >= 3)
    expect(said[0]).toContain('it ended by itself (code 0): listen tcp 127.0.0.1')
    expect(said[0]).toContain('bind: address already in use')
  })

  test.each(['never-ready', 'foreign'] as const)(
    'that is %s in time is ended and tried again',
    async (behaviour) => {
      const standIn = await makeStandIn(behaviour)
      const { call, said } = await makeCall({ serverBin: standIn.file })
      call.start()
      await call.settled()
      expect(call.state()).toBe('unreachable')
      expect(said[0]).toContain('it was not ready within 3 s')
      const [first = 0] = await pidsOf(standIn)
      expect(await birthOf(first)).toBe(null)
    },
  )

  test('that falls silent is ended, and another one takes its place', async () => {
    const standIn = await makeStandIn('falls-silent')
    const { call, said, live } = await makeCall({ serverBin: standIn.file })
    live.clear()
    call.start()
    await call.settled()
    await call.openRoom(ROOM)
    await expect.poll(() => pidsOf(standIn), SOON).toHaveLength(2)
    expect(said[0]).toContain('it has not answered for')
    const [first = 0] = await pidsOf(standIn)
    expect(await birthOf(first)).toBe(null)
  })

  test('that is not to be had leaves the room without a call, and says what to do', async () => {
    const { call, states, said } = await makeCall()
    call.start()
    await call.settled()
    expect(states).toEqual(['starting', 'off'])
    expect(said).toEqual([expect.stringContaining('No call: LIVEKIT_SERVER_BIN is /nowhere')])
    expect(call.why()).not.toContain('/nowhere')
    expect(await call.mintPass(PASS)).toBe(null)
  })

  test('whose rooms cannot be read yet is kept, and tried again', async () => {
    const standIn = await makeStandIn('works')
    let tries = 0
    const liveRooms = async () => {
      tries += 1
      if (tries < 3) throw new Error('the database is busy')
      return [ROOM]
    }
    const { call } = await makeCall({ serverBin: standIn.file, liveRooms })
    call.start()
    await expect.poll(() => call.state(), SOON).toBe('on')
    expect(await pidsOf(standIn)).toHaveLength(1)
  })
})

describe('an orderly stop', () => {
  test('closes the rooms, ends the child and leaves nothing but the keys', async () => {
    const standIn = await makeStandIn('works')
    const { call, dataDir } = await makeCall({ serverBin: standIn.file })
    call.start()
    await call.settled()
    expect(await call.stop({ inUse: 'keep' })).toBe('ended')
    const [pid = 0] = await pidsOf(standIn)
    expect(await birthOf(pid)).toBe(null)
    expect(await readdir(path.join(dataDir, 'call'))).toEqual(['keys.json'])
  })

  test('ends one that will not end', async () => {
    const standIn = await makeStandIn('will-not-end')
    const { call } = await makeCall({ serverBin: standIn.file })
    call.start()
    await call.settled()
    await call.stop({ inUse: 'end' })
    const [pid = 0] = await pidsOf(standIn)
    expect(await birthOf(pid)).toBe(null)
    expect((await standIn.deeds()).filter((deed) => deed === 'asked to end')).toHaveLength(2)
  })

  test('in the middle of a start leaves no process behind', async () => {
    const standIn = await makeStandIn('never-ready')
    const { call, dataDir } = await makeCall({ serverBin: standIn.file })
    call.start()
    await expect.poll(() => pidsOf(standIn), SOON).toHaveLength(1)
    await call.stop({ inUse: 'keep' })
    await call.settled()
    const [pid = 0] = await pidsOf(standIn)
    expect(await birthOf(pid)).toBe(null)
    expect(await readdir(path.join(dataDir, 'call'))).toEqual(['keys.json'])
  })

  test('before anything was started has nothing to do', async () => {
    const { call } = await makeCall()
    expect(await call.stop({ inUse: 'end' })).toBe('ended')
  })
})
