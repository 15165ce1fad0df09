import { describe, expect, onTestFinished, test } from 'vitest'
import { BoardDesk } from '../../../client/board/boardDesk.ts'
import { CardRoom } from '../../../client/board/cardRoom.ts'
import {
  dragOver,
  drop,
  moveAllTo,
  moveTo,
  pickUp,
  putDown,
  startDrag,
  step,
} from '../../../client/board/carry.ts'
import type { News } from '../../../client/board/hand.ts'
import { cardsIn, type Layout } from '../../../client/board/layout.ts'
import {
  differ,
  dropOnto,
  keepAsOneVoice,
  makeTheme,
  moveTheme,
  nameTheme,
  part,
  putInto,
  putTogether,
  setCheckFirst,
  setTag,
  takeApart,
  takeOut,
} from '../../../client/board/themes/acts.ts'
import type { Timers } from '../../../client/net/timers.ts'
import { COLUMN_KEYS, type ColumnKey } from '../../../shared/board/columns.ts'
import type { Answer } from '../../../shared/protocol.ts'
import { FakeBoard } from './fakeBoard.ts'
import { RuledRoom } from './ruledRoom.ts'

/** A desk beside a board in memory and a room with the real rules. */
function sit(me = 'Dee') {
  const board = new FakeBoard({ aspirations: ['a', 'b', 'c', 'd'], strengths: ['x', 'y'] })
  const room = new RuledRoom(board)
  const news: News[] = []
  const refused: string[] = []
  const cards = new CardRoom(
    async (command) => room.ask(me, command),
    ({ code }) => refused.push(code),
  )
  let ring: () => void = () => undefined
  const timers: Timers = {
    after: (_, call) => {
      ring = call
      return () => undefined
    },
  }
  const desk = new BoardDesk(board, (each) => news.push(each), { room: cards, timers })
  const see = () => cards.see(room.cardsOf(me))
  see()
  onTestFinished(room.subscribe(see))
  onTestFinished(desk.open())
  const id = (words: string) => board.idOf(words)
  const seen = (column: ColumnKey = 'aspirations') => look(desk.seen.layout, column)
  const theme = () => {
    const found = room.viewOf(me).themes.themes[0]
    if (found === undefined) throw new Error('there is no theme')
    return found
  }
  return { board, room, desk, news, refused, id, seen, theme, timeIsUp: () => ring() }
}

function look(layout: Layout, column: ColumnKey): string[] {
  return layout[column].map((item) => {
    const words = cardsIn(item).map(({ card }) => card.text)
    return item.kind === 'card' ? item.card.text : `${item.kind}(${words.join(' ')})`
  })
}

