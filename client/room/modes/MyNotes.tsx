import { useTranslation } from 'react-i18next'
import type { PersonCommand } from '../../../shared/room/commands.ts'
import type { RoomView } from '../../../shared/room/view.ts'
import { Icon } from '../../ui/Icon.tsx'
import { MyCardItem } from './MyCardItem.tsx'
import styles from './MyCards.module.css'
import './stepStrings.ts'

type MyNotesProps = { view: RoomView; send(command: PersonCommand): void }

/** What I wrote for my own eyes, folded up above the board for as long as the conversation lasts. */
export function MyNotes({ view, send }: MyNotesProps) {
  const { t } = useTranslation('steps')
  const notes = (view.writing?.mine ?? []).filter((card) => card.isPrivate)
  if (notes.length === 0) return null
  const takeDown = ({ id }: { id: string }) => send({ type: 'writing.take-down', id })
  return (
    <details className={styles.notes}>
      <summary>
        <Icon name="down" size="small" />
        {t('writing.notes', { count: notes.length })}
      </summary>
      <ul className={styles.cards}>
        {notes.map((note) => (
          <MyCardItem
            key={note.id}
            card={{ ...note, isSaved: true }}
            seenBy={t('writing.onlyEver')}
            desk={{ put: null, takeDown }}
          />
        ))}
      </ul>
    </details>
  )
}
