import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { type WebSocket, WebSocketServer } from 'ws'
import { readSyncMessage, writeSyncStep1, writeUpdate } from 'y-protocols/sync'
import * as Y from 'yjs'
import { answerWithUsage } from './meter.ts'

/**
 * The least that a Yjs server for the y-websocket provider can be: one document for each room, and every update told to
 * every page. Nobody is asked who they are, nothing is looked at or stored. Says its port when it listens.
 */
type Room = { readonly doc: Y.Doc; readonly pages: Set<WebSocket> }

const MESSAGE_SYNC = 0
const rooms = new Map<string, Room>()

function roomOf(name: string): Room {
  const known = rooms.get(name)
  if (known !== undefined) return known
  const room: Room = { doc: new Y.Doc(), pages: new Set() }
  room.doc.on('update', (update) => {
    const frame = sync((encoder) => writeUpdate(encoder, update))
    for (const page of room.pages) page.send(frame)
  })
  rooms.set(name, room)
  return room
}

function sync(write: (encoder: encoding.Encoder) => void): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, MESSAGE_SYNC)
    write(encoder)
  })
}

const http = createServer()
const sockets = new WebSocketServer({ server: http, perMessageDeflate: false })
sockets.on('connection', (page, request) => {
  const { doc, pages } = roomOf(request.url ?? '')
  pages.add(page)
  page.on('close', () => pages.delete(page))
  page.on('message', (data: Buffer) => {
    const decoder = decoding.createDecoder(data)
    if (decoding.readVarUint(decoder) !== MESSAGE_SYNC) return
    const answer = sync((encoder) => readSyncMessage(decoder, encoder, doc, page))
    if (answer.length > 1) page.send(answer)
  })
  page.send(sync((encoder) => writeSyncStep1(encoder, doc)))
})
http.listen(0, '127.0.0.1', () => {
  process.send?.((http.address() as AddressInfo).port)
  answerWithUsage()
})
process.once('disconnect', () => process.exit(0))
