import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { PanelHead } from './PanelHead.tsx'
import styles from './panels.module.css'
import { Scroller } from './Scroller.tsx'

const WHEN = ['today', 'soon', 'later', 'never'] as const

/** What this server does with it all, in the order in which it happens. Nothing here that it does not do. */
export function NextPanel({ onSeeBoard }: { onSeeBoard(): void }) {
  const { t } = useTranslation('steps')
  const id = useId()
  return (
    <section className={styles.panel} aria-labelledby={id}>
      <PanelHead heading={t('next.heading')} id={id} onSeeBoard={onSeeBoard} />
      <Scroller label={id}>
        <dl className={styles.next}>
          {WHEN.map((when) => (
            <div key={when}>
              <dt>{t(`next.${when}`)}</dt>
              <dd>{t(`next.${when}Text`)}</dd>
            </div>
          ))}
        </dl>
      </Scroller>
    </section>
  )
}
