import { memo, useRef } from 'react'
import type { ColumnKey } from '../../shared/board/columns.ts'
import styles from './BoardColumn.module.css'
import type { BoardView } from './BoardHead.tsx'
import { useBoardTools } from './boardContext.ts'
import type { Hand } from './boardDesk.ts'
import cardStyles from './Card.module.css'
import { CardItem } from './CardItem.tsx'
import { type ColumnItem, listColumn } from './columnItems.ts'
import { useColumnTarget } from './dragAndDrop.ts'
import type { Columns } from './gap.ts'
import type { BoardCard, BoardSnapshot } from './port.ts'

type BoardColumnProps = {
  column: ColumnKey
  columns: Columns
  view: BoardView
  status: BoardSnapshot['status']
  /** My hand, where it has to do with this column. */
  hand: Hand | null
  /** Cards of mine that are not committed say so. */
  showsUnsaved: boolean
  /** The first column of a board with nothing on it: where somebody could begin. */
  isBeginning: boolean
}

export const BoardColumn = memo(function BoardColumn(props: BoardColumnProps) {
  const { column, columns, view, hand } = props
  const { t } = useBoardTools()
  const element = useRef<HTMLElement>(null)
  useColumnTarget(element)
  const count = columns[column].length
  const name = t(`columns.${column}`)
  const List = view === 'list' ? 'ol' : 'ul'
  return (
    <section ref={element} className={styles.column} data-column={column} data-view={view}>
      <div className={styles.head}>
        <h3>{name}</h3>
        {count === 0 ? null : <ColumnCount count={count} view={view} />}
      </div>
      <List className={styles.cards} aria-label={name}>
        {listColumn(column, columns, hand).map((item) => (
          <Item key={keyOf(item)} item={item} {...props} />
        ))}
      </List>
      {count === 0 && hand === null ? <EmptyColumn {...props} /> : null}
    </section>
  )
}, isSameColumn)

/** Another card elsewhere is another set of columns, and nothing to this one. */
function isSameColumn(before: BoardColumnProps, now: BoardColumnProps): boolean {
  if (before.columns[before.column] !== now.columns[now.column]) return false
  // What I hold may lie in another column and be shown in this one.
  if (now.hand !== null && before.columns !== now.columns) return false
  return (Object.keys(now) as (keyof BoardColumnProps)[]).every(
    (key) => key === 'columns' || before[key] === now[key],
  )
}

function ColumnCount({ count, view }: { count: number; view: BoardView }) {
  const { t } = useBoardTools()
  const words = t('cards', { count })
  if (view === 'list') return <span className={styles.count}>{words}</span>
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

function Item({ item, hand, view, showsUnsaved }: BoardColumnProps & { item: ColumnItem }) {
  const { t } = useBoardTools()
  switch (item.kind) {
    case 'card':
      return (
        <CardItem
          card={item.card}
          view={view}
          isEditing={hand?.kind === 'editing' && hand.card === item.card.id}
          isDragged={hand?.kind === 'dragging' && hand.card === item.card.id}
          isUnsaved={showsUnsaved && !item.card.saved}
        />
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
    <li className={view === 'list' ? cardStyles.line : cardStyles.card} data-held="">
      <div className={cardStyles.words}>
        <p className={cardStyles.text} dir="auto">
          {card.text}
        </p>
      </div>
    </li>
  )
}

function keyOf(item: ColumnItem): string {
  return 'card' in item ? item.card.id : item.kind
}
