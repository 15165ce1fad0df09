import { describe, expect, test } from 'vitest'
import { reasonFor } from '../../../client/room/queueWords.ts'

const place = { newVoicesAhead: 0, overtaken: 0 }

describe('why my hand is where it is', () => {
  test('nobody passed and nobody new ahead: there is nothing to explain', () => {
    expect(reasonFor(place)).toBeNull()
  })

  test('people who have not spoken on this are before me', () => {
    expect(reasonFor({ ...place, newVoicesAhead: 2 })).toEqual({ kind: 'new-voices', count: 2 })
  })

  test('new voices ahead explain more than one that passed', () => {
    expect(reasonFor({ ...place, newVoicesAhead: 1, overtaken: 1 })).toEqual({ kind: 'new-voices', count: 1 })
  })

  test('one has passed and nobody new is ahead', () => {
    expect(reasonFor({ ...place, overtaken: 1 })).toEqual({ kind: 'waited', count: 1 })
  })

  test('two have passed: from here on nobody may, whoever is new', () => {
    expect(reasonFor({ newVoicesAhead: 1, overtaken: 2 })).toEqual({ kind: 'waited', count: 2 })
  })
})
