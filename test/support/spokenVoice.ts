import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'

const SENTENCES = readFileSync(new URL('../client/speech/twoVoices.wav', import.meta.url))

declare global {
  interface Window {
    /** Says a recorded sentence twice, without a breath between. Resolves when it is said. */
    sayIt(): Promise<void>
  }
}

/** Pages that open from now on have a recorded person for a microphone, who speaks when the test asks for it. */
export async function giveSpokenVoice(page: Pick<Page, 'addInitScript'>): Promise<void> {
  await page.addInitScript(speakRecorded, SENTENCES.toString('base64'))
}

function speakRecorded(recorded: string): void {
  // The first of its two sentences; after it there is silence.
  const SENTENCE_SECONDS = 3.7
  const targets: { context: AudioContext; buffer: AudioBuffer; target: AudioNode }[] = []
  navigator.mediaDevices.getUserMedia = async () => {
    const context = new AudioContext()
    const bytes = Uint8Array.from(atob(recorded), (character) => character.charCodeAt(0))
    const buffer = await context.decodeAudioData(bytes.buffer)
    const target = context.createMediaStreamDestination()
    targets.push({ context, buffer, target })
    return target.stream
  }
  const say = ({ context, buffer, target }: (typeof targets)[number]) =>
    new Promise<void>((resolve) => {
      const startAt = context.currentTime
      for (const after of [0, SENTENCE_SECONDS]) {
        const source = new AudioBufferSourceNode(context, { buffer })
        source.connect(target)
        source.start(startAt + after, 0, SENTENCE_SECONDS)
        if (after > 0) source.onended = () => resolve()
      }
    })
  window.sayIt = async () => {
    await Promise.all(targets.map(say))
  }
}
