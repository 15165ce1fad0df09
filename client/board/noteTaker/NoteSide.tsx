import { useTranslation } from 'react-i18next'
import { NoteTakerTools } from '../../room/tools/NoteTakerTools.tsx'
import { Button } from '../../ui/Button.tsx'
import { PHONE, useMediaQuery } from '../../ui/useMediaQuery.ts'
import type { BoardSnapshot } from '../port.ts'
import { Drafts, SaidTwice, Unchecked, WithSpeaker } from './NoteLists.tsx'
import styles from './NoteSide.module.css'
import type { NotesReach } from './notesContext.ts'
import { noteLists } from './speakers.ts'
import type { ShowBacks } from './useShowBacks.ts'

type NoteSideProps = { snapshot: BoardSnapshot; notes: NotesReach; showBacks: ShowBacks }

/** What waits for whoever takes notes, beside the columns; on a phone folded up above them. */
export function NoteSide(props: NoteSideProps) {
  const { snapshot, notes } = props
  const { t } = useTranslation('notes')
  const isPhone = useMediaQuery(PHONE)
  const lists = noteLists(notes.view, snapshot)
  const count = lists.unchecked.length + lists.withSpeaker.length
  const inside = (
    <>
      <div className={styles.tools}>
        <Button kind="quiet" size="small" onClick={() => notes.open({ tool: 'private-notes' })}>
          {t('side.private')}
        </Button>
        <Button kind="quiet" size="small" onClick={() => notes.open({ tool: 'pen' })}>
          {t(notes.view.me.role === 'note-taker' ? 'side.pen' : 'side.penLent')}
        </Button>
      </div>
      <div className={styles.boxes}>
        <WithSpeaker {...props} lists={lists} />
        <Drafts drafts={snapshot.drafts} view={notes.view} />
        <Unchecked {...props} lists={lists} />
        <SaidTwice notes={notes} cards={lists.saidTwice} />
        {count + lists.saidTwice.length + snapshot.drafts.length + props.showBacks.waiting.length >
        0 ? null : (
          <p className={styles.empty}>{t('side.empty')}</p>
        )}
      </div>
    </>
  )
  const quiet = notes.view.me.role === 'note-taker' ? <NoteTakerTools {...notes} /> : null
  if (!isPhone) {
    return (
      <section className={styles.side} aria-label={t('side.label')} data-note-side>
        {inside}
        {quiet}
      </section>
    )
  }
  return (
    <>
      <details className={styles.folded}>
        <summary>
          {count === 0 ? t('side.toolsNone') : t('side.tools', { count: lists.unchecked.length })}
        </summary>
        {inside}
      </details>
      {quiet}
    </>
  )
}
