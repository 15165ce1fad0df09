import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Role } from '../../shared/room/state.ts'
import { Button } from '../ui/Button.tsx'
import { inputClass } from '../ui/Field.tsx'
import { Icon, type IconName } from '../ui/Icon.tsx'
import { CopyButton } from './CopyButton.tsx'
import styles from './LinkRow.module.css'
import { QrCode } from './QrCode.tsx'
import { ShareSheet } from './ShareSheet.tsx'

const ICONS: Readonly<Record<Role, IconName>> = {
  participant: 'chair',
  'note-taker': 'card',
  facilitator: 'round',
}

type LinkRowProps = { role: Role; link: string; question: string }

export function LinkRow({ role, link, question }: LinkRowProps) {
  const { t } = useTranslation('links')
  const [isSharing, setIsSharing] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  return (
    <li className={styles.row}>
      <span className={styles.seat}>
        <Icon name={ICONS[role]} />
      </span>
      <div className={styles.words}>
        <h2 className={styles.heading}>{t(`${role}.heading`)}</h2>
        <p className={styles.hint}>{t(`${role}.hint`)}</p>
        <div className={styles.field}>
          <input
            ref={field}
            className={inputClass}
            aria-label={t(`${role}.field`)}
            value={link}
            readOnly
            onFocus={(event) => event.currentTarget.select()}
          />
          <CopyButton text={link} label={t('copy')} selectInstead={() => field.current?.select()} />
          <Button icon="share" aria-haspopup="dialog" onClick={() => setIsSharing(true)}>
            {t('share')}
          </Button>
        </div>
      </div>
      <QrCode className={styles.qr} text={link} label={t('qr')} />
      {isSharing ? (
        <ShareSheet role={role} link={link} question={question} onClose={() => setIsSharing(false)} />
      ) : null}
    </li>
  )
}
