import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from 'playwright-core'
import { findChromium } from './chromium.ts'

/** Chromium for rooms: devices are allowed, sound starts without a tap, nothing is asked of anybody else. */
const FLAGS = [
  '--no-sandbox',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--use-fake-ui-for-media-stream',
  '--use-fake-device-for-media-stream=fps=5',
  '--autoplay-policy=no-user-gesture-required',
  '--allow-loopback-in-peer-connection',
  '--disable-background-timer-throttling',
  '--disable-renderer-backgrounding',
  '--disable-backgrounding-occluded-windows',
]

export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: await findChromium(), args: FLAGS })
}

/** Resolves when the page itself has that size: until then it is laid out as it was. */
export async function setWindow(page: Page, size: { width: number; height: number }): Promise<void> {
  await page.setViewportSize(size)
  await page.waitForFunction(({ width, height }) => innerWidth === width && innerHeight === height, size)
}

/** What a page notes about itself while a test uses it. */
type Notes = {
  violations: string[]
  connections: RTCPeerConnection[]
  voice?: { gain: GainNode }
}
declare global {
  interface Window {
    notes: Notes
  }
}

/** One person's browser: a context of its own, with a voice of its own for a microphone. */
export class BrowserPerson {
  readonly page: Page
  readonly context: BrowserContext
  /** Addresses outside of our own that the browser asked for. There must be none. */
  readonly strangers: string[] = []
  readonly errors: string[] = []

  private constructor(context: BrowserContext, page: Page) {
    this.context = context
    this.page = page
  }

  static async open(
    browser: Browser,
    origin: string,
    options: BrowserContextOptions & { voiceHz?: number } = {},
  ): Promise<BrowserPerson> {
    const { voiceHz = 440, ...rest } = options
    const context = await browser.newContext({
      viewport: { width: 1280, height: 800 },
      permissions: ['microphone', 'camera', 'clipboard-read', 'clipboard-write'],
      ...rest,
    })
    await context.addInitScript(takeNotes)
    await context.addInitScript(giveVoice, voiceHz)
    const person = new BrowserPerson(context, await context.newPage())
    context.on('request', (request) => {
      const { protocol, host } = new URL(request.url())
      if (/^(http|ws)s?:$/.test(protocol) && host !== new URL(origin).host)
        person.strangers.push(request.url())
    })
    person.page.on('pageerror', (error) => person.errors.push(error.message))
    return person
  }

  /** The content policy's complaints so far. There must be none. */
  violations(): Promise<string[]> {
    return this.page.evaluate(() => window.notes.violations)
  }

  /** Tracks of others that arrive: bytes so far, and how loud each is over the next half second. */
  hears(): Promise<Heard[]> {
    return this.page.evaluate(listen)
  }

  /** How many pictures of others are being decoded. */
  sees(): Promise<number> {
    return this.page.evaluate(countPictures)
  }

  close(): Promise<void> {
    return this.context.close()
  }
}

export type Heard = { readonly track: string; readonly bytes: number; readonly level: number }

function takeNotes(): void {
  const notes: Notes = { violations: [], connections: [] }
  window.notes = notes
  addEventListener('securitypolicyviolation', (event) => {
    notes.violations.push(`${event.violatedDirective}: ${event.blockedURI}`)
  })
  const Native = window.RTCPeerConnection
  window.RTCPeerConnection = class extends Native {
    constructor(configuration?: RTCConfiguration) {
      super(configuration)
      notes.connections.push(this)
    }
  }
}

/** A tone that comes and goes like syllables stands in for the microphone: every person has their own. */
function giveVoice(hz: number): void {
  const devices = navigator.mediaDevices
  if (devices === undefined) return
  const native = devices.getUserMedia.bind(devices)
  devices.getUserMedia = async (wish) => {
    const stream = await native(wish)
    if (!wish?.audio) return stream
    const context = new AudioContext()
    const tone = new OscillatorNode(context, { frequency: hz })
    const syllables = new OscillatorNode(context, { frequency: 4 })
    const gain = new GainNode(context, { gain: 0.4 })
    const target = context.createMediaStreamDestination()
    tone.connect(gain).connect(target)
    syllables.connect(new GainNode(context, { gain: 0.1 })).connect(gain.gain)
    tone.start()
    syllables.start()
    for (const track of stream.getAudioTracks()) {
      track.stop()
      stream.removeTrack(track)
    }
    for (const track of target.stream.getAudioTracks()) stream.addTrack(track)
    return stream
  }
}

type InboundAudio = {
  trackIdentifier: string
  bytesReceived: number
  totalAudioEnergy: number
  totalSamplesDuration: number
}

/** Decoded energy, not the level that the sender wrote into the packets. */
async function listen(): Promise<Heard[]> {
  const read = async () => {
    const found: InboundAudio[] = []
    for (const connection of window.notes.connections) {
      if (connection.connectionState === 'closed') continue
      for (const report of (await connection.getStats()).values()) {
        if (report.type === 'inbound-rtp' && report.kind === 'audio') found.push(report)
      }
    }
    return found
  }
  const before = new Map((await read()).map((each) => [each.trackIdentifier, each]))
  await new Promise((resolve) => setTimeout(resolve, 500))
  return (await read()).map((now) => {
    const then = before.get(now.trackIdentifier)
    const energy = now.totalAudioEnergy - (then?.totalAudioEnergy ?? 0)
    const seconds = now.totalSamplesDuration - (then?.totalSamplesDuration ?? 0)
    return {
      track: now.trackIdentifier,
      bytes: now.bytesReceived,
      level: seconds > 0 ? Math.sqrt(energy / seconds) : 0,
    }
  })
}

async function countPictures(): Promise<number> {
  let count = 0
  for (const connection of window.notes.connections) {
    if (connection.connectionState === 'closed') continue
    for (const report of (await connection.getStats()).values()) {
      if (report.type === 'inbound-rtp' && report.kind === 'video' && report.framesDecoded > 0) count += 1
    }
  }
  return count
}
