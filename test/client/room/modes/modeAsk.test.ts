import { describe, expect, test } from 'vitest'
import { modeAsk, staysBeside } from '../../../../client/room/modes/modeAsk.ts'
import { atTables, inMode, inside } from '../../fixtures/modes.ts'
import { makeView, type RoomWish, seatOf } from '../../fixtures/rooms.ts'

const ask = (name: string, wish: RoomWish) => modeAsk(makeView(name, wish))
const PAIRS = [
  ['Sam', 'Kofi'],
  ['Rosa', 'Dee'],
]

describe('what the mode of a step asks of me', () => {
  test('how I would like to take part, of everybody who does not lead', () => {
    expect(ask('Dee', { phase: 'gathering' })).toBe('arrive')
    expect(ask('Dee', { step: 'arrive' })).toBe('arrive')
    expect(ask('Tui', { step: 'arrive' })).toBe('arrive')
    expect(ask('Ines', { step: 'arrive' })).toBeNull()
  })

  test('how we share the floor, until what was agreed stands', () => {
    expect(ask('Dee', { step: 'agree' })).toBe('wish')
    expect(ask('Ines', { step: 'agree' })).toBe('wish')
    const also: RoomWish['also'] = ({ agreements }) => ({ agreements: { ...agreements, isSettled: true } })
    expect(ask('Dee', { step: 'agree', also })).toBeNull()
  })

  test('to stay before the tables begin, and to come back while they are on', () => {
    expect(ask('Dee', { also: atTables(PAIRS, { isOn: false }) })).toBe('stay')
    expect(ask('Dee', { also: atTables(PAIRS) })).toBe('table')
    expect(ask('Marek', { also: atTables(PAIRS) })).toBeNull()
  })

  test('who sits with whom, of the facilitator alone, and of nobody else', () => {
    expect(ask('Ines', { also: atTables(PAIRS, { isOn: false }) })).toBe('planner')
    expect(ask('Ines', { also: atTables(PAIRS) })).toBe('at-tables')
    expect(ask('Tui', { also: atTables(PAIRS, { isOn: false }) })).toBe('stay')
    expect(ask('Ines', { also: atTables([...PAIRS, ['Ines', 'Priya']]) })).toBe('table')
  })

  test('in or out of the inner circle is another question', () => {
    expect(ask('Dee', { also: inside(['Rosa']) })).toBe('outside')
    expect(ask('Rosa', { also: inside(['Rosa']) })).toBe('inside')
  })

  test('O-1 the question at the close becomes its result from four answers up', () => {
    const answered = (names: readonly string[]): RoomWish => ({
      step: 'close',
      also: () => ({ closing: Object.fromEntries(names.map((name) => [seatOf(name), 'yes' as const])) }),
    })
    expect(ask('Dee', answered([]))).toBe('close')
    expect(ask('Dee', answered(['Dee', 'Sam', 'Kofi']))).toBe('close')
    expect(ask('Priya', answered(['Dee', 'Sam', 'Kofi', 'Rosa']))).toBe('result')
  })

  test('nothing where people simply talk or write', () => {
    expect(ask('Dee', {})).toBeNull()
    expect(ask('Dee', { step: 'jot' })).toBeNull()
    expect(ask('Dee', { also: inMode('harvest') })).toBeNull()
  })
})

test('what lasts as long as the step lies over nobody on a phone', () => {
  expect(staysBeside('table')).toBe(true)
  expect(staysBeside('close')).toBe(false)
})
