import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Role } from '../../shared/room/state.ts'
import { Button, ButtonRow } from '../ui/Button.tsx'
import { TextAreaField } from '../ui/Field.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { CopyButton } from './CopyButton.tsx'
import { QrCode } from './QrCode.tsx'
import styles from './ShareSheet.module.css'

type ShareSheetProps = { role: Role; link: string; question: string; onClose(): void }

/**
 * A large code for a phone, and words to pass on. Where the device has its own way to share, that is one
 * button more and not instead: a phone has no other place for the code.
 */
export function ShareSheet({ role, link, question, onClose }: ShareSheetProps) {
  const { t } = useTranslation(['links', 'common'])
  const words = useRef<HTMLTextAreaElement>(null)
  const invitation = t(`${role}.invitation`, { question, link })
  return (
    <Sheet mode="over" title={t(`${role}.shareTitle`)} onClose={onClose}>
      <p className={styles.hint}>{t('sharing.hint')}</p>
      <QrCode className={styles.qr} text={link} label={t('qr')} />
      <TextAreaField ref={words} label={t('sharing.words')} value={invitation} rows={4} readOnly />
      <ButtonRow>
        <CopyButton
          text={invitation}
          label={t('sharing.copyWords')}
          selectInstead={() => words.current?.select()}
        />
        {canShare() ? (
          <Button icon="share" onClick={() => shareWords(invitation)}>
            {t('sharing.send')}
          </Button>
        ) : null}
        <Button kind="quiet" onClick={onClose}>
          {t('common:close')}
        </Button>
      </ButtonRow>
    </Sheet>
  )
}

function canShare(): boolean {
  return typeof navigator.share === 'function'
}

async function shareWords(text: string): Promise<void> {
  try {
    await navigator.share({ text })
  } catch {
    // The person closed the device's own dialog. There is nothing to say about that.
  }
}