describe('putting cards together', () => {
  test('B-4 by pointer, by menu and by choosing several it is one and the same theme', () => {
    const byPointer = sit()
    startDrag(byPointer.desk, byPointer.id('d'))
    dragOver(byPointer.desk, { kind: 'card', card: byPointer.id('b') })
    const onto = drop(byPointer.desk)
    if (onto === null) throw new Error('it was over a card')
    dropOnto(byPointer.desk, byPointer.id('d'), onto)

    const byMenu = sit()
    putTogether(byMenu.desk, byMenu.id('d'), byMenu.id('b'))

    const byChoice = sit()
    makeTheme(byChoice.desk, [byChoice.id('b'), byChoice.id('d')])

    for (const { seen, theme, desk } of [byPointer, byMenu, byChoice]) {
      expect(seen()).toEqual(['a', 'theme(b d)', 'c'])
      expect(desk.naming.getSnapshot()).toBe(theme().id)
    }
  })

  test('what I put into a theme lies there at once, before the room has said so', () => {
    const { board, seen } = sit()
    const silent = new CardRoom(
      () => new Promise(() => undefined),
      () => undefined,
    )
    const room = new RuledRoom(board)
    room.does('Kofi', {
      type: 'theme.make',
      id: 'theme-of-a--',
      cards: [board.idOf('a')],
      sentence: 's',
      column: 'aspirations',
    })
    silent.see(room.cardsOf('Dee'))
    const waiting = new BoardDesk(board, () => undefined, { room: silent })
    putInto(waiting, [board.idOf('c')], 'theme-of-a--')
    expect(look(waiting.seen.layout, 'aspirations')).toEqual(['theme(a c)', 'b', 'd'])
    expect(seen()).toEqual(['a', 'b', 'c', 'd'])
  })

  test('what the room refuses lies again where it lay, says why, and is nothing to undo', async () => {
    const { desk, id, seen, room, refused } = sit()
    makeTheme(desk, [id('a')], 'A sentence')
    await expect.poll(() => room.viewOf('Dee').themes.themes.length).toBe(1)
    const { id: gone } = room.viewOf('Dee').themes.themes[0] ?? { id: '' }
    desk.undoing.offer(null)
    const before = desk.room.known.themes
    room.does('Kofi', { type: 'theme.dissolve', id: gone })
    // This page has not heard of it yet.
    desk.room.see({ ...desk.room.known, themes: before })
    putInto(desk, [id('c')], gone)
    await expect.poll(() => refused).toEqual(['theme/unknown'])
    desk.room.see(room.cardsOf('Dee'))
    expect(seen()).toEqual(['a', 'b', 'c', 'd'])
    await expect.poll(() => desk.undoing.last.getSnapshot()).toBeNull()
  })

  test('a card from another column comes along, and undo takes all of it back', () => {
    const { desk, id, seen, room, board } = sit()
    putTogether(desk, id('x'), id('b'))
    expect(seen()).toEqual(['a', 'theme(b x)', 'c', 'd'])
    expect(board.cards('strengths')).toEqual(['y'])
    desk.undo()
    expect(seen()).toEqual(['a', 'b', 'c', 'd'])
    expect(seen('strengths')).toEqual(['x', 'y'])
    expect(room.viewOf('Dee').themes.themes).toEqual([])
  })

  test('with a card of a theme it joins that theme; out of it again it lies alone', () => {
    const { desk, id, seen, theme } = sit()
    makeTheme(desk, [id('a'), id('b')], 'A sentence')
    putTogether(desk, id('d'), id('a'))
    expect(seen()).toEqual(['theme(a b d)', 'c'])
    takeOut(desk, id('b'))
    expect(seen()).toEqual(['theme(a d)', 'b', 'c'])
    expect(theme().sentence).toBe('A sentence')
    desk.undo()
    expect(seen()).toEqual(['theme(a b d)', 'c'])
  })

  test('a theme of two without a sentence is none when one goes; the other is not kept as one voice', () => {
    const { desk, id, seen, room } = sit()
    putTogether(desk, id('b'), id('a'))
    takeOut(desk, id('b'))
    expect(seen()).toEqual(['a', 'b', 'c', 'd'])
    expect(room.viewOf('Dee').themes.themes).toEqual([])
  })

  test('one voice lies at the end of its column, and can be let out again', () => {
    const { desk, id, seen } = sit()
    keepAsOneVoice(desk, id('b'))
    expect(seen()).toEqual(['a', 'c', 'd', 'lane(b)'])
    moveTo(desk, id('a'), 'strengths')
    takeOut(desk, id('b'))
    expect(seen()).toEqual(['b', 'c', 'd'])
  })

  test('taken apart and back again it has its sentence', () => {
    const { desk, id, seen, theme } = sit()
    makeTheme(desk, [id('a'), id('b')], 'A sentence')
    takeApart(desk, theme())
    expect(seen()).toEqual(['a', 'b', 'c', 'd'])
    desk.undo()
    expect(seen()).toEqual(['theme(a b)', 'c', 'd'])
    expect(theme().sentence).toBe('A sentence')
  })

  test('to another column it goes with its cards, in their order, and undo brings all of it back', () => {
    const { desk, id, seen, theme, news, room } = sit()
    makeTheme(desk, [id('d'), id('b')], 'A sentence')
    room.does('Kofi', { type: 'theme.put', card: id('x'), theme: theme().id })
    expect(seen()).toEqual(['a', 'c', 'theme(d b)'])
    moveTheme(desk, theme(), 'strengths')
    expect(seen()).toEqual(['a', 'c'])
    // The one that had lain apart from it is in its box.
    expect(seen('strengths')).toEqual(['theme(x d b)', 'y'])
    expect(theme()).toMatchObject({ column: 'strengths', sentence: 'A sentence' })
    desk.undo()
    expect(seen()).toEqual(['a', 'c', 'theme(d b)'])
    expect(seen('strengths')).toEqual(['x', 'y'])
    expect(room.viewOf('Dee').cards[id('x')]?.theme).toBe(theme().id)
    expect(new Set(news.map(({ kind }) => kind))).toEqual(new Set(['undone']))
  })

  test('what others put into a moved theme comes back with it, what they took out stays where it is', () => {
    const { desk, id, seen, theme, room } = sit()
    makeTheme(desk, [id('a'), id('b'), id('c')], 'A sentence')
    moveTheme(desk, theme(), 'strengths')
    room.does('Kofi', { type: 'theme.put', card: id('a'), theme: null })
    room.does('Kofi', { type: 'theme.put', card: id('y'), theme: theme().id })
    desk.undo()
    expect(seen()).toEqual(['theme(b c y)', 'd'])
    expect(seen('strengths')).toEqual(['x', 'a'])
  })

  test('a moved theme is there at once; where the room says no, it lies where it lay', async () => {
    const { board, room, id } = sit()
    const cards = [id('b'), id('c')]
    const wish = {
      type: 'theme.make',
      id: 'theme-of-b--',
      cards,
      sentence: 's',
      column: 'aspirations',
    } as const
    room.does('Kofi', wish)
    let answer: (answer: Answer) => void = () => undefined
    const slow = new CardRoom(
      () => new Promise((resolve) => (answer = resolve)),
      () => undefined,
    )
    slow.see(room.cardsOf('Dee'))
    const desk = new BoardDesk(board, () => undefined, { room: slow })
    const lying = (column: ColumnKey) => look(desk.seen.layout, column)
    const [theme] = slow.known.themes.themes
    if (theme === undefined) throw new Error('there is no theme')
    moveTheme(desk, theme, 'strengths')
    expect([lying('aspirations'), lying('strengths')]).toEqual([
      ['a', 'd'],
      ['x', 'y', 'theme(b c)'],
    ])
    answer({ ok: false, code: 'column/locked' })
    await expect.poll(() => desk.undoing.last.getSnapshot()).toBeNull()
    expect([lying('aspirations'), lying('strengths')]).toEqual([
      ['a', 'theme(b c)', 'd'],
      ['x', 'y'],
    ])
  })

  test('another sentence can be taken back', () => {
    const { desk, id, theme } = sit()
    makeTheme(desk, [id('a'), id('b')], 'A sentence')
    nameTheme(desk, theme(), 'Another one')
    expect(theme().sentence).toBe('Another one')
    desk.undo()
    expect(theme().sentence).toBe('A sentence')
  })
})

