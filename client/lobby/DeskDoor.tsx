import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { reviewRefusals } from '../i18n/en/reviewRefusals.ts'
import { addStrings } from '../i18n/i18n.ts'
import { useRefusalWords } from '../i18n/refusalWords.ts'
import { askDeskLink } from '../net/ownLink.ts'
import { useAnnounce } from '../ui/Announcer.tsx'
import { Button } from '../ui/Button.tsx'

addStrings({ refusals: reviewRefusals })

/** From the facilitator's link to the page that the conversation leaves behind: an organiser need not have been there. */
export function DeskDoor({ id, secret }: { id: string; secret: string }) {
  const { t } = useTranslation('lobby')
  const words = useRefusalWords()
  const announce = useAnnounce()
  const [refused, setRefused] = useState<string | null>(null)
  const open = async () => {
    const answer = await askDeskLink(id, secret)
    if (answer.ok) return location.assign(answer.link)
    setRefused(words(answer.code))
    announce({ text: words(answer.code), urgent: true })
  }
  return (
    <>
      <Button kind="primary" onClick={() => void open()}>
        {t('ended.toDesk')}
      </Button>
      {refused === null ? null : <p>{refused}</p>}
    </>
  )
}
