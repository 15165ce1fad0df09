import { useTranslation } from 'react-i18next'
import type { Place } from '../../shared/room/order.ts'
import { reasonFor } from './queueWords.ts'

/** "You're third. Two people who haven't spoken on this yet are before you." For me alone. */
export function PlaceSentence({ place }: { place: Place }) {
  const { t } = useTranslation('room')
  return (
    <>
      <b>{t('queue.youAre', { position: place.position })}</b> <PlaceReason place={place} />
    </>
  )
}

/** Why it is so; nothing where there is nothing to explain. */
export function PlaceReason({ place }: { place: Place }) {
  const { t } = useTranslation('room')
  const reason = reasonFor(place)
  if (reason === null) return null
  return t(reason.kind === 'waited' ? 'queue.waited' : 'queue.newVoices', { count: reason.count })
}
