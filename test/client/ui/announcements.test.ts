import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Announcement,
  type AnnouncerState,
  enqueue,
  nextSpoken,
  POLITE_GAP_MS,
  quietAnnouncer,
  type Spoken,
  STALE_MS,
  URGENT_GAP_MS,
} from '../../../client/ui/announcements.ts'

type Heard = Spoken & { readonly at: number }

/** Plays a schedule on a clock of its own, waking exactly when the announcer asks for it. */
function play(schedule: readonly { at: number; announcement: Announcement }[]): Heard[] {
  const heard: Heard[] = []
  let state: AnnouncerState = quietAnnouncer
  let wakeAt: number | null = null
  const speak = (at: number) => {
    const step = nextSpoken(state, at)
    state = step.state
    wakeAt = step.wakeAt
    if (step.spoken !== null) heard.push({ ...step.spoken, at })
  }
  const runUntil = (at: number) => {
    while (wakeAt !== null && wakeAt <= at) speak(wakeAt)
  }
  for (const { at, announcement } of schedule) {
    runUntil(at)
    state = enqueue(state, announcement, at)
    speak(at)
  }
  runUntil(Number.MAX_SAFE_INTEGER)
  return heard
}

const raised = (name: string): Announcement => ({
  kind: 'raised',
  name,
  say: (names) => `${names.join(', ')} raised a hand`,
})

describe('what is read out', () => {
  test('a first sentence is said at once', () => {
    expect(play([{ at: 0, announcement: { text: 'Saved' } }])).toEqual([
      { text: 'Saved', urgent: false, at: 0 },
    ])
  })

  test('those that wait together become one sentence', () => {
    const heard = play([
      { at: 0, announcement: { text: 'Kofi came in' } },
      { at: 100, announcement: raised('Ana') },
      { at: 200, announcement: raised('Kofi') },
      { at: 300, announcement: raised('Sam') },
    ])
    expect(heard.map((said) => said.text)).toEqual(['Kofi came in', 'Ana, Kofi, Sam raised a hand'])
    expect(heard[1]?.at).toBe(POLITE_GAP_MS)
  })

  test('one and the same sentence that waits is said once', () => {
    const heard = play([
      { at: 0, announcement: { text: 'One' } },
      { at: 10, announcement: { text: 'Two' } },
      { at: 20, announcement: { text: 'Two' } },
      { at: 30, announcement: raised('Ana') },
      { at: 40, announcement: raised('Ana') },
    ])
    expect(heard.map((said) => said.text)).toEqual(['One', 'Two', 'Ana raised a hand'])
  })

  test('an alert does not wait for the polite line, which then waits for it', () => {
    const heard = play([
      { at: 0, announcement: { text: 'Kofi came in' } },
      { at: 500, announcement: { text: 'Sam came in' } },
      { at: 600, announcement: { text: 'It’s your turn', urgent: true } },
    ])
    expect(heard).toEqual([
      { text: 'Kofi came in', urgent: false, at: 0 },
      { text: 'It’s your turn', urgent: true, at: 600 },
      { text: 'Sam came in', urgent: false, at: 600 + POLITE_GAP_MS },
    ])
  })

  test('news that has become old is dropped', () => {
    const flood = Array.from({ length: 12 }, (_, index) => ({
      at: 0,
      announcement: { text: `Sentence ${index}` },
    }))
    const heard = play(flood)
    expect(heard).toHaveLength(1 + STALE_MS / POLITE_GAP_MS)
  })
})

describe('whatever happens in the room', () => {
  const announcement: fc.Arbitrary<Announcement> = fc.oneof(
    fc.constantFrom('a', 'b', 'c').map((text) => ({ text })),
    fc.constantFrom('A', 'B').map((text) => ({ text, urgent: true })),
    fc.constantFrom('Ana', 'Kofi', 'Sam').map(raised),
  )
  const schedules = fc
    .array(fc.record({ delayMs: fc.nat(4_000), announcement }), { maxLength: 40 })
    .map((events) => {
      let at = 0
      return events.map(({ delayMs, announcement }) => {
        at += delayMs
        return { at, announcement }
      })
    })
  const gaps = (heard: readonly Heard[]) =>
    heard.slice(1).map((said, index) => ({ said, sinceMs: said.at - (heard[index]?.at ?? 0) }))

  test('the gaps are kept', () => {
    fc.assert(
      fc.property(schedules, (schedule) => {
        const heard = play(schedule)
        const politely = gaps(heard).filter(({ said }) => !said.urgent)
        expect(politely.every(({ sinceMs }) => sinceMs >= POLITE_GAP_MS)).toBe(true)
        const alerts = gaps(heard.filter((said) => said.urgent))
        expect(alerts.every(({ sinceMs }) => sinceMs >= URGENT_GAP_MS)).toBe(true)
      }),
    )
  })

  test('no alert is lost', () => {
    fc.assert(
      fc.property(schedules, (schedule) => {
        const heard = play(schedule).filter((said) => said.urgent)
        const lost = schedule.filter(
          (asked) =>
            'text' in asked.announcement &&
            asked.announcement.urgent === true &&
            !heard.some((said) => textOf(asked.announcement) === said.text && said.at >= asked.at),
        )
        expect(lost).toEqual([])
      }),
    )
  })

  test('nothing is said that is older than ten seconds', () => {
    fc.assert(
      fc.property(schedules, (schedule) => {
        const isFresh = (said: Heard) =>
          schedule.some(
            (asked) =>
              said.text.includes(textOf(asked.announcement)) &&
              asked.at <= said.at &&
              said.at - asked.at <= STALE_MS,
          )
        expect(play(schedule).filter((said) => !said.urgent && !isFresh(said))).toEqual([])
      }),
    )
  })
})

function textOf(announcement: Announcement): string {
  return 'text' in announcement ? announcement.text : announcement.name
}
