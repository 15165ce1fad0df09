import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { Route, Switch } from 'wouter'
import { ErrorBoundary } from './ErrorBoundary.tsx'
import { AnnouncerRoot } from './ui/Announcer.tsx'
import { Loading, MessagePage } from './ui/MessagePage.tsx'

// A chunk for each screen: whoever opens a link to a room loads nothing of the pages before it.
const StartPage = lazy(async () => ({ default: (await import('./start/StartPage.tsx')).StartPage }))
const LinksPage = lazy(async () => ({ default: (await import('./links/LinksPage.tsx')).LinksPage }))
const PracticePage = lazy(async () => ({
  default: (await import('./start/PracticePage.tsx')).PracticePage,
}))
const ConversationPage = lazy(async () => ({
  default: (await import('./lobby/ConversationPage.tsx')).ConversationPage,
}))
const ReviewPage = lazy(async () => ({ default: (await import('./review/ReviewPage.tsx')).ReviewPage }))

export function App() {
  return (
    <AnnouncerRoot>
      <ErrorBoundary>
        <Suspense fallback={<Loading />}>
          <Switch>
            <Route path="/">
              <StartPage />
            </Route>
            <Route path="/practice">
              <PracticePage />
            </Route>
            <Route path="/mine">
              <ReviewPage />
            </Route>
            <Route path="/c/:id/links">{({ id }) => <LinksPage id={id} />}</Route>
            <Route path="/c/:id">{({ id }) => <ConversationPage key={id} id={id} />}</Route>
            <Route>
              <Nowhere />
            </Route>
          </Switch>
        </Suspense>
      </ErrorBoundary>
    </AnnouncerRoot>
  )
}

function Nowhere() {
  const { t } = useTranslation()
  return <MessagePage heading={t('nowhere.heading')} text={t('nowhere.text')} />
}
