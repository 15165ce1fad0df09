import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Server } from 'socket.io'
import { answerWithUsage } from './meter.ts'

/**
 * The least that Socket.IO can be: passes on what one says to the others in the room. Nobody is asked who they are,
 * nothing is looked at, decided or stored. Says its port when it listens.
 */
const http = createServer()
const relay = new Server(http, { transports: ['websocket'], serveClient: false, perMessageDeflate: false })
relay.on('connection', (socket) => {
  const { room } = socket.handshake.auth as { room: string }
  socket.join(room)
  socket.on('say', (said: unknown) => socket.to(room).emit('said', said))
})
http.listen(0, '127.0.0.1', () => {
  process.send?.((http.address() as AddressInfo).port)
  answerWithUsage()
})
process.once('disconnect', () => process.exit(0))
