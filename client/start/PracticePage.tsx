import { useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'wouter'
import { useRefusalWords } from '../i18n/refusalWords.ts'
import { roleLink } from '../links/roleLinks.ts'
import { type Refused, startPractice } from '../net/api.ts'
import { Button, ButtonRow, buttonClass } from '../ui/Button.tsx'
import { Loading, MessagePage } from '../ui/MessagePage.tsx'

/** An address that opens a practice room and goes on to its lobby: whoever asked for one facilitates. */
export function PracticePage() {
  const { t } = useTranslation('practice')
  const wordsOf = useRefusalWords()
  const { code, tryAgain } = usePractice(t('question'))
  if (code === null) return <Loading />
  return (
    <MessagePage heading={t('busyHeading')} text={wordsOf(code)}>
      <ButtonRow>
        <Button kind="primary" onClick={tryAgain}>
          {t('again')}
        </Button>
        <Link className={buttonClass('quiet')} href="/">
          {t('back')}
        </Link>
      </ButtonRow>
    </MessagePage>
  )
}

function usePractice(question: string) {
  const [, navigate] = useLocation()
  const [code, setCode] = useState<Refused['code'] | null>(null)
  const open = useCallback(async () => {
    setCode(null)
    const answer = await startPractice({ question })
    if (!answer.ok) return setCode(answer.code)
    const link = roleLink('', answer.id, { role: 'facilitator', secret: answer.secrets.facilitator })
    // Going back leads to the start, not to another six people.
    navigate(link, { replace: true })
  }, [navigate, question])
  // An effect may run twice while the client is being worked on; a room is asked for once.
  const hasAsked = useRef(false)
  useEffect(() => {
    if (!hasAsked.current) void open()
    hasAsked.current = true
  }, [open])
  return { code, tryAgain: () => void open() }
}
