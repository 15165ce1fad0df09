import { describe, expect, test } from 'vitest'
import { readModeNews } from '../../../../client/room/modes/modeNews.ts'
import { atTables, inside } from '../../fixtures/modes.ts'
import { makeView, type RoomWish, seatOf } from '../../fixtures/rooms.ts'

const PAIRS = [
  ['Sam', 'Kofi'],
  ['Rosa', 'Dee'],
]
const news = (name: string, before: RoomWish, now: RoomWish) =>
  readModeNews(makeView(name, before), makeView(name, now))

describe('what is read out of a mode', () => {
  test('with whom I sit, and that everyone is back', () => {
    const planned = { also: atTables(PAIRS, { isOn: false }) }
    const on = { also: atTables(PAIRS) }
    expect(news('Dee', planned, on)).toEqual([{ kind: 'at-table', names: ['Rosa'] }])
    expect(news('Marek', planned, on)).toEqual([{ kind: 'tables-on' }])
    expect(news('Dee', on, planned)).toEqual([{ kind: 'tables-over' }])
    expect(news('Dee', on, on)).toEqual([])
  })

  test('that I am back alone, and nothing when others come back before me', () => {
    const on = { also: atTables(PAIRS) }
    const withoutRosa = { also: atTables([['Sam', 'Kofi'], []]) }
    expect(news('Dee', on, withoutRosa)).toEqual([{ kind: 'in-circle' }])
    expect(news('Sam', on, withoutRosa)).toEqual([])
  })

  test('nobody is told of a plan', () => {
    expect(news('Ines', {}, { also: atTables(PAIRS, { isOn: false }) })).toEqual([])
  })

  test('who sits down inside and who goes back out, but not what I did myself', () => {
    const before = { also: inside(['Rosa', 'Sam']) }
    const now = { also: inside(['Rosa', 'Dee']) }
    expect(news('Kofi', before, now)).toEqual([
      { kind: 'sat', names: ['Dee'] },
      { kind: 'rose', names: ['Sam'] },
    ])
    expect(news('Dee', before, now)).toEqual([{ kind: 'rose', names: ['Sam'] }])
  })

  test('a new step begins with an empty circle, and nobody went out of it', () => {
    const before = makeView('Kofi', { also: inside(['Rosa', 'Sam']) })
    const now = makeView('Kofi', { also: inside([]) })
    const later = { ...now, agenda: { ...now.agenda, visit: now.agenda.visit + 1 } }
    expect(readModeNews(before, later)).toEqual([])
  })

  test('O-1 that the answers at the close can be shown, once', () => {
    const answered = (...names: readonly string[]): RoomWish => ({
      step: 'close',
      also: () => ({ closing: Object.fromEntries(names.map((name) => [seatOf(name), 'yes' as const])) }),
    })
    const three = answered('Sam', 'Kofi', 'Rosa')
    const four = answered('Sam', 'Kofi', 'Rosa', 'Priya')
    expect(news('Dee', three, four)).toEqual([{ kind: 'result' }])
    expect(news('Dee', four, answered('Sam', 'Kofi', 'Rosa', 'Priya', 'Dee'))).toEqual([])
  })
})
