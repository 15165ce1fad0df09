import { describe, expect, test } from 'vitest'
import { LONG_TURN_MS } from '../../../shared/talk/longTurn.ts'
import { MODES } from '../../../shared/templates/template.ts'
import { MINUTE, SECOND } from '../../support/roomKit.ts'

describe('a long turn', () => {
  test.each(MODES)('N-12 three moments, one after the other, in %s', (mode) => {
    const { ringMs, landMs, hintMs } = LONG_TURN_MS[mode]
    const isStory = mode === 'story_round'
    expect([ringMs, landMs, hintMs]).toEqual(
      isStory ? [3 * MINUTE, 4 * MINUTE, 5 * MINUTE] : [90 * SECOND, 120 * SECOND, 180 * SECOND],
    )
  })
})
