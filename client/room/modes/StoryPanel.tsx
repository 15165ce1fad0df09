import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../ui/Icon.tsx'
import { PanelHead } from './PanelHead.tsx'
import styles from './panels.module.css'
import { Scroller } from './Scroller.tsx'

/** While somebody tells a story, nobody looks at a board. */
export function StoryPanel({ onSeeBoard }: { onSeeBoard(): void }) {
  const { t } = useTranslation(['steps', 'board'])
  const id = useId()
  return (
    <section className={styles.panel} aria-labelledby={id}>
      <PanelHead heading={t('board:heading')} id={id} onSeeBoard={onSeeBoard} />
      <Scroller label={id}>
        <div className={styles.quiet}>
          <Icon name="listen" />
          <h2>{t('story.heading')}</h2>
          <p>{t('story.stays')}</p>
          <p>{t('story.safe')}</p>
        </div>
      </Scroller>
    </section>
  )
}
