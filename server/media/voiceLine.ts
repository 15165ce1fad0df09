import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createProxyServer } from 'http-proxy-3'

/**
 * Speaking into a call without a browser, for the pretend people of practice rooms. The library behind it is
 * optional and has native code, so it is loaded only here, only when asked, and only in a process of its own.
 */
export type VoiceWay = {
  /** Comes into the call with a pass and has a microphone there. Rejects when the call does not let it in. */
  open(pass: string, onGone: () => void): Promise<VoiceLine>
  close(): Promise<void>
}

/** Somebody's microphone in a call. */
export type VoiceLine = {
  /** Resolves when there is room for more, so that whoever plays keeps the pace of real time. */
  play(samples: Int16Array<ArrayBuffer>): Promise<void>
  close(): Promise<void>
}

/** What is used of the library; it may not be there, so its own types cannot be leaned on. */
type Rtc = {
  Room: new () => RtcRoom
  AudioSource: new (sampleRate: number, channels: number, queueMs: number) => RtcSource
  AudioFrame: new (samples: Int16Array, sampleRate: number, channels: number, perChannel: number) => object
  LocalAudioTrack: { createAudioTrack(name: string, source: RtcSource): object }
  TrackPublishOptions: new (options: { source: number; dtx: boolean }) => object
  TrackSource: { SOURCE_MICROPHONE: number }
  RoomEvent: { Disconnected: string }
  dispose(): Promise<void>
}
type RtcRoom = {
  connect(url: string, token: string, options: { autoSubscribe: boolean; dynacast: boolean }): Promise<void>
  disconnect(): Promise<void>
  once(event: string, listener: () => void): void
  localParticipant?: { publishTrack(track: object, options: object): Promise<unknown> }
}
type RtcSource = { captureFrame(frame: object): Promise<void>; close(): Promise<void> }

/** In a variable, because the compiler would look for a package that need not be there. */
const LIBRARY = '@livekit/rtc-node'
/** Enough that a busy moment is not heard, and little enough that a voice stops when it is told to. */
const QUEUE_MS = 120

/** The way into the calls of this server, or why there is none on this machine. */
export async function openVoiceWay(door: {
  url: string
  origin: string
  sampleRate: number
}): Promise<{ ok: true; way: VoiceWay } | { ok: false; why: string }> {
  let rtc: Rtc
  try {
    rtc = (await import(LIBRARY)) as Rtc
  } catch (error) {
    return { ok: false, why: (error as NodeJS.ErrnoException).code ?? 'it could not be loaded' }
  }
  const relay = await openRelay(door)
  const url = `ws://127.0.0.1:${(relay.address() as AddressInfo).port}`
  return {
    ok: true,
    way: {
      open: (pass, onGone) => openLine(rtc, { url, pass, sampleRate: door.sampleRate }, onGone),
      async close() {
        await rtc.dispose()
        relay.closeAllConnections()
        relay.close()
      },
    },
  }
}

async function openLine(
  rtc: Rtc,
  { url, pass, sampleRate }: { url: string; pass: string; sampleRate: number },
  onGone: () => void,
): Promise<VoiceLine> {
  const room = new rtc.Room()
  // They listen to the room's words, not to its sound.
  await room.connect(url, pass, { autoSubscribe: false, dynacast: false })
  const source = new rtc.AudioSource(sampleRate, 1, QUEUE_MS)
  const track = rtc.LocalAudioTrack.createAudioTrack('microphone', source)
  const options = new rtc.TrackPublishOptions({ source: rtc.TrackSource.SOURCE_MICROPHONE, dtx: true })
  await room.localParticipant?.publishTrack(track, options)
  room.once(rtc.RoomEvent.Disconnected, onGone)
  return {
    play: (samples) => source.captureFrame(new rtc.AudioFrame(samples, sampleRate, 1, samples.length)),
    async close() {
      await room.disconnect()
      await source.close()
    },
  }
}

/**
 * Between the library and the gate before the call. The library names no origin and carries its pass in a header; a
 * browser names one and has the pass in the address, and the gate rightly lets in nothing else.
 */
async function openRelay({ url, origin }: { url: string; origin: string }): Promise<Server> {
  // The gate compares the origin with the address that was asked for: the server's, not the relay's.
  const proxy = createProxyServer({ target: url, changeOrigin: true, headers: { origin } })
  proxy.on('error', () => {})
  const relay = createServer((request, response) => {
    proxy.web(asFromBrowser(request), response, {}, () => response.destroy())
  })
  relay.on('upgrade', (request, socket, head) => {
    socket.on('error', () => socket.destroy())
    proxy.ws(asFromBrowser(request), socket, head, {}, () => socket.destroy())
  })
  await new Promise<void>((resolve) => relay.listen(0, '127.0.0.1', resolve))
  return relay
}

function asFromBrowser(request: IncomingMessage): IncomingMessage {
  const pass = request.headers.authorization?.replace(/^Bearer /, '')
  if (pass === undefined) return request
  const address = new URL(request.url ?? '/', 'http://unnamed.invalid')
  address.searchParams.set('access_token', pass)
  request.url = `${address.pathname}${address.search}`
  delete request.headers.authorization
  return request
}
