import { useTranslation } from 'react-i18next'
import type { ReviewView } from '../../shared/outcome/review.ts'
import { Button } from '../ui/Button.tsx'
import { Refused } from './Refused.tsx'
import styles from './ReviewScreen.module.css'
import { useAsk } from './useAsk.ts'
import { useDay } from './useDay.ts'
import type { Send } from './useReview.ts'

/** When others will read it, and what one may say to that: everybody who was there may be one of the two. */
export function WhenPublic({ review, send }: { review: ReviewView; send: Send }) {
  const { t } = useTranslation('review')
  const { ask, refused } = useAsk(send)
  const { phase, yes, address } = review
  return (
    <section>
      <h2>{t(`when.heading.${phase}`)}</h2>
      <p>{useWhenWords(review)}</p>
      {phase === 'withdrawn' ? null : (
        <p>
          <a href={address}>{t(phase === 'draft' ? 'when.readDraft' : 'when.readPage')}</a>
        </p>
      )}
      {phase === 'draft' ? (
        <>
          <p>{t('when.twoYes')}</p>
          <Button
            className={styles.yes}
            aria-pressed={yes.isMine}
            onClick={() => void ask({ type: yes.isMine ? 'page.not-yet' : 'page.say-yes' })}
          >
            {t('when.sayYes')}
          </Button>
        </>
      ) : null}
      <Refused words={refused} />
    </section>
  )
}

function useWhenWords({ phase, dates, waitsFor, isTryOut }: ReviewView): string {
  const { t } = useTranslation('review')
  const day = useDay(isTryOut)
  if (phase === 'withdrawn') return t('when.withdrawn')
  if (phase === 'published') return t('when.published', { day: day(dates.publishedAt ?? 0) })
  if (dates.publishesAt !== null) return t('when.publishes', { day: day(dates.publishesAt) })
  if (waitsFor.includes('wishes')) return t('when.wishes')
  return t('when.earliest', { day: day(Math.max(dates.earliestAt, dates.notBefore ?? 0)) })
}
