import { Component, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from './ui/Button.tsx'
import { MessagePage } from './ui/MessagePage.tsx'

type State = { readonly isBroken: boolean }

/** A defect in a screen becomes a kind page with a way on, instead of an empty one. */
export class ErrorBoundary extends Component<{ children: ReactNode }, State> {
  override state: State = { isBroken: false }

  static getDerivedStateFromError(): State {
    return { isBroken: true }
  }

  override render() {
    return this.state.isBroken ? <BrokenPage /> : this.props.children
  }
}

function BrokenPage() {
  const { t } = useTranslation()
  return (
    <MessagePage heading={t('broke.heading')} text={t('broke.text')}>
      <Button kind="primary" onClick={() => location.reload()}>
        {t('reload')}
      </Button>
    </MessagePage>
  )
}
