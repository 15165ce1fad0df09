import './harvestStrings.ts'
import { useContext, useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { RoomView } from '../../../shared/room/view.ts'
import { OpenBoardContext } from '../../board/openBoardContext.ts'
import type { Board } from '../../board/port.ts'
import { Button } from '../../ui/Button.tsx'
import { useFocusKeeper } from '../../ui/useFocusKeeper.ts'
import { useStore } from '../../ui/useStore.ts'
import type { Reach } from '../actions.ts'
import type { ComposerRef } from '../useActing.ts'
import { HarvestLead } from './HarvestLead.tsx'
import { AlsoRead, HarvestLines } from './HarvestLines.tsx'
import { readHarvest } from './harvestList.ts'
import { Missing } from './Missing.tsx'
import { PanelHead, SavedMark } from './PanelHead.tsx'
import panels from './panels.module.css'
import { ReadingNow } from './ReadingNow.tsx'
import { useHarvestNews } from './useHarvestNews.ts'

export type HarvestPanelProps = {
  view: RoomView
  field: ComposerRef
  send: Reach['send']
  onSeeBoard(): void
}

/** What we heard, read back one by one. Silence agrees, so there is nothing to press for a yes. */
export function HarvestPanel(props: HarvestPanelProps) {
  const board = useContext(OpenBoardContext)
  return board === null ? null : <OpenHarvest {...props} board={board} />
}

function OpenHarvest({ view, field, send, onSeeBoard, board }: HarvestPanelProps & { board: Board }) {
  const { t } = useTranslation('harvest')
  const id = useId()
  const snapshot = useStore(board)
  const harvest = readHarvest(view.themes, view.cards, snapshot.columns)
  const keeper = useFocusKeeper(() => document.getElementById(id))
  useHarvestNews(harvest)
  const { reading } = harvest
  return (
    <section className={panels.panel} aria-labelledby={id}>
      <PanelHead heading={t('heading')} id={id}>
        <SavedMark cards={[{ isSaved: snapshot.saved === 'saved' }]} />
        <Button kind="quiet" size="small" className={panels.see} onClick={onSeeBoard}>
          {t('all')}
        </Button>
      </PanelHead>
      <div className={panels.scroller} {...keeper}>
        {reading === null ? (
          <p className={panels.soft}>{t(harvest.items.length === 0 ? 'nothingYet' : 'nothingRead')}</p>
        ) : (
          <ReadingNow key={reading.theme.id} item={reading} view={view} board={board} send={send} />
        )}
        {view.may.includes('harvest.read') ? <HarvestLead harvest={harvest} send={send} /> : null}
        <HarvestLines harvest={harvest} view={view} send={send} />
        <Missing view={view} board={board} harvest={harvest} field={field} />
        <AlsoRead harvest={harvest} />
      </div>
    </section>
  )
}