describe('a card on the move', () => {
  test('B-4 steps into a theme and out of it, one place after the other', () => {
    const { desk, id, seen } = sit()
    makeTheme(desk, [id('b'), id('c')], 'A sentence')
    const stepped = (times: number) => {
      desk.undoing.offer(null)
      pickUp(desk, id('d'))
      for (let count = 0; count < times; count += 1) step(desk, 'up', COLUMN_KEYS)
      putDown(desk)
      const result = seen()
      desk.undo()
      return result
    }
    expect(stepped(0)).toEqual(['a', 'theme(b c)', 'd'])
    expect(stepped(1)).toEqual(['a', 'theme(b c d)'])
    expect(stepped(2)).toEqual(['a', 'theme(b d c)'])
    expect(stepped(3)).toEqual(['a', 'theme(d b c)'])
    expect(stepped(4)).toEqual(['a', 'd', 'theme(b c)'])
    expect(stepped(5)).toEqual(['d', 'a', 'theme(b c)'])
    expect(seen()).toEqual(['a', 'theme(b c)', 'd'])
  })

  test('out of its theme by the menu it is in none any more, and undo brings it back into it', () => {
    const { desk, id, seen, room } = sit()
    makeTheme(desk, [id('b'), id('c')], 'A sentence')
    moveTo(desk, id('b'), 'strengths')
    expect(seen()).toEqual(['a', 'theme(c)', 'd'])
    expect(room.viewOf('Dee').cards[id('b')]?.theme).toBeUndefined()
    desk.undo()
    expect(seen()).toEqual(['a', 'theme(b c)', 'd'])
  })

  test('several go to one column, and come back to their places as one thing', () => {
    const { desk, id, seen } = sit()
    for (const words of ['a', 'c', 'd']) desk.choose(id(words))
    moveAllTo(desk, ['a', 'c', 'd'].map(id), 'strengths')
    expect(seen('strengths')).toEqual(['x', 'y', 'a', 'c', 'd'])
    desk.undo()
    expect(seen()).toEqual(['a', 'b', 'c', 'd'])
  })

  test('nothing goes into a locked column or out of it; mine can still be put right and taken down', () => {
    const { desk, board, id, seen, room, news } = sit()
    board.add('strengths', 'mine')
    room.does('Ines', { type: 'column.lock', column: 'strengths', isLocked: true })
    moveTo(desk, id('a'), 'strengths')
    moveTo(desk, id('x'), 'aspirations')
    desk.edit(id('x'))
    putTogether(desk, id('x'), id('a'))
    expect(seen()).toEqual(['a', 'b', 'c', 'd'])
    expect(desk.add('strengths', 'more')).toBe(false)
    expect(new Set(news.map(({ kind }) => kind))).toEqual(new Set(['locked']))
    desk.edit(id('mine'))
    expect(desk.isEditing(id('mine'))).toBe(true)
    desk.takeDown(id('mine'))
    expect(board.cards('strengths')).toEqual(['x', 'y'])
  })
})

