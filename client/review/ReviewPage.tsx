import { useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { review as strings } from '../i18n/en/review.ts'
import { reviewRefusals } from '../i18n/en/reviewRefusals.ts'
import { addStrings } from '../i18n/i18n.ts'
import { useRefusalWords } from '../i18n/refusalWords.ts'
import { Button } from '../ui/Button.tsx'
import { Loading, MessagePage } from '../ui/MessagePage.tsx'
import { ReviewScreen } from './ReviewScreen.tsx'
import { readSecret } from './reviewLink.ts'
import { useReview } from './useReview.ts'

addStrings({ review: strings, refusals: reviewRefusals })

/** One's own page after the close (method.md 6.4): reached by a link that only this person has. */
export function ReviewPage() {
  const { t } = useTranslation('review')
  // Two people may share a device: the next link in the same tab is no new page to the browser.
  const secret = useSyncExternalStore(whenLinkChanges, () => readSecret(location.hash))
  if (secret === null) return <MessagePage heading={t('lost.heading')} text={t('lost.text')} />
  return <Opened key={secret} secret={secret} />
}

function whenLinkChanges(tell: () => void): () => void {
  addEventListener('hashchange', tell)
  return () => removeEventListener('hashchange', tell)
}

function Opened({ secret }: { secret: string }) {
  const { t } = useTranslation('review')
  const words = useRefusalWords()
  const state = useReview(secret)
  if (state.kind === 'loading') return <Loading />
  if (state.kind === 'in') {
    return (
      <ReviewScreen review={state.review} send={state.send} link={location.href} now={state.review.now} />
    )
  }
  if (state.code === 'link/unknown') return <MessagePage heading={t('lost.heading')} text={t('lost.text')} />
  return (
    <MessagePage heading={t('notNow')} text={words(state.code)}>
      <Button kind="primary" onClick={state.again}>
        {t('tryAgain')}
      </Button>
    </MessagePage>
  )
}
