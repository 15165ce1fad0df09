import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { AgreementsView } from '../../../shared/room/view/modes.ts'
import styles from './Agreements.module.css'
import { PanelHead } from './PanelHead.tsx'
import panels from './panels.module.css'
import { Scroller } from './Scroller.tsx'

type AgreementsToReadProps = { agreements: AgreementsView; onSeeBoard(): void }

/** While people arrive: something to read, and nothing to do. */
export function AgreementsToRead({ agreements, onSeeBoard }: AgreementsToReadProps) {
  const { t } = useTranslation('modes')
  const id = useId()
  return (
    <section className={styles.reading} aria-labelledby={id}>
      <PanelHead heading={t('agreements.heading')} id={id} onSeeBoard={onSeeBoard} />
      <Scroller label={id} className={styles.readingScroll}>
        <ol className={styles.list}>
          {agreements.lines.map((line) => (
            <li key={line.id} className={styles.line}>
              <span dir="auto">{line.text}</span>
            </li>
          ))}
        </ol>
        {agreements.isSettled ? null : <p className={panels.soft}>{t('agreements.readNote')}</p>}
      </Scroller>
    </section>
  )
}
