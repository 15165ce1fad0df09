import { AgreementsList } from './AgreementsList.tsx'
import { HarvestPanel } from './HarvestPanel.tsx'
import type { ModePlaceProps } from './ModePlace.tsx'
import { MyCards } from './MyCards.tsx'
import { NextPanel } from './NextPanel.tsx'
import type { Place } from './place.ts'
import { StoryPanel } from './StoryPanel.tsx'
import { TableCards } from './TableCards.tsx'
import './stepStrings.ts'

type PlacePanelProps = Pick<ModePlaceProps, 'view' | 'composer' | 'send' | 'setWantsBoard'> & {
  place: Exclude<Place, 'board' | 'reading'>
}

/** What a mode puts in the board's place. */
export function PlacePanel({ place, view, composer, send, setWantsBoard }: PlacePanelProps) {
  const onSeeBoard = () => setWantsBoard(true)
  switch (place) {
    case 'agreements':
      return <AgreementsList view={view} send={send} onSeeBoard={onSeeBoard} />
    case 'writing':
    case 'notes':
      return <MyCards key={place} view={view} isPrivate={place === 'notes'} field={composer} send={send} />
    case 'table':
      return <TableCards view={view} field={composer} onSeeBoard={onSeeBoard} send={send} />
    case 'harvest':
      return <HarvestPanel view={view} field={composer} send={send} onSeeBoard={onSeeBoard} />
    case 'story':
      return <StoryPanel onSeeBoard={onSeeBoard} />
    case 'next':
      return <NextPanel view={view} onSeeBoard={onSeeBoard} />
  }
}
