import { useTranslation } from 'react-i18next'
import type { DeskView } from '../../../shared/outcome/deskView.ts'
import type { ReviewView } from '../../../shared/outcome/review.ts'
import { desk as strings } from '../../i18n/en/desk.ts'
import { addStrings } from '../../i18n/i18n.ts'
import type { Send } from '../useReview.ts'
import { Corrections } from './Corrections.tsx'
import styles from './Desk.module.css'
import { Differences } from './Differences.tsx'
import { PartLists } from './PartLists.tsx'
import { PublicPath } from './PublicPath.tsx'
import { Quotes } from './Quotes.tsx'
import { Sayings } from './Sayings.tsx'
import { Themes } from './Themes.tsx'
import { Wish } from './Wish.tsx'

addStrings({ desk: strings })

export type DeskProps = { review: ReviewView; desk: DeskView; send: Send; now: number }

/** Where the page is made ready: by those who kept the conversation, with what everybody who was there says to it. */
export function Desk({ review, desk, send, now }: DeskProps) {
  const { t } = useTranslation('desk')
  const general = desk.wishes.filter(({ about }) => about === null)
  const isDraft = review.phase === 'draft'
  return (
    <>
      <PublicPath review={review} desk={desk} send={send} />
      <div className={styles.draft}>
        <p className={styles.read}>
          <a href={review.address}>{t(isDraft ? 'readDraft' : 'readPage')}</a>
        </p>
        {general.length === 0 ? null : (
          <section aria-labelledby="desk-whole">
            <h2 id="desk-whole">{t('whole')}</h2>
            {general.map((wish) => (
              <Wish key={wish.id} wish={wish} theme={null} send={send} />
            ))}
          </section>
        )}
        <Themes desk={desk} isDraft={isDraft} send={send} />
        <Quotes quotes={desk.quotes} send={send} />
        {isDraft ? <Differences desk={desk} send={send} /> : null}
        <PartLists parts={desk.parts} isDraft={isDraft} send={send} />
        {isDraft ? <Sayings sayings={desk.sayings} send={send} /> : null}
        {isDraft ? null : <Corrections review={review} send={send} now={now} />}
      </div>
    </>
  )
}
