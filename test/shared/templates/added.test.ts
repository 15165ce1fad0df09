import { expect, test } from 'vitest'
import { ADDED_STEPS } from '../../../shared/templates/added.ts'

test.each(Object.entries(ADDED_STEPS))(
  'A-7 what %s says when it is added is plain',
  (_, { name, prompt, minutes }) => {
    expect(`${name} ${prompt}`).not.toMatch(/problem|issue/i)
    expect(name.length).toBeGreaterThan(0)
    expect(prompt).toMatch(/[.?]$/)
    expect(minutes).toBeGreaterThanOrEqual(1)
    expect(minutes).toBeLessThanOrEqual(60)
  },
)
