import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { RoomView } from '../../shared/room/view.ts'
import type { CallSnapshot } from '../media/port.ts'
import { useAnnounce } from '../ui/Announcer.tsx'
import { ModeAskCard } from './modes/lateParts.ts'
import { useServerNow } from './serverClock.ts'
import { AskedSlot } from './slot/AskedSlot.tsx'
import { DeviceCard, HearCard, ReconnectingCard, SentenceCard, UnavailableCard } from './slot/CallCards.tsx'
import { GoCard } from './slot/GoCard.tsx'
import type { SlotReach } from './slot/slotReach.ts'
import { TurnCard } from './slot/TurnCard.tsx'
import { UndoCard } from './slot/UndoCard.tsx'
import { isInCall, type SlotItem } from './slot.ts'
import { turnMoments, turnStage } from './turnStage.ts'
import './lateStrings.ts'

type SlotProps = {
  item: SlotItem
  view: RoomView
  call: CallSnapshot
  clockOffsetMs: number
  /** How many cards are new since I stepped away. */
  newCards: number
  reach: SlotReach
}

/** One thing in the private place beside my controls, whatever it is. */
export function Slot({ item, view, call, clockOffsetMs, newCards, reach }: SlotProps) {
  const { t } = useTranslation('room')
  switch (item.kind) {
    case 'turn':
      return <MyTurn view={view} call={call} clockOffsetMs={clockOffsetMs} reach={reach} />
    case 'go':
      return <GoCard isSecondTime={view.round?.isSecondTime === true} reach={reach} />
    case 'hear':
      return <HearCard reach={reach} />
    case 'reconnecting':
      return <ReconnectingCard />
    case 'notice': {
      const heading = t(item.isRefusal ? 'slot.notice' : 'slot.news')
      if (item.undo !== undefined) return <UndoCard text={item.text} undo={item.undo} reach={reach} />
      return <SentenceCard heading={heading} text={item.text} close={t('slot.close')} reach={reach} />
    }
    case 'off': {
      const words = { heading: t('slot.offHeading'), text: t('slot.offText'), close: t('slot.understood') }
      return <SentenceCard {...words} reach={reach} />
    }
    case 'unavailable':
      return <UnavailableCard reach={reach} />
    case 'microphone':
    case 'camera':
      return <DeviceCard device={item.kind} problem={item.problem} reach={reach} />
    case 'mode':
      return <ModeAskCard ask={item.ask} {...{ view, clockOffsetMs, reach }} />
    default:
      return <AskedSlot {...{ item, view, call, clockOffsetMs, newCards, reach }} />
  }
}

function MyTurn({ view, call, clockOffsetMs, reach }: Omit<SlotProps, 'item' | 'newCards'>) {
  const { t } = useTranslation('turns')
  const announce = useAnnounce()
  const now = useServerNow(clockOffsetMs, turnMoments(view))
  const stage = turnStage(view, now)
  const land = stage === 'land' ? t('turn.land') : null
  useEffect(() => {
    if (land !== null) announce(land)
  }, [land, announce])
  const sound = isInCall(call) ? (call.microphone.on ? 'on' : 'off') : 'none'
  return <TurnCard view={view} stage={stage} sound={sound} reach={reach} />
}
