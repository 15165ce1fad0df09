import { describe, expect, test } from 'vitest'
import { COLUMN_KEYS } from '../../../shared/board/columns.ts'
import { findTemplate, TEMPLATES } from '../../../shared/templates/catalogue.ts'
import { LENGTHS, MODES, planSteps } from '../../../shared/templates/template.ts'

const MINUTE = 60_000
const CONTENT_FREE = new Set(['arrive', 'agreements', 'break', 'close'])

describe.each(TEMPLATES.map((template) => [template.id, template] as const))('A-7 %s', (_, template) => {
  test.each(LENGTHS)('A-7 its steps add up to %i minutes', (length) => {
    const total = planSteps(template, length).reduce((sum, step) => sum + step.plannedMs, 0)
    expect(total).toBe(length * MINUTE)
  })

  test.each(LENGTHS)(
    'A-7 its %i minutes have what every conversation needs, in an order that makes sense',
    (length) => {
      const modes = planSteps(template, length).map((step) => step.mode)
      expect(modes).toEqual(
        expect.arrayContaining(['arrive', 'agreements', 'go_round', 'silent_writing', 'harvest', 'close']),
      )
      expect(modes.slice(0, 2)).toEqual(['arrive', 'agreements'])
      expect(modes.slice(-2)).toEqual(['harvest', 'close'])
      expect(modes.filter((mode) => !CONTENT_FREE.has(mode)).at(-1)).toBe('harvest')
    },
  )

  test('A-7 two hours have a real break, with talk before and after it', () => {
    const steps = planSteps(template, 120)
    const breaks = steps.filter((step) => step.mode === 'break')
    expect(breaks).toHaveLength(1)
    expect(breaks[0]?.plannedMs).toBeGreaterThanOrEqual(5 * MINUTE)
    const at = steps.findIndex((step) => step.mode === 'break')
    const ofContent = (part: typeof steps) => part.filter((step) => !CONTENT_FREE.has(step.mode)).length
    expect(ofContent(steps.slice(0, at))).toBeGreaterThanOrEqual(2)
    expect(ofContent(steps.slice(at))).toBeGreaterThanOrEqual(2)
  })

  test('A-7 every step has a name and a key of its own; modes and columns exist', () => {
    expect(new Set(template.steps.map((step) => step.key)).size).toBe(template.steps.length)
    expect(new Set(template.steps.map((step) => step.name)).size).toBe(template.steps.length)
    for (const step of template.steps) {
      expect(step.prompt).not.toBe('')
      expect(MODES).toContain(step.mode)
      if (step.board !== undefined) expect([...COLUMN_KEYS, 'private']).toContain(step.board)
    }
  })

  test('A-7 nothing that people read speaks of a problem or an issue', () => {
    const { name, about, note = '', fallback = '', steps } = template
    const texts = [name, about, note, fallback, ...steps.flatMap((step) => [step.name, step.prompt])]
    expect(texts.filter((text) => /problem|issue/i.test(text))).toEqual([])
  })

  test('A-7 it fits on the page that offers it, and a room can seat the people it is made for', () => {
    // Two lines under the choice at every width, so that nothing jumps when another kind is chosen.
    expect(template.about).toMatch(/^[A-Z].{20,69}[.?]$/)
    const [fewest, most] = template.people
    expect(fewest).toBeGreaterThanOrEqual(6)
    expect(most).toBeGreaterThanOrEqual(fewest)
    expect(most).toBeLessThanOrEqual(8)
    // Where only a full room will do, it says what to do with fewer.
    if (fewest === most) expect(template.fallback).toBeDefined()
  })
})

test('A-7 there are eight kinds of conversation, each with an id of its own, and the default is first', () => {
  expect(TEMPLATES.map((template) => template.id)).toEqual([
    'community-conversation',
    'listening-circle',
    'what-works',
    'one-two-all',
    'fishbowl',
    'stories',
    'cafe',
    'sensemaking',
  ])
})

test('A-7 notes for oneself open no column of the room', () => {
  const writing = findTemplate('stories')?.steps.find((step) => step.key === 'think')
  expect(writing).toMatchObject({ mode: 'silent_writing', board: 'private' })
})

test('A-7 a template that is not there is not found', () => {
  expect(findTemplate('no-such-template')).toBeUndefined()
  expect(findTemplate('community-conversation')).toBe(TEMPLATES[0])
})
