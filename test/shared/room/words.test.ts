import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import { steersText } from '../../../shared/board/text.ts'
import type { SeatId } from '../../../shared/ids.ts'
import { LINE_KINDS } from '../../../shared/room/state/company.ts'
import { MAX_ASIDES, MAX_LINES } from '../../../shared/room/words.ts'
import { RoomKit } from '../../support/roomKit.ts'

let room: RoomKit
let ines: SeatId
let tui: SeatId
let priya: SeatId
let kofi: SeatId

beforeEach(() => {
  room = new RoomKit()
  ines = room.join('Ines', 'facilitator')
  tui = room.join('Tui', 'note-taker')
  priya = room.join('Priya')
  kofi = room.join('Kofi')
})

const aside = (from: SeatId, text: string) => room.do(from, { type: 'aside.say', text })
const write = (from: SeatId, text: string, to: SeatId | null = null) =>
  room.do(from, { type: 'line.write', kind: 'words', text, with: to })
const notOk = (from: SeatId) => room.do(from, { type: 'line.write', kind: 'not-ok', text: '', with: null })

describe('between facilitators and note-takers', () => {
  test('W-1 both read it in its order, nobody else does, and participants write none', () => {
    aside(tui, 'Was “peers” their word or mine?')
    aside(ines, 'Theirs.')
    for (const seat of [ines, tui]) {
      expect(room.see(seat).words.asides.map(({ id, from, text }) => [id, from, text])).toEqual([
        [1, tui, 'Was “peers” their word or mine?'],
        [2, ines, 'Theirs.'],
      ])
    }
    expect(room.see(priya).words.asides).toEqual([])
    expect(aside(priya, 'Hello?')).toEqual({ ok: false, code: 'role/not-allowed' })
  })

  test('W-1 it waits for somebody who lost the connection, and is refused where there is nobody else', () => {
    room.cut(tui)
    expect(aside(ines, 'Ready?').ok).toBe(true)
    room.serve({ type: 'seat.leave', seat: tui })
    expect(aside(ines, 'Ready?')).toEqual({ ok: false, code: 'words/nobody-there' })
  })

  test('W-1 there is an end to it', () => {
    for (let count = 0; count < MAX_ASIDES; count += 1) expect(aside(tui, 'a').ok).toBe(true)
    expect(aside(ines, 'b')).toEqual({ ok: false, code: 'words/enough' })
  })
})