describe('where we differ', () => {
  test('the one that came later goes to the one that was there, and both move together', () => {
    const { desk, id, seen } = sit()
    differ(desk, id('y'), id('a'))
    expect(seen()).toEqual(['pair(a y)', 'b', 'c', 'd'])
    moveTo(desk, id('a'), 'trust')
    expect(seen('trust')).toEqual(['pair(a y)'])
  })

  test('undone, each is where it was; parted, they lie one below the other', () => {
    const { desk, id, seen } = sit()
    differ(desk, id('c'), id('a'))
    desk.undo()
    expect(seen()).toEqual(['a', 'b', 'c', 'd'])
    differ(desk, id('c'), id('a'))
    part(desk, id('a'))
    expect(seen()).toEqual(['a', 'c', 'b', 'd'])
  })
})

describe('the last thing I did', () => {
  test('can be undone for ten seconds, and not after', () => {
    const { desk, id, seen, timeIsUp } = sit()
    moveTo(desk, id('a'), 'strengths')
    timeIsUp()
    desk.undo()
    expect(seen()).toEqual(['b', 'c', 'd'])
  })

  test('is one thing: a card that I take down takes the place of a move', () => {
    const { desk, id, seen } = sit()
    moveTo(desk, id('a'), 'strengths')
    desk.takeDown(id('b'))
    desk.undo()
    expect(seen()).toEqual(['b', 'c', 'd'])
    desk.undo()
    expect(seen('strengths')).toEqual(['x', 'y', 'a'])
  })

  test('may be a mark; what only others may clear is not offered', () => {
    const { desk, id, room } = sit()
    setTag(desk, id('a'), 'surprise', true)
    expect(room.viewOf('Kofi').cards[id('a')]?.tags).toEqual(['surprise'])
    desk.undo()
    expect(room.viewOf('Kofi').cards[id('a')]?.tags).toBeUndefined()
    setCheckFirst(desk, id('a'), true)
    expect(room.viewOf('Kofi').cards[id('a')]?.isCheckFirst).toBe(true)
    expect(desk.canUndo).toBe(false)
    const leading = sit('Ines')
    setCheckFirst(leading.desk, leading.id('a'), true)
    leading.desk.undo()
    expect(leading.room.viewOf('Kofi').cards[leading.id('a')]?.isCheckFirst).toBeUndefined()
  })
})

test('chosen cards are let go of when somebody takes them down, and when something was done with them', () => {
  const { desk, board, id } = sit()
  desk.choose(id('a'))
  desk.choose(id('b'))
  board.otherTakesDown(id('a'))
  expect([...desk.chosen.getSnapshot()]).toEqual([id('b')])
  makeTheme(desk, [id('b'), id('c')], 'A sentence')
  expect(desk.chosen.getSnapshot().size).toBe(0)
})
