import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RoomView } from '../../../shared/room/view.ts'
import { nextDays } from './nextDays.ts'
import { OwnLinkField } from './OwnLinkField.tsx'
import { PanelHead } from './PanelHead.tsx'
import styles from './panels.module.css'
import { Scroller } from './Scroller.tsx'

type NextPanelProps = { view: RoomView; onSeeBoard(): void }

/** What becomes of it all, in the order in which it happens. Nothing here that this server does not do. */
export function NextPanel({ view, onSeeBoard }: NextPanelProps) {
  const { t, i18n } = useTranslation('steps')
  const id = useId()
  const { conversation, me } = view
  const [days] = useState(() => nextDays(conversation, Date.now(), i18n.language))
  const rows = conversation.isPractice
    ? [[t('next.practice'), t('next.practiceText')]]
    : [
        [t(`next.${days.end}`), t('next.endText')],
        [t('next.until', { when: days.until }), t('next.untilText')],
        [t('next.after'), t('next.afterText')],
      ]
  return (
    <section className={styles.panel} aria-labelledby={id}>
      <PanelHead heading={t('next.heading')} id={id} onSeeBoard={onSeeBoard} />
      <Scroller label={id}>
        <dl className={styles.next}>
          {rows.map(([when, what]) => (
            <div key={when}>
              <dt>{when}</dt>
              <dd>{what}</dd>
            </div>
          ))}
        </dl>
        {conversation.isPractice ? null : <OwnLinkField conversation={conversation.id} role={me.role} />}
        <p className={styles.soft}>{t('next.never')}</p>
      </Scroller>
    </section>
  )
}
