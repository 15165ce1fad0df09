import { memo, useContext, useRef } from 'react'
import type { ColumnKey } from '../../shared/board/columns.ts'
import { Icon } from '../ui/Icon.tsx'
import styles from './BoardColumn.module.css'
import type { BoardView } from './BoardHead.tsx'
import { ColumnsContext, useBoardTools, useColumnName } from './boardContext.ts'
import cardStyles from './Card.module.css'
import { CardItem } from './CardItem.tsx'
import { type ColumnItem, listColumn } from './columnItems.ts'
import { useColumnTarget } from './dragAndDrop.ts'
import type { Hand } from './hand.ts'
import { LateColumnTools, LateLaneBox, LatePairBox, LateThemeBox } from './lateParts.ts'
import { cardsIn, type LaidItem, type Layout } from './layout.ts'
import type { BoardCard, BoardSnapshot } from './port.ts'

type BoardColumnProps = {
  column: ColumnKey
  layout: Layout
  view: BoardView
  status: BoardSnapshot['status']
  /** My hand, where it has to do with this column. */
  hand: Hand | null
  /** Cards of mine that are not committed say so. */
  showsUnsaved: boolean
  /** The first column of a board with nothing on it: where somebody could begin. */
  isBeginning: boolean
  /** I lead or take notes: I may call it otherwise, and may be able to lock it. */
  isMineToName: boolean
}

export const BoardColumn = memo(function BoardColumn(props: BoardColumnProps) {
  const { column, layout, view, hand } = props
  const element = useRef<HTMLElement>(null)
  useColumnTarget(element)
  const { locked } = useContext(ColumnsContext)
  const isLocked = locked.includes(column)
  const name = useColumnName()(column)
  const List = view === 'list' ? 'ol' : 'ul'
  const isEmpty = layout[column].length === 0
  return (
    <section ref={element} className={styles.column} data-column={column} data-view={view}>
      <ColumnHead {...props} name={name} isLocked={isLocked} />
      <List className={styles.cards} aria-label={name}>
        <Items {...props} items={listColumn(column, layout, hand)} isLocked={isLocked} />
      </List>
      {isEmpty && hand === null ? <EmptyColumn {...props} /> : null}
    </section>
  )
}, isSameColumn)

/** Another card elsewhere is another layout, and nothing to this column. */
function isSameColumn(before: BoardColumnProps, now: BoardColumnProps): boolean {
  if (before.layout[before.column] !== now.layout[now.column]) return false
  // What I hold may lie in another column and be shown in this one.
  if (now.hand !== null && before.layout !== now.layout) return false
  return (Object.keys(now) as (keyof BoardColumnProps)[]).every(
    (key) => key === 'layout' || before[key] === now[key],
  )
}

type HeadProps = BoardColumnProps & { name: string; isLocked: boolean }

function ColumnHead({ column, layout, view, name, isLocked, isMineToName }: HeadProps) {
  const { t, hasRoom } = useBoardTools()
  return (
    <div className={styles.head}>
      <h3>{name}</h3>
      {isLocked ? (
        <span className={styles.locked}>
          <Icon name="lock" size="small" />
          {t('locked')}
        </span>
      ) : null}
      <ColumnCount items={layout[column]} view={view} />
      {hasRoom && isMineToName ? <LateColumnTools column={column} /> : null}
    </div>
  )
}

function ColumnCount({ items, view }: { items: readonly LaidItem[]; view: BoardView }) {
  const { t } = useBoardTools()
  const count = items.flatMap(cardsIn).length
  if (count === 0) return null
  const themes = items.filter(({ kind }) => kind === 'theme').length
  const words = t('cards', { count })
  if (view === 'list') {
    return (
      <span className={styles.count}>
        {themes === 0 ? words : t('cardsAndThemes', { cards: words, themes: t('themes', { count: themes }) })}
      </span>
    )
  }
  return (
    <span className={styles.count}>
      <span aria-hidden="true">{count}</span>
      <span className="hidden-text">{words}</span>
    </span>
  )
}

function EmptyColumn({ status, isBeginning }: BoardColumnProps) {
  const { t } = useBoardTools()
  // One sentence is enough to wait with.
  if (status === 'loading') return isBeginning ? <p className={styles.empty}>{t('loading')}</p> : null
  return <p className={styles.empty}>{isBeginning ? t('emptyBoard') : t('emptyColumn')}</p>
}

type ItemsProps = BoardColumnProps & { items: readonly ColumnItem[]; isLocked: boolean }

function Items(props: ItemsProps) {
  return props.items.map((item) => <Item key={keyOf(item)} item={item} {...props} />)
}

function Item({ item, ...props }: ItemsProps & { item: ColumnItem }) {
  const { hand, view, showsUnsaved, isLocked } = props
  const { t } = useBoardTools()
  const over = hand?.kind === 'dragging' ? hand.over : null
  switch (item.kind) {
    case 'card':
      return (
        <CardItem
          laid={item}
          view={view}
          isEditing={hand?.kind === 'editing' && hand.card === item.id}
          isDragged={hand?.kind === 'dragging' && hand.card === item.id}
          isTarget={over?.kind === 'card' && over.card === item.id}
          isUnsaved={showsUnsaved && !item.card.saved}
        />
      )
    case 'theme':
      return (
        <LateThemeBox
          theme={item.theme}
          count={item.cards.filter(({ kind }) => kind === 'card' || kind === 'held').length}
          view={view}
          isFixed={!props.isMineToName && (isLocked || item.theme.hasBeenRead)}
          isTarget={over?.kind === 'theme' && over.theme === item.id}
        >
          <Items {...props} items={item.cards} />
        </LateThemeBox>
      )
    case 'pair':
      return (
        <LatePairBox view={view}>
          <Items {...props} items={item.cards} />
        </LatePairBox>
      )
    case 'lane':
      return (
        <LateLaneBox view={view}>
          <Items {...props} items={item.cards} />
        </LateLaneBox>
      )
    case 'held':
      return <HeldCard card={item.card} view={view} />
    case 'was-here':
      return (
        <li className={styles.wasHere} aria-hidden="true">
          {t('card.wasHere')}
        </li>
      )
    case 'line':
      return <li className={styles.landing} aria-hidden="true" />
  }
}

function HeldCard({ card, view }: { card: BoardCard; view: BoardView }) {
  return (
    <li className={cardStyles.slot} data-held="">
      <div className={view === 'list' ? cardStyles.line : cardStyles.card} data-held="">
        <div className={cardStyles.words}>
          <p className={cardStyles.text} dir="auto">
            {card.text}
          </p>
        </div>
      </div>
    </li>
  )
}

function keyOf(item: ColumnItem): string {
  if (item.kind === 'held') return item.card.id
  return 'id' in item ? item.id : item.kind
}
