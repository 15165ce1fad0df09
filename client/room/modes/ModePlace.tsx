import type { ReactNode } from 'react'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { RoomView } from '../../../shared/room/view.ts'
import { Button } from '../../ui/Button.tsx'
import type { Reach } from '../actions.ts'
import type { ComposerRef } from '../useActing.ts'
import { AgreementsToRead, MyNotes, PlacePanel } from './lateParts.ts'
import styles from './ModePlace.module.css'
import { isAtTable, isPutAway, offersBoard, placeOf } from './place.ts'
import { usePlace } from './usePlace.ts'

export type ModePlaceProps = {
  view: RoomView
  composer: ComposerRef
  /** The board was asked for where it is put away. */
  wantsBoard: boolean
  setWantsBoard(wants: boolean): void
  renderBoard(composer: ComposerRef): ReactNode
  send: Reach['send']
}

/** What lies in the board's place: the board, or what the mode of the step puts there. */
export function ModePlace(props: ModePlaceProps) {
  const { view, composer, renderBoard, wantsBoard, setWantsBoard } = props
  const box = useRef<HTMLDivElement>(null)
  const { place, events } = usePlace(placeOf(view), box, composer)
  return (
    <div className={styles.place} ref={box} tabIndex={-1} data-place={place} {...events}>
      {place === 'reading' && !wantsBoard ? (
        <AgreementsToRead agreements={view.agreements} onSeeBoard={() => setWantsBoard(true)} />
      ) : null}
      {isPutAway(place, wantsBoard) ? (
        <PlacePanel {...props} place={place} />
      ) : (
        <>
          {wantsBoard && offersBoard(place) ? <BackLine onBack={() => setWantsBoard(false)} /> : null}
          {isAtTable(view) ? <TableLead /> : null}
          {hasNotes(view) ? <MyNotes view={view} send={props.send} /> : null}
          <div className={styles.board}>{renderBoard(composer)}</div>
        </>
      )}
    </div>
  )
}

function hasNotes({ writing }: RoomView): boolean {
  return writing?.mine.some((card) => card.isPrivate) === true
}

/** What is said at a table stays there; what is written goes to everybody, and nobody should find that out later. */
function TableLead() {
  const { t } = useTranslation('modes')
  return <p className={styles.lead}>{t('tables.lead')}</p>
}

function BackLine({ onBack }: { onBack(): void }) {
  const { t } = useTranslation('modes')
  return (
    <div className={styles.back}>
      <Button kind="quiet" size="small" onClick={onBack}>
        {t('board.back')}
      </Button>
    </div>
  )
}
