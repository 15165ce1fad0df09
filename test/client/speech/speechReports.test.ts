import { expect, test } from 'vitest'
import type { EarNews } from '../../../client/speech/ear.ts'
import { reportSpeech } from '../../../client/speech/speechReports.ts'
import type { SpeechReport } from '../../../shared/protocol.ts'

const TRACK = {} as MediaStreamTrack
const OFF: SpeechReport = { speaking: false, off: true }

/** Reports of an ear that hears what the test tells it. */
function listen() {
  const said: SpeechReport[] = []
  const heard: { news?: EarNews; isClosed: boolean } = { isClosed: false }
  const stop = reportSpeech(
    TRACK,
    (report) => said.push(report),
    (_track, news) => {
      heard.news = news
      return {
        close: () => {
          heard.isClosed = true
        },
      }
    },
  )
  const sign = (speaking: boolean) => heard.news?.sign({ speaking })
  return { said, heard, stop, sign, deaf: () => heard.news?.deaf() }
}

test('T-3 the first report says that the device listens; nothing is said before it does', () => {
  const { said, sign } = listen()
  expect(said).toEqual([])
  sign(false)
  expect(said).toEqual([{ speaking: false }])
})

test('T-4 speech is said again with every sign, silence once', () => {
  const { said, sign } = listen()
  for (const speaking of [false, false, true, true, true, false, false]) sign(speaking)
  expect(said.map(({ speaking }) => speaking)).toEqual([false, true, true, true, false])
})

test('T-3 stopping closes the ear and says so, once', () => {
  const { said, heard, stop, sign } = listen()
  sign(true)
  stop()
  stop()
  expect(heard.isClosed).toBe(true)
  expect(said).toEqual([{ speaking: true }, OFF])
})

test('T-3 a device that never listened has nothing to take back', () => {
  const { said, stop, deaf } = listen()
  deaf()
  stop()
  expect(said).toEqual([])
})

test('T-3 an ear that goes deaf and hears again begins anew', () => {
  const { said, sign, deaf } = listen()
  sign(true)
  deaf()
  deaf()
  sign(false)
  expect(said).toEqual([{ speaking: true }, OFF, { speaking: false }])
})

test('T-3 a report has no field but that speech is on, or that listening is off', () => {
  const { said, sign, stop } = listen()
  const signs = [{ speaking: false }, { speaking: true, level: -20, words: 'no' }]
  sign(false)
  for (const each of signs) sign(each.speaking)
  stop()
  expect(new Set(said.flatMap((report) => Object.keys(report)))).toEqual(new Set(['speaking', 'off']))
})
