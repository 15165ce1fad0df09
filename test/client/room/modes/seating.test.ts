import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { placeChairs } from '../../../../client/circle/ring.ts'
import { keepSpots, outerPlace, type Spots } from '../../../../client/room/modes/fishbowlPlaces.ts'
import { backIn } from '../../../../client/room/modes/tableClock.ts'
import { seatsAtTables } from '../../../../client/room/modes/tableSeats.ts'
import { atTables } from '../../fixtures/modes.ts'
import { makeView, NOW, seatOf } from '../../fixtures/rooms.ts'

const NOBODY: Spots = [null, null, null, null]

describe('the inner chairs', () => {
  test('whoever comes takes the first free one, and nobody else moves', () => {
    const [rosa, sam, dee, kofi] = ['Rosa', 'Sam', 'Dee', 'Kofi'].map(seatOf)
    if (rosa === undefined || sam === undefined || dee === undefined || kofi === undefined) throw new Error()
    const three = keepSpots(NOBODY, [rosa, sam, dee])
    expect(three).toEqual([rosa, sam, dee, null])
    const two = keepSpots(three, [rosa, dee])
    expect(two).toEqual([rosa, null, dee, null])
    expect(keepSpots(two, [rosa, dee, kofi])).toEqual([rosa, kofi, dee, null])
  })

  test('whoever stays inside stays on the same chair, whatever the others do', () => {
    const people = ['a', 'b', 'c', 'd', 'e', 'f'].map(seatOf)
    const inner = fc.uniqueArray(fc.constantFrom(...people), { maxLength: 4 })
    fc.assert(
      fc.property(fc.array(inner, { maxLength: 12 }), (moments) => {
        let spots = NOBODY
        for (const moment of moments) {
          const next = keepSpots(spots, moment)
          expect(next.filter((seat) => seat !== null).toSorted()).toEqual(moment.toSorted())
          for (const [index, seat] of spots.entries())
            if (seat !== null && moment.includes(seat)) expect(next[index]).toBe(seat)
          spots = next
        }
      }),
    )
  })

  test('the outer ring of a phone has a cell for every chair and leaves the four on the rug free', () => {
    for (const count of [2, 4, 6, 8, 10, 12]) {
      const cells = placeChairs(count).map((place) => outerPlace(place, count).cell)
      expect(new Set(cells).size).toBe(count)
      for (const inside of ['2/2', '2/3', '3/2', '3/3']) expect(cells).not.toContain(inside)
    }
  })
})

describe('who sits round which rug', () => {
  const tables = [
    ['Rosa', 'Dee'],
    ['Sam', 'Kofi'],
    ['Tui', 'Priya', 'Marek'],
  ]
  const names = (seats: readonly { name: string }[]) => seats.map((seat) => seat.name)

  test('my table in the order of the chairs, the others, and who is in between', () => {
    const view = makeView('Dee', { also: atTables(tables) })
    if (view.groups === null) throw new Error('no tables')
    const { mine, others, between } = seatsAtTables(view, view.groups)
    expect(names(mine)).toEqual(['Rosa', 'Dee'])
    expect(others.map(names)).toEqual([
      ['Sam', 'Kofi'],
      ['Priya', 'Tui', 'Marek'],
    ])
    expect(names(between)).toEqual(['Ines'])
  })

  test('whoever stays in the circle sees it as theirs', () => {
    const view = makeView('Ines', { also: atTables(tables) })
    if (view.groups === null) throw new Error('no tables')
    expect(names(seatsAtTables(view, view.groups).mine)).toEqual(['Ines'])
  })

  test('a table that broke up is not drawn', () => {
    const view = makeView('Dee', { also: atTables([['Rosa', 'Dee'], [], ['Sam', 'Kofi']]) })
    if (view.groups === null) throw new Error('no tables')
    expect(seatsAtTables(view, view.groups).others.map(names)).toEqual([['Sam', 'Kofi']])
  })
})

describe('when people come back, as it is said', () => {
  const view = makeView('Dee', { also: atTables([['Rosa', 'Dee']]) })
  const at = (minutes: number) => backIn(view, NOW + minutes * 60_000)

  test('in about so many minutes, then in about one', () => {
    expect(at(0)).toEqual({ kind: 'minutes', count: 6 })
    expect(at(0.6)).toEqual({ kind: 'minutes', count: 5 })
    expect(at(4.6)).toEqual({ kind: 'soon' })
    expect(at(9)).toEqual({ kind: 'soon' })
  })

  test('at the end of the step while the clock stands still', () => {
    const { clock } = view.agenda
    if (clock === null) throw new Error('no clock')
    const still = { ...view, agenda: { ...view.agenda, clock: { ...clock, stoppedAt: NOW } } }
    expect(backIn(still, NOW)).toEqual({ kind: 'at-end' })
  })
})
