import { describe, expect, test } from 'vitest'
import { giverFor, hintFor, isUrgent, keyOf, unreadAsides } from '../../../../client/room/tools/hints.ts'
import type { RoomState } from '../../../../shared/room/state.ts'
import { makeView, NOW, type RoomWish, seatOf } from '../../fixtures/rooms.ts'

const MINUTE = 60_000
const AT_REST = { now: NOW, isBack: false, asideRead: 0, putAside: new Set<string>() }

type Also = (room: RoomState) => Partial<RoomState>

const hint =
  (wish: RoomState['nudges']['hint']): Also =>
  ({ nudges }) => ({ nudges: { ...nudges, hint: wish } })
const all =
  (...parts: Also[]): Also =>
  (room) =>
    Object.assign({}, ...parts.map((part) => part(room)))

/** Everything that there can be to tell, each on its own. */
type News = 'line' | 'pause' | 'kept' | 'hold' | 'pulse' | 'time-up' | 'aside'

const about =
  (...news: readonly News[]): Also =>
  ({ words, quiet, keeping, nudges, pulse }) => {
    const has = (one: News) => news.includes(one)
    const [ines, priya, tui] = [seatOf('Ines'), seatOf('Priya'), seatOf('Tui')]
    const line = {
      id: 3,
      with: priya,
      from: priya,
      kind: 'not-ok',
      text: '',
      at: NOW,
      isSeen: false,
    } as const
    return {
      words: {
        ...words,
        lines: has('line') ? [line] : [],
        asides: has('aside') ? [{ id: 1, from: tui, text: 'Slower?', at: NOW }] : [],
      },
      quiet: {
        ...quiet,
        pause: has('pause') ? { by: priya, since: NOW, endsAt: NOW + MINUTE } : null,
        hold: has('hold') ? { by: ines, since: NOW } : null,
      },
      keeping: { ...keeping, keeper: has('kept') ? seatOf('Rosa') : null },
      nudges: { ...nudges, hint: has('time-up') ? { kind: 'time-up', at: NOW } : null },
      pulse: has('pulse') ? { askedAt: NOW, endsAt: NOW + 1, answers: {}, isOver: true } : pulse,
    }
  }

const ORDER: readonly News[] = ['line', 'pause', 'kept', 'hold', 'pulse', 'time-up', 'aside']

const found = (news: readonly News[], moment: Partial<typeof AT_REST> = {}) =>
  hintFor(makeView('Ines', { also: about(...news) }), { ...AT_REST, isBack: true, ...moment })

describe('what a facilitator is told', () => {
  test('H-3 one thing at a time: what somebody asked of them, then quiet, then what the room noticed', () => {
    for (const [index, first] of ORDER.entries()) expect(found(ORDER.slice(index))?.kind).toBe(first)
    expect(found([])).toBeNull()
  })

  test('whoever lent the turns themselves is not told that they are back', () => {
    expect(found(['kept'], { isBack: false })).toBeNull()
  })

  test('nobody else is told any of it', () => {
    for (const name of ['Dee', 'Tui', 'Rosa'])
      expect(hintFor(makeView(name, { also: about(...ORDER) }), { ...AT_REST, isBack: true })).toBeNull()
  })

  test('what is put aside stays away, until there is another of its kind', () => {
    const first = found(['pulse'])
    if (first === null) throw new Error('there is nothing to put aside')
    const putAside = new Set([keyOf(first)])
    expect(found(['pulse'], { putAside })).toBeNull()
    const again = makeView('Ines', {
      also: () => ({ pulse: { askedAt: NOW, endsAt: NOW + 9, answers: {}, isOver: true } }),
    })
    expect(hintFor(again, { ...AT_REST, putAside })?.kind).toBe('pulse')
  })

  test('only what somebody waits for reaches them while the tools are closed', () => {
    const urgent = ORDER.filter((news) => {
      const hint = found([news])
      return hint !== null && isUrgent(hint)
    })
    expect(urgent).toEqual(['line', 'kept'])
  })
})

describe('some have not come in', () => {
  const unheard = hint({ kind: 'unheard', at: NOW })
  const listens: Also = ({ seats }) => ({
    seats: seats.map((seat) => (seat.name === 'Dee' ? { ...seat, choice: 'listening' } : seat)),
  })
  const hintAfter = (rest: RoomWish) =>
    hintFor(makeView('Ines', { ...rest, also: all(unheard, listens) }), AT_REST)

  test('H-3 counts everybody here, and names nobody who listens by choice or is away', () => {
    expect(hintAfter({ heard: ['Sam', 'Kofi', 'Rosa', 'Tui'], away: ['Marek'] })).toMatchObject({
      count: 2,
      listening: 1,
      named: [{ name: 'Priya' }],
    })
  })

  test('says nothing where only listeners are left', () => {
    expect(hintAfter({ heard: ['Sam', 'Kofi', 'Rosa', 'Tui', 'Priya', 'Marek'] })).toBeNull()
  })
})

describe('a long turn', () => {
  const turnOf = (step: string, agoMs: number) => {
    const also = hint({ kind: 'long-turn', seat: seatOf('Rosa'), at: NOW - agoMs })
    return hintFor(makeView('Ines', { holder: 'Rosa', hands: ['Kofi', 'Sam'], step, also }), AT_REST)
  }

  test('is told in whole minutes, with those who wait', () => {
    expect(turnOf('act', 0)).toMatchObject({ minutes: 3, waiting: [{ name: 'Kofi' }, { name: 'Sam' }] })
    expect(turnOf('act', 1.5 * MINUTE)).toMatchObject({ minutes: 4 })
  })

  test('is the same one a minute later: it is not read out again', () => {
    const [one, other] = [turnOf('act', 0), turnOf('act', 0)]
    if (one === null || other === null) throw new Error('there is no hint')
    expect(keyOf(one)).toBe(keyOf(other))
  })
})

describe('where two minutes come from', () => {
  test('A-8 from the longest step to come, which keeps the rest', () => {
    expect(giverFor(makeView('Ines', { step: 'act' }))).toEqual({ name: 'Read back', minutesLeft: 7 })
  })

  test('A-8 from nobody where nothing is to come: the conversation gets longer', () => {
    expect(giverFor(makeView('Ines', { step: 'close' }))).toBeNull()
  })
})

describe('words between facilitators and note-takers', () => {
  const said: Also = ({ words }) => ({
    words: {
      ...words,
      asides: ['Tui', 'Tui', 'Ines', 'Tui'].map((name, index) => ({
        id: index + 1,
        from: seatOf(name),
        text: `${index}`,
        at: NOW,
      })),
    },
  })

  test('what came after my own last word is new, until I read it', () => {
    const ids = (name: string, read: number) =>
      unreadAsides(makeView(name, { also: said }), read).map(({ id }) => id)
    expect(ids('Ines', 0)).toEqual([4])
    expect(ids('Ines', 4)).toEqual([])
    expect(ids('Tui', 0)).toEqual([])
  })
})
