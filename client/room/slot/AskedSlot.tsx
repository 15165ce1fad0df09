import type { RoomView } from '../../../shared/room/view.ts'
import { asks } from '../../i18n/en/asks.ts'
import { addStrings } from '../../i18n/i18n.ts'
import type { CallSnapshot } from '../../media/port.ts'
import { nameOf } from '../people.ts'
import type { AskedItem } from '../slot.ts'
import {
  HandCard,
  KeepingCard,
  OfferCard,
  PassOnCard,
  PauseCard,
  PulseCard,
  WordCard,
} from './AskedCards.tsx'
import { AwayCard, type AwaySound, BackCard } from './AwayCards.tsx'
import { InvitationCard } from './InvitationCard.tsx'
import { PenCard } from './PenCard.tsx'
import { RightCard } from './RightCard.tsx'
import type { SlotReach } from './slotReach.ts'
import { ToldCard } from './ToldCard.tsx'

// Nobody is asked anything in their first moments here, so these cards come a little later, with their strings.
addStrings({ asks })

type AskedSlotProps = {
  item: AskedItem
  view: RoomView
  call: CallSnapshot
  clockOffsetMs: number
  /** How many cards are new since I stepped away. */
  newCards: number
  reach: SlotReach
}

/** What is asked of me alone, or of everybody each for themselves. */
export function AskedSlot({ item, view, call, clockOffsetMs, newCards, reach }: AskedSlotProps) {
  switch (item.kind) {
    case 'away':
      return <AwayCard sound={soundOf(call)} reach={reach} />
    case 'pause':
      return <PauseCard view={view} reach={reach} />
    case 'keeping':
      return <KeepingCard view={view} reach={reach} />
    case 'offer':
      return <OfferCard name={nameOf(view, item.from)} reach={reach} />
    case 'invitation':
      return <InvitationCard invitation={item.invitation} prompt={promptOf(view)} reach={reach} />
    case 'word':
      return <WordCard name={nameOf(view, item.from)} text={item.text} reach={reach} />
    case 'pulse':
      return <PulseCard view={view} reach={reach} />
    case 'hand':
      return <HandCard view={view} reach={reach} />
    case 'share':
      return <PassOnCard reach={reach} />
    case 'pen':
      return <PenCard view={view} from={item.from} reach={reach} />
    case 'pen-wanted':
      return <PenCard view={view} from={null} reach={reach} />
    case 'told':
      return <ToldCard reach={reach} />
    case 'right':
      return <RightCard card={item.about} view={view} reach={reach} />
    case 'back':
      return <BackCard {...{ view, newCards, clockOffsetMs, reach }} back={item.back} />
  }
}

/** A call that is over while I am away is one that I left on purpose. */
function soundOf(call: CallSnapshot): AwaySound {
  if (call.status === 'over') return 'stopped'
  return call.status === 'idle' || call.status === 'unavailable' ? 'none' : 'on'
}

function promptOf({ agenda, conversation }: RoomView): string {
  const step = agenda.index === null ? undefined : agenda.steps[agenda.index]
  return step?.prompt ?? conversation.question
}
