import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReviewView } from '../../shared/outcome/review.ts'
import { latePart } from '../ui/latePart.tsx'
import { useHeadingFocus } from '../ui/MessagePage.tsx'
import { panelId, Tabs } from '../ui/Tabs.tsx'
import { Wordmark } from '../ui/Wordmark.tsx'
import { KeepLink } from './KeepLink.tsx'
import { OwnWords } from './OwnWords.tsx'
import styles from './ReviewScreen.module.css'
import { RightOrNot } from './RightOrNot.tsx'
import type { Send } from './useReview.ts'
import { WhenPublic } from './WhenPublic.tsx'

/** Participants never need it. */
const Desk = latePart(async () => (await import('./desk/Desk.tsx')).Desk).Part

type ReviewScreenProps = {
  review: ReviewView
  send: Send
  /** One's own address, to be kept. */
  link: string
  /** Epoch milliseconds. */
  now: number
}

export function ReviewScreen({ review, send, link, now }: ReviewScreenProps) {
  const { t } = useTranslation(['review', 'common'])
  const heading = useHeadingFocus()
  const isOrganiser = review.role === 'organiser'
  const [part, setPart] = useState<'mine' | 'desk'>(isOrganiser ? 'desk' : 'mine')
  const isAtDesk = review.desk !== null && part === 'desk'
  const title = t(isAtDesk ? 'desk.heading' : 'heading')
  return (
    <>
      <title>{t('common:title', { page: title })}</title>
      <header className={styles.top}>
        <Wordmark />
        <span>{t('onlyYou')}</span>
      </header>
      <main className={styles.page}>
        <div className={styles.head}>
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          <p className={styles.question}>
            <b dir="auto">{review.question}</b>
            {isAtDesk ? t('desk.about') : t('about')}
          </p>
          {review.desk === null || isOrganiser ? null : (
            <Tabs
              label={t('parts')}
              tabs={[
                { key: 'mine', label: t('mine') },
                { key: 'desk', label: t('desk.tab') },
              ]}
              selected={part}
              onSelect={setPart}
            />
          )}
        </div>
        <div className={styles.columns} id={panelId(part)}>
          {isAtDesk ? (
            <Desk review={review} desk={review.desk} send={send} now={now} />
          ) : (
            <Mine review={review} send={send} now={now} />
          )}
        </div>
        <KeepLink link={link} />
      </main>
    </>
  )
}

function Mine({ review, send, now }: { review: ReviewView; send: Send; now: number }) {
  const { t } = useTranslation('review')
  return (
    <>
      <div className={styles.list}>
        {review.cards.length === 0 ? <p className={styles.none}>{t('noCards')}</p> : null}
        {review.cards.map((card) => (
          <OwnWords key={card.id} card={card} send={send} now={now} />
        ))}
      </div>
      <aside className={styles.side} aria-label={t('side')}>
        <RightOrNot review={review} send={send} />
        <WhenPublic review={review} send={send} />
      </aside>
    </>
  )
}
