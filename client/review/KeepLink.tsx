import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { links } from '../i18n/en/links.ts'
import { addStrings } from '../i18n/i18n.ts'
import { CopyButton } from '../links/CopyButton.tsx'
import { inputClass } from '../ui/Field.tsx'
import styles from './ReviewScreen.module.css'

addStrings({ links })

/** The only way back to this page: nobody can send it again. */
export function KeepLink({ link }: { link: string }) {
  const { t } = useTranslation('review')
  const field = useRef<HTMLInputElement>(null)
  return (
    <section className={styles.keep}>
      <h2>{t('keep.heading')}</h2>
      <div className={styles.link}>
        <input
          ref={field}
          className={inputClass}
          aria-label={t('keep.field')}
          value={link}
          readOnly
          onFocus={(event) => event.currentTarget.select()}
        />
        <CopyButton text={link} label={t('keep.copy')} selectInstead={() => field.current?.select()} />
      </div>
      <p>{t('keep.hint')}</p>
    </section>
  )
}
