import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RoomView } from '../../../shared/room/view.ts'
import { UndoBar } from '../../ui/UndoBar.tsx'
import { useFocusKeeper } from '../../ui/useFocusKeeper.ts'
import type { Reach } from '../actions.ts'
import type { ComposerRef } from '../useActing.ts'
import { FaceDown } from './FaceDown.tsx'
import { MyCardItem } from './MyCardItem.tsx'
import styles from './MyCards.module.css'
import { MyComposer } from './MyComposer.tsx'
import { PanelHead, SavedMark } from './PanelHead.tsx'
import panels from './panels.module.css'
import { stepColumn } from './stepMode.ts'
import { useMyCards } from './useMyCards.ts'
import { useOpenCard } from './useOpenCard.ts'
import { useUndoableDesk } from './useUndoableDesk.ts'

type MyCardsProps = {
  view: RoomView
  /** What is written never turns over. */
  isPrivate: boolean
  field: ComposerRef
  send: Reach['send']
}

/** Everybody writes, and nobody's card is seen until the step ends. */
export function MyCards({ view, isPrivate, field, send }: MyCardsProps) {
  const { t } = useTranslation(['steps', 'board'])
  const id = useId()
  const [kept, setKept] = useState<string | null>(null)
  const known = (view.writing?.mine ?? []).filter((card) => card.isPrivate === isPrivate)
  const desk = useMyCards(known, isPrivate, send)
  const down = useUndoableDesk(desk)
  const keeper = useFocusKeeper(() => field.current)
  const { cards, open } = useOpenCard(desk.cards.filter((card) => card.id !== kept))
  return (
    <section className={panels.panel} aria-labelledby={id}>
      <PanelHead heading={t(isPrivate ? 'writing.privateHeading' : 'writing.heading')} id={id}>
        <SavedMark cards={desk.cards} />
      </PanelHead>
      <div className={panels.scroller} {...keeper}>
        <MyComposer
          mySeat={view.me.seat}
          isPrivate={isPrivate}
          field={field}
          stepColumn={stepColumn(view)}
          put={desk.put}
          onKept={setKept}
        />
        {cards.length === 0 ? null : (
          <ul className={styles.cards} aria-label={t('writing.list')}>
            {cards.map((card) => (
              <MyCardItem
                key={card.id}
                card={card}
                seenBy={t(isPrivate ? 'writing.onlyEver' : 'writing.onlyNow')}
                desk={{ put: desk.put, takeDown: down.takeDown }}
                onOpen={open}
              />
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
