import { describe, expect, test } from 'vitest'
import { NO_THEMES } from '../../../client/board/cardRoom.ts'
import { cardsIn, type LaidItem, type Layout, Layouter, layOut } from '../../../client/board/layout.ts'
import { COLUMN_KEYS, type ColumnKey } from '../../../shared/board/columns.ts'
import type { CardId } from '../../../shared/ids.ts'
import type { CardsView, ThemesView, ThemeView } from '../../../shared/room/view/cards.ts'
import { FakeBoard } from './fakeBoard.ts'

const board = () => new FakeBoard({ aspirations: ['a', 'b', 'c', 'd'], strengths: ['x', 'y'] })

function theme(id: string, change: Partial<ThemeView> = {}): ThemeView {
  return {
    id,
    sentence: `We want ${id}`,
    column: 'aspirations',
    state: 'candidate',
    was: null,
    because: '',
    isShared: true,
    voices: null,
    hasBeenRead: false,
    isObjectedTo: false,
    myObjection: null,
    ...change,
  }
}

type Known = { cards?: Record<string, CardsView[CardId]>; themes?: Partial<ThemesView> }

function lay(on: FakeBoard, { cards = {}, themes = {} }: Known = {}): Layout {
  const byId = Object.fromEntries(Object.entries(cards).map(([words, facts]) => [on.idOf(words), facts]))
  return layOut({ columns: on.getSnapshot().columns, cards: byId, themes: { ...NO_THEMES, ...themes } })
}

/** As it is seen: a card's words; a box by its name with its cards in brackets. */
function seen(layout: Layout, column: ColumnKey): string[] {
  const words = (item: LaidItem) => cardsIn(item).map(({ card }) => card.text)
  return layout[column].map((item) =>
    item.kind === 'card' ? item.card.text : `${item.id}(${words(item).join(' ')})`,
  )
}

describe('a theme', () => {
  test('has its cards in one box, where the first of them lies', () => {
    const on = board()
    const known = { cards: { b: { theme: 't' }, d: { theme: 't' } }, themes: { themes: [theme('t')] } }
    expect(seen(lay(on, known), 'aspirations')).toEqual(['a', 't(b d)', 'c'])
  })

  test('leaves a card that lies in another column where it is, and the card says what it belongs to', () => {
    const on = board()
    const known = { cards: { b: { theme: 't' }, x: { theme: 't' } }, themes: { themes: [theme('t')] } }
    const layout = lay(on, known)
    expect(seen(layout, 'aspirations')).toEqual(['a', 't(b)', 'c', 'd'])
    expect(layout.strengths[0]).toMatchObject({ box: null, apart: [{ kind: 'theme', words: 'We want t' }] })
  })

  test('without a sentence and with one card is one voice, at the end of its column', () => {
    const on = board()
    const alone = [theme('t', { sentence: '' }), theme('u', { sentence: '' })]
    const known = { cards: { a: { theme: 't' }, c: { theme: 'u' } }, themes: { themes: alone } }
    expect(seen(lay(on, known), 'aspirations')).toEqual(['b', 'd', 'lane(a c)'])
  })

  test('without a sentence and with two cards is one that is forming', () => {
    const on = board()
    const known = {
      cards: { a: { theme: 't' }, c: { theme: 't' } },
      themes: { themes: [theme('t', { sentence: '' })] },
    }
    expect(seen(lay(on, known), 'aspirations')).toEqual(['t(a c)', 'b', 'd'])
  })
})

describe('where we differ', () => {
  const differ = (on: FakeBoard, one: string, other: string): Partial<ThemesView> => ({
    differences: [{ id: 'p', cards: [on.idOf(one), on.idOf(other)] }],
  })

  test('two of one column lie side by side, where the first of them lies', () => {
    const on = board()
    expect(seen(lay(on, { themes: differ(on, 'd', 'b') }), 'aspirations')).toEqual(['a', 'p(b d)', 'c'])
  })

  test('two of different columns, or in a theme, stay where they are and name each other', () => {
    const on = board()
    const apart = lay(on, { themes: differ(on, 'b', 'x') })
    expect(seen(apart, 'aspirations')).toEqual(['a', 'b', 'c', 'd'])
    expect(apart.strengths[0]).toMatchObject({ apart: [{ kind: 'differs', words: 'b' }] })
    const inTheme = {
      cards: { b: { theme: 't' } },
      themes: { ...differ(on, 'b', 'c'), themes: [theme('t')] },
    }
    expect(seen(lay(on, inTheme), 'aspirations')).toEqual(['a', 't(b)', 'c', 'd'])
  })

  test('with a card that was taken down is nobody’s any more', () => {
    const on = board()
    const themes = differ(on, 'b', 'c')
    on.otherTakesDown(on.idOf('c'))
    expect(lay(on, { themes }).aspirations[1]).toMatchObject({ kind: 'card', apart: [] })
  })
})

test('B-5 nothing lies elsewhere because of how many it speaks to, or how many voices it has', () => {
  const on = board()
  const arrange = (speaks: number, isShared: boolean) => {
    const cards = {
      a: { speaks },
      b: { theme: 't', speaks },
      c: { theme: 'u' },
      d: { speaks, speaksToMe: true as const },
    }
    const themes = [
      theme('t', { isShared, voices: isShared ? 5 : null }),
      theme('u', { sentence: '', isShared }),
    ]
    return COLUMN_KEYS.map((column) => seen(lay(on, { cards, themes: { themes } }), column))
  }
  expect(arrange(0, false)).toEqual(arrange(99, true))
})

describe('a layout that changes', () => {
  test('keeps every card and every column that looks the same, also when all of it is told anew', () => {
    const on = board()
    const layouter = new Layouter()
    const cards = () => ({ [on.idOf('b')]: { theme: 't', tags: ['surprise' as const] } })
    const themes = () => ({ ...NO_THEMES, themes: [theme('t')] })
    const look = () => layouter.lay({ columns: on.getSnapshot().columns, cards: cards(), themes: themes() })
    const before = look()
    expect(look()).toBe(before)
    on.otherWrites(on.idOf('c'), 0, 'x')
    const after = look()
    expect(after.strengths).toBe(before.strengths)
    expect(after.aspirations[0]).toBe(before.aspirations[0])
    expect(after.aspirations[1]).toBe(before.aspirations[1])
    expect(after.aspirations[2]).not.toBe(before.aspirations[2])
  })

  test('draws one card anew when it speaks to one more, and keeps those below a new one', () => {
    const on = board()
    const layouter = new Layouter()
    const look = (speaks: number) =>
      layouter.lay({
        columns: on.getSnapshot().columns,
        cards: { [on.idOf('b')]: { speaks } },
        themes: NO_THEMES,
      })
    const before = look(2)
    const after = look(3)
    const changed = after.aspirations.filter((item, at) => item !== before.aspirations[at])
    expect(changed).toHaveLength(1)
    on.otherTakesDown(on.idOf('a'))
    expect(look(3).aspirations[0]).toBe(after.aspirations[1])
  })
})
