import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { SeatId } from '../../../shared/ids.ts'
import type { RoomView } from '../../../shared/room/view.ts'
import { useAnnounce } from '../../ui/Announcer.tsx'
import { Button, EqualButtons } from '../../ui/Button.tsx'
import { nameOf } from '../people.ts'
import { PrivateNote, SlotCard } from './SlotCard.tsx'
import type { SlotReach } from './slotReach.ts'

type PenCardProps = {
  view: RoomView
  /** Who asks me; null when nobody who takes notes is here, and the room asks everybody. */
  from: SeatId | null
  reach: SlotReach
}

/** Would I take notes for a while? Nobody sees a no; to the room's question it is not even sent. */
export function PenCard({ view, from, reach }: PenCardProps) {
  const { t } = useTranslation('asks')
  const announce = useAnnounce()
  const news = t('pen.news')
  useEffect(() => announce(news), [announce, news])
  const lost = view.seats.find((seat) => seat.role === 'note-taker' && seat.presence === 'lost')
  const text =
    from !== null
      ? t('pen.asks', { name: nameOf(view, from) })
      : lost === undefined
        ? t('pen.nobody')
        : t('pen.lost', { name: lost.name })
  const take = () => reach.send(from === null ? { type: 'pen.take' } : { type: 'pen.answer', takes: true })
  const decline = () => (from === null ? reach.putAside() : reach.send({ type: 'pen.answer', takes: false }))
  return (
    <SlotCard heading={t('pen.heading')}>
      <p>{text}</p>
      <EqualButtons>
        <Button onClick={take}>{t('pen.take')}</Button>
        <Button onClick={decline}>{t('pen.decline')}</Button>
      </EqualButtons>
      <PrivateNote text={t('noSeen')} />
    </SlotCard>
  )
}
