import http, { type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import express from 'express'
import { onTestFinished } from 'vitest'
import type { CallRoom } from '../../server/media/callRoom.ts'
import { type CallOptions, type CallServer, createCallServer } from '../../server/media/callServer.ts'
import { EXTERNAL_TIMING } from '../../server/media/external.ts'
import { thisMachine } from '../../server/media/obtain/obtain.ts'
import { TIMING } from '../../server/media/own/timing.ts'
import type { ConversationId, SeatId } from '../../shared/ids.ts'
import type { CallState } from '../../shared/protocol.ts'
import { makeFolder } from './folder.ts'

export const ROOM = 'room-0123456789' as ConversationId
export const SEAT = 'seat-0123456789' as SeatId

/** For `expect.poll`: what takes a moment here takes several where others use the machine as well. */
export const SOON = { timeout: 15_000 }

export type CallKit = {
  readonly call: CallServer
  readonly dataDir: string
  /** Every state the call has been in, the first one included. */
  readonly states: CallState[]
  readonly said: string[]
  /** Conversations that are going on, and seats that were taken out of theirs. Tests change them. */
  readonly live: Set<ConversationId>
  readonly removed: Set<SeatId>
  /** Which room of the call each seat belongs to: the circle, until a test moves somebody. */
  readonly places: Map<SeatId, CallRoom>
}

/** As the product waits, but impatient. */
const SHORT: typeof TIMING = {
  ...TIMING,
  readyWithinMs: 3000,
  adoptWithinMs: 1000,
  readyLookMs: 20,
  watchEveryMs: 50,
  proveEveryMs: 50,
  hungAfterMs: 2000,
  secondTermAfterMs: 1000,
  killAfterMs: 500,
  firstRetryMs: 20,
  longestRetryMs: 50,
}

type Change = Partial<Omit<CallOptions, 'around'>> & { readonly serverBin?: string | undefined }

/** A call server with nothing around it but what a test decides. Ended with the test. */
export async function makeCall({ serverBin, ...change }: Change = {}): Promise<CallKit> {
  const dataDir = change.dataDir ?? path.join(await makeFolder(), 'data')
  const [live, removed] = [new Set([ROOM]), new Set<SeatId>()]
  const places = new Map<SeatId, CallRoom>([[SEAT, ROOM]])
  const said: string[] = []
  const machine = thisMachine({ PATH: process.env.PATH }, { say: (line) => said.push(line) })
  const call = createCallServer({
    mode: { kind: 'own' },
    dataDir,
    // Nothing else may be found: a test that wants a binary names it.
    around: { ...machine, serverBin: serverBin ?? '/nowhere/livekit-server' },
    liveRooms: async () => [...live],
    whereabouts: () => new Map([...places].filter(([seat]) => !removed.has(seat))),
    isOurOrigin: (request) => request.headers.origin === `http://${request.headers.host}`,
    timing: { own: SHORT, external: { ...EXTERNAL_TIMING, whileOnMs: 50, whileOffMs: 50 } },
    ...change,
  })
  const states = [call.state()]
  call.onChange((state) => states.push(state))
  onTestFinished(async () => {
    await call.stop({ inUse: 'end' })
  })
  return { call, dataDir, states, said, live, removed, places }
}

/** Our own origin, with the call's signalling on it and one page of its own beside. Answers host and port. */
export async function serveSignalling(call: Pick<CallServer, 'signalling' | 'attach'>): Promise<string> {
  const app = express()
  app.use(call.signalling)
  app.use((_request, response) => void response.status(404).send('not of the call'))
  const server = http.createServer(app)
  call.attach(server)
  return listen(server)
}

export async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return `127.0.0.1:${(server.address() as AddressInfo).port}`
}
