import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type ColumnKey, isColumnKey } from '../../../shared/board/columns.ts'
import type { PersonCommand } from '../../../shared/room/commands.ts'
import type { RoomView } from '../../../shared/room/view.ts'
import { useAnnounce } from '../../ui/Announcer.tsx'
import { UndoBar } from '../../ui/UndoBar.tsx'
import { useFocusKeeper } from '../../ui/useFocusKeeper.ts'
import type { ComposerRef } from '../useActing.ts'
import { FaceDown } from './FaceDown.tsx'
import { MyCardItem } from './MyCardItem.tsx'
import styles from './MyCards.module.css'
import { MyComposer } from './MyComposer.tsx'
import { PanelHead } from './PanelHead.tsx'
import panels from './panels.module.css'
import { stepOf } from './stepMode.ts'
import { type MyCard, type MyCardsDesk, useMyCards } from './useMyCards.ts'
import { useTakenDown } from './useTakenDown.ts'

type MyCardsProps = {
  view: RoomView
  /** What is written never turns over. */
  isPrivate: boolean
  field: ComposerRef
  send(command: PersonCommand): void
}

/** Everybody writes, and nobody's card is seen until the step ends. */
export function MyCards({ view, isPrivate, field, send }: MyCardsProps) {
  const { t } = useTranslation(['steps', 'board'])
  const id = useId()
  const [kept, setKept] = useState<string | null>(null)
  const desk = useMyCards(view, isPrivate, send)
  const down = useUndoableDesk(desk)
  const keeper = useFocusKeeper(() => field.current)
  const cards = desk.cards.filter((card) => card.id !== kept)
  return (
    <section className={panels.panel} aria-labelledby={id}>
      <PanelHead heading={t(isPrivate ? 'writing.privateHeading' : 'writing.heading')} id={id} />
      <div className={panels.scroller} {...keeper}>
        <MyComposer
          mySeat={view.me.seat}
          isPrivate={isPrivate}
          field={field}
          stepColumn={columnOf(view)}
          put={desk.put}
          onKept={setKept}
        />
        {cards.length === 0 ? null : (
          <ul className={styles.cards} aria-label={t('writing.list')}>
            {cards.map((card) => (
              <MyCardItem key={card.id} card={card} desk={{ put: desk.put, takeDown: down.takeDown }} />
            ))}
          </ul>
        )}
        {down.card === null ? null : (
          <UndoBar text={t('board:undo.text')} label={t('board:undo.label')} onUndo={down.undo} />
        )}
        {isPrivate ? <p className={panels.soft}>{t('writing.privateNote')}</p> : <FaceDown />}
      </div>
    </section>
  )
}

function useUndoableDesk({ put, takeDown }: MyCardsDesk) {
  const { t } = useTranslation('board')
  const announce = useAnnounce()
  const { card, set } = useTakenDown()
  return {
    card,
    takeDown: (down: MyCard) => {
      takeDown(down)
      set(down)
      announce(t('undo.news'))
    },
    undo: () => {
      if (card !== null) put(card)
      set(null)
      announce(t('undo.back'))
    },
  }
}

/** The column that opened with the step; a note for my eyes has to lie in one as well, and nobody sees which. */
function columnOf(view: RoomView): ColumnKey {
  const column = stepOf(view)?.board
  return isColumnKey(column) ? column : 'aspirations'
}
