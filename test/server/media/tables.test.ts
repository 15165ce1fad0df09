import { describe, expect, onTestFinished, test } from 'vitest'
import WebSocket from 'ws'
import type { CallRoom, TableRoom } from '../../../server/media/callRoom.ts'
import { openCallFiles } from '../../../server/media/own/callFiles.ts'
import { upstreamAt } from '../../../server/media/own/child.ts'
import { signPass } from '../../../server/media/pass.ts'
import { createRoomService } from '../../../server/media/roomService.ts'
import type { SeatId } from '../../../shared/ids.ts'
import { makeCall, ROOM, SOON, serveSignalling } from '../../support/callKit.ts'
import { findLivekit } from '../../support/livekit.ts'

const livekit = await findLivekit()
const serverBin = typeof livekit === 'string' ? livekit : ''
const [INES, ANA, BO, CLEO, DEE] = ['ines', 'ana', 'bo', 'cleo', 'dee'].map((name) =>
  `seat-of-${name}`.padEnd(12, '0'),
) as [SeatId, SeatId, SeatId, SeatId, SeatId]
const PEOPLE = [INES, ANA, BO, CLEO, DEE]
const [ONE, OTHER] = [`${ROOM}.1.0`, `${ROOM}.1.1`] as [TableRoom, TableRoom]

describe.skipIf(serverBin === '')('tables in the real call', () => {
  async function startCircle() {
    const kit = await makeCall({ serverBin })
    kit.call.start()
    await kit.call.settled()
    const files = await openCallFiles(kit.dataDir)
    const keys = await files.readOrMakeKeys()
    const record = await files.readRecord()
    if (record === null) throw new Error('there is no call server')
    const rooms = createRoomService(upstreamAt(record.ports, keys))
    const host = await serveSignalling(kit.call)
    const seat = (places: [SeatId, CallRoom][]) => {
      kit.places.clear()
      for (const [person, room] of places) kit.places.set(person, room)
    }
    /** With the pass that the server gives them now. */
    const comeIn = async (person: SeatId) => {
      const token = await kit.call.mintPass({ conversation: ROOM, seat: person })
      return join(host, token ?? '')
    }
    const people = async (room: CallRoom) => (await rooms.listPeople(room)).toSorted()
    return { ...kit, keys, host, rooms, seat, comeIn, people }
  }

  test('GR-7 two pairs are among themselves, and all come back', async () => {
    const { call, seat, comeIn, people, rooms } = await startCircle()
    seat(PEOPLE.map((person) => [person, ROOM]))
    for (const person of PEOPLE) await comeIn(person)
    await expect.poll(() => people(ROOM), SOON).toEqual(PEOPLE.toSorted())

    seat([
      [INES, ROOM],
      [ANA, ONE],
      [BO, ONE],
      [CLEO, OTHER],
      [DEE, OTHER],
    ])
    await call.seatPeople(ROOM)
    await expect.poll(() => people(ROOM), SOON).toEqual([INES])
    for (const person of [ANA, BO, CLEO, DEE]) await comeIn(person)
    await expect.poll(() => people(ONE), SOON).toEqual([ANA, BO])
    await expect.poll(() => people(OTHER), SOON).toEqual([CLEO, DEE])

    seat(PEOPLE.map((person) => [person, ROOM]))
    await call.seatPeople(ROOM)
    await expect.poll(() => rooms.listRoomsOf(ROOM), SOON).toEqual([ROOM])
    for (const person of [ANA, BO, CLEO, DEE]) await comeIn(person)
    await expect.poll(() => people(ROOM), SOON).toEqual(PEOPLE.toSorted())
  })

  test('GR-7 nobody comes in at a table that is not theirs, with whatever pass', async () => {
    const { call, seat, host, keys } = await startCircle()
    seat([
      [INES, ROOM],
      [ANA, ONE],
      [BO, ONE],
      [CLEO, OTHER],
      [DEE, OTHER],
    ])
    await call.seatPeople(ROOM)
    for (const [person, room] of [
      [INES, ONE],
      [CLEO, ONE],
      [ANA, ROOM],
      [ANA, `${ROOM}.0.0`],
    ] as [SeatId, CallRoom][])
      await expect(join(host, await signPass({ room, seat: person }, keys))).rejects.toThrow('401')
    const before = (await call.mintPass({ conversation: ROOM, seat: ANA })) ?? ''
    expect(roomIn(before)).toBe(ONE)
    seat(PEOPLE.map((person) => [person, ROOM]))
    await expect(join(host, before)).rejects.toThrow('401')
    expect(await call.mintPass({ conversation: ROOM, seat: 'seat-of-nobody' as SeatId })).toBe(null)
  })

  test('GR-7 taking a person out finds them at their table, and the end ends the tables', async () => {
    const { call, seat, comeIn, people, rooms } = await startCircle()
    seat([
      [ANA, ONE],
      [BO, ONE],
    ])
    await call.seatPeople(ROOM)
    for (const person of [ANA, BO]) await comeIn(person)
    await call.removePerson(ROOM, ANA)
    await expect.poll(() => people(ONE), SOON).toEqual([BO])
    await call.closeRoom(ROOM)
    await expect.poll(() => rooms.listRoomsOf(ROOM), SOON).toEqual([])
  })
})

function join(host: string, token: string): Promise<WebSocket> {
  const query = `access_token=${token}&protocol=16&sdk=js&auto_subscribe=1`
  const socket = new WebSocket(`ws://${host}/rtc?${query}`, { origin: `http://${host}` })
  onTestFinished(() => socket.terminate())
  return new Promise((resolve, reject) => {
    socket.once('error', reject)
    socket.once('message', () => resolve(socket))
  })
}

function roomIn(token: string): string {
  return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()).video.room
}
