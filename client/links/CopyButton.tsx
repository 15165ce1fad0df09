import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAnnounce } from '../ui/Announcer.tsx'
import { Button } from '../ui/Button.tsx'
import { copyText } from '../ui/copyText.ts'
import styles from './CopyButton.module.css'

/** "Copied" stays long enough to be read, then the button is a button again. */
const COPIED_MS = 4_000

type CopyButtonProps = { text: string; label: string; selectInstead(): void }

/** Says that it has copied, to the eye and to the ear; selects the words where it may not. */
export function CopyButton({ text, label, selectInstead }: CopyButtonProps) {
  const { t } = useTranslation('links')
  const announce = useAnnounce()
  const [outcome, setOutcome] = useState<'copied' | 'by-hand' | null>(null)
  useEffect(() => {
    if (outcome === null) return
    const timer = setTimeout(() => setOutcome(null), COPIED_MS)
    return () => clearTimeout(timer)
  }, [outcome])

  const copy = async () => {
    const isCopied = await copyText(text)
    if (!isCopied) selectInstead()
    setOutcome(isCopied ? 'copied' : 'by-hand')
    announce(t(isCopied ? 'copied' : 'copyByHand'))
  }
  return (
    <Button icon={outcome === 'copied' ? 'check' : 'copy'} onClick={copy} className={styles.copy}>
      {outcome === 'copied' ? t('copied') : outcome === 'by-hand' ? t('copyByHand') : label}
    </Button>
  )
}
