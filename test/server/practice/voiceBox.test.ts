import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import type { VoiceLine, VoiceWay } from '../../../server/media/voiceLine.ts'
import { createChance } from '../../../server/practice/chance.ts'
import { Voice } from '../../../server/practice/voice.ts'
import { VoiceBox } from '../../../server/practice/voiceBox.ts'
import { until } from '../../support/until.ts'

type Opened = { readonly pass: string; played: number; isClosed: boolean; onGone: () => void }

/** A call that hands out one pass after another, and remembers who came in with which. */
async function makeCall() {
  const opened: Opened[] = []
  const held: (() => void)[] = []
  const call = { opened, passes: 0, isHeld: false, letIn: () => held.splice(0).forEach((go) => void go()) }
  const http = createServer((_request, response) => {
    call.passes += 1
    response.setHeader('Content-Type', 'application/json')
    response.end(JSON.stringify({ token: `pass ${call.passes}` }))
  })
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void http.close())
  const way: VoiceWay = {
    async open(pass, onGone) {
      if (call.isHeld) await new Promise<void>((resolve) => held.push(resolve))
      const line: Opened = { pass, played: 0, isClosed: false, onGone }
      opened.push(line)
      return {
        async play() {
          if (line.isClosed) throw new Error('closed')
          await new Promise((resolve) => setImmediate(resolve))
          line.played += 1
        },
        async close() {
          line.isClosed = true
          // As the library does it: leaving is told like being put out.
          onGone()
        },
      } satisfies VoiceLine
    },
    close: async () => {},
  }
  const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`
  const door = { url, origin: url, conversation: 'c', cookie: 'a=b' }
  const box = new VoiceBox(door, way, new Voice({ pitchHz: 120, pace: 1, vowels: 1 }, createChance(1)))
  onTestFinished(() => box.leave())
  const open = () => opened.filter(({ isClosed }) => !isClosed).map(({ pass }) => pass)
  return { ...call, call, box, open }
}

const heardOn = (line: Opened | undefined) => {
  const before = line?.played ?? 0
  return until(
    () => line?.played ?? 0,
    (played) => played > before,
  )
}

test('GR-7 a voice follows to a table with a pass of its own, and back, in the middle of a sentence', async () => {
  const { box, opened, open } = await makeCall()
  box.enter('circle')
  box.speak()
  await until(open, (passes) => passes.join() === 'pass 1')
  await heardOn(opened[0])
  box.enter('circle')
  box.enter('table 1')
  await until(open, (passes) => passes.join() === 'pass 2')
  await heardOn(opened[1])
  box.enter('circle')
  await until(open, (passes) => passes.join() === 'pass 3')
  await heardOn(opened[2])
  expect(opened.map(({ isClosed }) => isClosed)).toEqual([true, true, false])
})

test('GR-7 whoever has moved on while coming in does not stay where they were', async () => {
  const { box, call, open, opened } = await makeCall()
  call.isHeld = true
  box.enter('circle')
  await until(
    () => call.passes,
    (passes) => passes === 1,
  )
  box.enter('table 0')
  call.isHeld = false
  await until(
    () => {
      call.letIn()
      return open()
    },
    (passes) => passes.join() === 'pass 2',
  )
  expect(opened.map(({ pass }) => pass)).toEqual(['pass 1', 'pass 2'])
})

test('whoever is put out comes in again, and whoever left does not', async () => {
  const { box, open, opened } = await makeCall()
  box.enter('table 0')
  await until(open, (passes) => passes.length === 1)
  opened[0]?.onGone()
  await until(open, (passes) => passes.join() === 'pass 2')
  box.leave()
  await until(open, (passes) => passes.length === 0)
  opened[1]?.onGone()
  box.enter('circle')
  await until(open, (passes) => passes.join() === 'pass 3')
  expect(opened).toHaveLength(3)
})
