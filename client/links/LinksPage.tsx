import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { LobbyView } from '../../shared/room/view.ts'
import { findTemplate } from '../../shared/templates/catalogue.ts'
import { links } from '../i18n/en/links.ts'
import { addStrings } from '../i18n/i18n.ts'
import { lookIntoLobby } from '../net/api.ts'
import { buttonClass } from '../ui/Button.tsx'
import { MessagePage, useHeadingFocus } from '../ui/MessagePage.tsx'
import { Wordmark } from '../ui/Wordmark.tsx'
import { LinkRow } from './LinkRow.tsx'
import styles from './LinksPage.module.css'
import { LINKED_ROLES, readSecrets, roleLink, type Secrets } from './roleLinks.ts'

addStrings({ links })

/** The three links. They live in this page's own fragment, so that it can be kept, and nowhere else. */
export function LinksPage({ id }: { id: string }) {
  const { t } = useTranslation('links')
  const [secrets] = useState(() => readSecrets(location.hash))
  const conversation = useConversation(id, secrets)
  if (secrets === null) return <MessagePage heading={t('lost.heading')} text={t('lost.text')} />
  return <LinksScreen id={id} origin={location.origin} secrets={secrets} conversation={conversation} />
}

export type LinkedConversation = Pick<LobbyView, 'question' | 'templateId' | 'lengthMinutes'>

type LinksScreenProps = {
  id: string
  origin: string
  secrets: Secrets
  /** What it is about; null until the server has said it. The links work without it. */
  conversation: LinkedConversation | null
}

export function LinksScreen({ id, origin, secrets, conversation }: LinksScreenProps) {
  const { t } = useTranslation(['links', 'common'])
  const heading = useHeadingFocus()
  const linkOf = (role: (typeof LINKED_ROLES)[number]) =>
    roleLink(origin, id, { role, secret: secrets[role] })
  return (
    <>
      <title>{t('common:title', { page: t('heading') })}</title>
      <header className={styles.top}>
        <Wordmark />
        <Link className={buttonClass('primary')} href={linkOf('facilitator').slice(origin.length)}>
          {t('toRoom')}
        </Link>
      </header>
      <main className={styles.page}>
        <div>
          <h1 className={styles.heading} ref={heading} tabIndex={-1}>
            {t('heading')}
          </h1>
          <About conversation={conversation} />
        </div>
        <ul className={styles.list}>
          {LINKED_ROLES.map((role) => (
            <LinkRow key={role} role={role} link={linkOf(role)} question={conversation?.question ?? ''} />
          ))}
        </ul>
      </main>
    </>
  )
}

function About({ conversation }: { conversation: LinkedConversation | null }) {
  const { t } = useTranslation('links')
  if (conversation === null) return <p className={styles.about}>{t('keep')}</p>
  const kind = findTemplate(conversation.templateId)?.name ?? ''
  return (
    <p className={styles.about}>
      <b dir="auto">{conversation.question}</b>
      {t('about', { kind, minutes: conversation.lengthMinutes })}
    </p>
  )
}

function useConversation(id: string, secrets: Secrets | null): LinkedConversation | null {
  const [conversation, setConversation] = useState<LinkedConversation | null>(null)
  useEffect(() => {
    if (secrets === null) return
    let isMounted = true
    void lookIntoLobby(id, 'participant', secrets.participant).then((answer) => {
      if (isMounted && answer.ok) setConversation(answer.lobby)
    })
    return () => {
      isMounted = false
    }
  }, [id, secrets])
  return conversation
}
