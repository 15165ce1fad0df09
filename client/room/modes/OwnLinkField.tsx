import './stepStrings.ts'
import { useId, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Role } from '../../../shared/room/state.ts'
import { useAnnounce } from '../../ui/Announcer.tsx'
import { Button } from '../../ui/Button.tsx'
import { classNames } from '../../ui/classNames.ts'
import { copyText } from '../../ui/copyText.ts'
import { inputClass } from '../../ui/Field.tsx'
import styles from './OwnLink.module.css'
import { useOwnLink } from './useOwnLink.ts'

type OwnLinkFieldProps = {
  conversation: string
  role: Role
  /** The conversation is over: then the link leads somewhere, and where there is none nothing is said of it. */
  isOver?: boolean
}

/** A person's own link to their cards. Nobody else has it; who looks after the page finds its desk behind it as well. */
export function OwnLinkField({ conversation, role, isOver = false }: OwnLinkFieldProps) {
  const { t } = useTranslation('steps')
  const state = useOwnLink(conversation, role)
  const hasDesk = role !== 'participant'
  if (state.kind === 'there') return <TheLink link={state.link} hasDesk={hasDesk} isOver={isOver} />
  if (state.kind === 'failed' && isOver && state.code !== 'offline') return null
  return (
    <div className={styles.own} role="status">
      <p className={styles.soft}>{t(state.kind === 'waiting' ? 'own.coming' : 'own.failed')}</p>
      {state.kind === 'failed' ? <Button onClick={state.again}>{t('own.again')}</Button> : null}
    </div>
  )
}

function TheLink({ link, hasDesk, isOver }: { link: string; hasDesk: boolean; isOver: boolean }) {
  const { t } = useTranslation('steps')
  const announce = useAnnounce()
  const id = useId()
  const field = useRef<HTMLInputElement>(null)
  const copy = async () => {
    const isCopied = await copyText(link)
    if (!isCopied) field.current?.select()
    announce(t(isCopied ? 'own.copied' : 'own.byHand'))
  }
  return (
    <div className={classNames(styles.own, isOver && styles.over)}>
      <label htmlFor={id}>{t(hasDesk ? 'own.labelDesk' : 'own.label')}</label>
      <div className={styles.line}>
        <input
          ref={field}
          id={id}
          className={inputClass}
          dir="ltr"
          readOnly
          value={link}
          onFocus={(event) => event.currentTarget.select()}
        />
        <Button icon="copy" onClick={() => void copy()}>
          {t('own.copy')}
        </Button>
      </div>
      <p className={styles.soft}>{t('own.note')}</p>
      {isOver ? (
        <p className={styles.ways}>
          <a href={link}>{t('own.words')}</a>
          {hasDesk ? <a href={link}>{t('own.desk')}</a> : null}
        </p>
      ) : null}
    </div>
  )
}
