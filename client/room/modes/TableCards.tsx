import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { RoomView } from '../../../shared/room/view.ts'
import { UndoBar } from '../../ui/UndoBar.tsx'
import { useFocusKeeper } from '../../ui/useFocusKeeper.ts'
import type { Reach } from '../actions.ts'
import type { ComposerRef } from '../useActing.ts'
import { ColumnPicker, usePickedColumn } from './ColumnPicker.tsx'
import { MyCardItem } from './MyCardItem.tsx'
import { PanelHead, SavedMark } from './PanelHead.tsx'
import panels from './panels.module.css'
import { hasColumn, stepColumn } from './stepMode.ts'
import styles from './TableCards.module.css'
import { TableComposer } from './TableComposer.tsx'
import { seatsAtTables } from './tableSeats.ts'
import { type MyCard, type MyCardsDesk, useMyCards } from './useMyCards.ts'
import { useOpenCard } from './useOpenCard.ts'
import { useUndoableDesk } from './useUndoableDesk.ts'

type TableCardsProps = {
  view: RoomView
  field: ComposerRef
  onSeeBoard(): void
  send: Reach['send']
}

/** What we write at this table, all of us on the same cards. Nobody else sees one until everybody is back. */
export function TableCards({ view, field, onSeeBoard, send }: TableCardsProps) {
  const { t } = useTranslation(['steps', 'board'])
  const id = useId()
  const [column, pick] = usePickedColumn(stepColumn(view))
  const atTable = view.writing?.atTable ?? { table: undefined, cards: [] }
  const { table } = atTable
  const known = atTable.cards.map((card) => ({ ...card, isPrivate: false, ...(table && { table }) }))
  const desk = useMyCards(known, false, send)
  const down = useUndoableDesk(desk)
  const { cards, open } = useOpenCard(desk.cards)
  const keeper = useFocusKeeper(() => field.current)
  const names = namesAtTable(view, t('tables.you'))
  return (
    <section className={panels.panel} aria-labelledby={id}>
      <PanelHead heading={t('ours.heading')} id={id} onSeeBoard={onSeeBoard}>
        <SavedMark cards={desk.cards} />
      </PanelHead>
      <div className={panels.scroller} {...keeper}>
        <TableComposer
          mySeat={view.me.seat}
          people={names.length}
          field={field}
          add={(card) => desk.put({ ...card, column, ...(table && { table }) })}
        />
        <div className={styles.lane}>
          <div className={styles.laneHead}>
            <h3>{t('tables.names', { names })}</h3>
            {hasColumn(view) ? (
              <span>{t('writing.goesTo', { column: t(`board:columns.${column}`) })}</span>
            ) : (
              <ColumnPicker column={column} onPick={pick} />
            )}
          </div>
          <Slips
            cards={cards}
            desk={{ put: desk.put, takeDown: down.takeDown }}
            names={names}
            onOpen={open}
          />
        </div>
        {down.card === null ? null : (
          <UndoBar text={t('board:undo.text')} label={t('board:undo.label')} onUndo={down.undo} />
        )}
        <p className={panels.soft}>{t('ours.note')}</p>
      </div>
    </section>
  )
}

type SlipsProps = Pick<MyCardsDesk, 'cards'> & {
  desk: Omit<MyCardsDesk, 'cards'>
  names: readonly string[]
  onOpen(card: MyCard | null): void
}

function Slips({ cards, desk, names, onOpen }: SlipsProps) {
  const { t } = useTranslation('steps')
  if (cards.length === 0) return <p className={styles.empty}>{t('ours.empty')}</p>
  return (
    <ul className={styles.cards} aria-label={t('tables.names', { names })}>
      {cards.map((card) => (
        <MyCardItem
          key={card.id}
          card={card}
          seenBy={names.length === 2 ? t('ours.onlyTwo') : t('ours.onlySome', { count: names.length })}
          desk={desk}
          onOpen={onOpen}
        />
      ))}
    </ul>
  )
}

/** I am the first at my own table; then everybody in the order of the chairs. */
function namesAtTable(view: RoomView, me: string): readonly string[] {
  if (view.groups === null) return [me]
  const { mine } = seatsAtTables(view, view.groups)
  return [me, ...mine.filter((seat) => seat.id !== view.me.seat).map((seat) => seat.name)]
}