describe('the private line', () => {
  test('W-2 its person and the facilitators read it, and nobody else', () => {
    const mara = room.join('Mara', 'facilitator')
    notOk(priya)
    write(ines, 'I am here. Would a quiet minute help?', priya)
    for (const seat of [ines, mara, priya]) {
      expect(room.see(seat).words.lines.map((line) => [line.id, line.with, line.from, line.kind])).toEqual([
        [1, priya, priya, 'not-ok'],
        [2, priya, ines, 'words'],
      ])
    }
    for (const seat of [kofi, tui]) expect(room.see(seat).words.lines).toEqual([])
  })

  test('W-2 participants write to nobody but the facilitators, and those to nobody but people', () => {
    expect(write(priya, 'psst', kofi)).toEqual({ ok: false, code: 'role/not-allowed' })
    expect(write(priya, 'psst', priya).ok).toBe(true)
    const mara = room.join('Mara', 'facilitator')
    expect(write(ines, 'psst', mara)).toEqual({ ok: false, code: 'role/not-allowed' })
    expect(write(ines, 'psst')).toEqual({ ok: false, code: 'seat/unknown' })
    expect(write(tui, 'I am tired').ok).toBe(true)
    expect(room.see(tui).words.lines).toHaveLength(1)
  })

  test('W-2 the turns that are lent do not open it', () => {
    notOk(priya)
    room.do(ines, { type: 'keeping.lend', to: kofi })
    room.do(kofi, { type: 'keeping.take' })
    expect(room.see(kofi).words.lines).toEqual([])
    expect(room.do(kofi, { type: 'line.see', id: 1 })).toEqual({ ok: false, code: 'role/not-allowed' })
  })

  test('W-2 it waits for a facilitator who lost the connection, and is refused where there is none at all', () => {
    room.cut(ines)
    expect(notOk(priya).ok).toBe(true)
    room.back(ines)
    expect(room.see(ines).words.lines).toHaveLength(1)
    room.serve({ type: 'seat.leave', seat: ines })
    expect(notOk(priya)).toEqual({ ok: false, code: 'words/nobody-there' })
  })

  test('W-2 one person’s line has an end, and nobody uses up another’s', () => {
    for (let count = 0; count < MAX_LINES; count += 1) expect(write(ines, 'and', priya).ok).toBe(true)
    expect(write(ines, 'and', priya)).toEqual({ ok: false, code: 'words/enough' })
    expect(write(ines, 'and', kofi).ok).toBe(true)
    for (let count = 0; count < MAX_LINES; count += 1) expect(notOk(priya).ok).toBe(true)
    expect(notOk(priya)).toEqual({ ok: false, code: 'words/enough' })
    expect(notOk(kofi).ok).toBe(true)
  })

  test('W-2 words need words; the two sentences need none', () => {
    expect(write(priya, '\u202e\u200b')).toEqual({ ok: false, code: 'request/malformed' })
    expect(notOk(priya).ok).toBe(true)
  })

  test('W-3 a facilitator has seen it: its person is told, and nobody else', () => {
    notOk(priya)
    const before = JSON.stringify(room.see(kofi))
    expect(room.see(priya).words.lines[0]?.isSeen).toBe(false)
    room.do(ines, { type: 'line.see', id: 1 })
    expect(room.see(priya).words.lines[0]?.isSeen).toBe(true)
    expect(JSON.stringify(room.see(kofi))).toBe(before)
    expect(room.do(priya, { type: 'line.see', id: 1 })).toEqual({ ok: false, code: 'role/not-allowed' })
  })

  test('W-3 whoever answers has read what came before; nothing is marked twice', () => {
    notOk(priya)
    notOk(kofi)
    write(ines, 'I am here.', priya)
    expect(room.state.words.lines.map(({ isSeen }) => isSeen)).toEqual([true, false, false])
    for (const id of [1, 3, 99]) {
      expect(room.do(ines, { type: 'line.see', id })).toEqual({ ok: true, events: [] })
    }
  })
})

describe('whatever is written', () => {
  const wish = fc.record({
    by: fc.nat({ max: 3 }),
    to: fc.nat({ max: 3 }),
    kind: fc.constantFrom(...LINE_KINDS),
    text: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
    isAside: fc.boolean(),
  })
  type Wish = typeof wish extends fc.Arbitrary<infer Each> ? Each : never
  let people: readonly SeatId[]

  const at = (index: number) => people[index] as SeatId
  const seen = (seats: readonly SeatId[]) => seats.map((seat) => JSON.stringify(room.see(seat)))

  /** Who else reads it now. */
  function say({ by, to, isAside, kind, text }: Wish): SeatId[] {
    if (isAside) return aside(at(by), text).ok ? [ines, tui] : []
    const line = { type: 'line.write', kind, text, with: by === 0 ? at(to) : null } as const
    return room.do(at(by), line).ok ? [ines, by === 0 ? at(to) : at(by)] : []
  }

  test('W-1 W-2 SAFE-8 it changes the view of those who may read it, and of nobody else', () => {
    fc.assert(
      fc.property(fc.array(wish, { maxLength: 20 }), (wishes) => {
        room = new RoomKit()
        ines = room.join('Ines', 'facilitator')
        tui = room.join('Tui', 'note-taker')
        people = [ines, tui, room.join('Priya'), room.join('Kofi')]
        for (const each of wishes) {
          const before = seen(people)
          const readers = say(each)
          const changed = people.filter((_, index) => seen(people)[index] !== before[index])
          expect(changed).toEqual(people.filter((seat) => readers.includes(seat)))
        }
        expect(room.replayed()).toEqual(room.state)
      }),
    )
  })

  test('W-1 W-2 no text steers how other text is shown', () => {
    const steering = fc.stringMatching(/^[a\u202e\u2066\u200f\u061c]+b$/u)
    fc.assert(
      fc.property(steering, (text) => {
        aside(tui, text)
        write(priya, text)
        const { asides, lines } = room.state.words
        for (const { text: kept } of [...asides.slice(-1), ...lines.slice(-1)]) {
          expect([steersText(kept), kept.endsWith('b')]).toEqual([false, true])
        }
      }),
      { numRuns: MAX_LINES },
    )
  })
})
