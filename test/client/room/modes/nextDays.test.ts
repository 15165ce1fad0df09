import { describe, expect, test } from 'vitest'
import { nextDays } from '../../../../client/room/modes/nextDays.ts'

/** A Saturday, in the time of whoever reads it. */
const evening = new Date(2026, 4, 16, 18, 40).getTime()
const morning = new Date(2026, 4, 16, 10, 0).getTime()

describe('what happens next', () => {
  test('until a day that has a name: three days to think', () => {
    expect(nextDays({ lengthMinutes: 90 }, evening, 'en')).toEqual({
      end: 'tonight',
      until: 'Tuesday',
    })
    expect(nextDays({ lengthMinutes: 90 }, morning, 'de')).toMatchObject({ end: 'today', until: 'Dienstag' })
  })

  test('a try-out has ten minutes, and says the time', () => {
    expect(nextDays({ lengthMinutes: 10 }, morning, 'en')).toMatchObject({
      until: '10:10 AM',
    })
  })
})
