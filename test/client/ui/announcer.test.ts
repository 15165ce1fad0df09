import { expect, test } from 'vitest'
import { Announcer, type Clock } from '../../../client/ui/Announcer.tsx'

/** A clock that a test turns. */
class HandClock implements Clock {
  #now = 0
  #alarms: { at: number; act: () => void }[] = []

  now = () => this.#now
  after = (delayMs: number, act: () => void) => {
    const alarm = { at: this.#now + delayMs, act }
    this.#alarms.push(alarm)
    return () => {
      this.#alarms = this.#alarms.filter((other) => other !== alarm)
    }
  }

  turn(ms: number): void {
    const until = this.#now + ms
    for (;;) {
      const next = this.#alarms.filter(({ at }) => at <= until).sort((one, other) => one.at - other.at)[0]
      if (next === undefined) break
      this.#alarms = this.#alarms.filter((other) => other !== next)
      this.#now = next.at
      next.act()
    }
    this.#now = until
  }

  get waiting(): number {
    return this.#alarms.length
  }
}

test('says one after another by itself, and the alert at once in its own region', () => {
  const clock = new HandClock()
  const announcer = new Announcer(clock)
  const said = () => announcer.said.getSnapshot()
  announcer.announce('Kofi came in')
  announcer.announce('Sam came in')
  announcer.announce({ text: 'It’s your turn', urgent: true })
  expect(said()).toEqual({ polite: 'Kofi came in', urgent: 'It’s your turn' })
  clock.turn(2_000)
  expect(said()).toEqual({ polite: 'Sam came in', urgent: 'It’s your turn' })
  expect(clock.waiting).toBe(0)
})

test('a sentence that comes again is another text, or nobody would hear it', () => {
  const clock = new HandClock()
  const announcer = new Announcer(clock)
  announcer.announce('Saved')
  const first = announcer.said.getSnapshot().polite
  clock.turn(5_000)
  announcer.announce('Saved')
  const second = announcer.said.getSnapshot().polite
  expect(second).not.toBe(first)
  expect(second.trim()).toBe(first)
})

test('is silent once it is closed', () => {
  const clock = new HandClock()
  const announcer = new Announcer(clock)
  announcer.announce('One')
  announcer.announce('Two')
  announcer.close()
  clock.turn(10_000)
  expect(announcer.said.getSnapshot().polite).toBe('One')
})
