import { nanoid } from 'nanoid'
import { useTranslation } from 'react-i18next'
import type { SeatId } from '../../../shared/ids.ts'
import { useDraft } from '../../board/draft.ts'
import { useAnnounce } from '../../ui/Announcer.tsx'
import { Button } from '../../ui/Button.tsx'
import type { ComposerRef } from '../useActing.ts'
import { RoomLeft } from './RoomLeft.tsx'
import { SlipField } from './SlipField.tsx'
import styles from './TableCards.module.css'

type TableComposerProps = {
  mySeat: SeatId
  /** How many sit at this table. */
  people: number
  field: ComposerRef
  add(card: { id: string; text: string }): void
}

/** The field for a card of my table. Half a sentence goes on in the board's own field when everybody is back. */
export function TableComposer({ mySeat, people, field, add }: TableComposerProps) {
  const { t } = useTranslation('steps')
  const announce = useAnnounce()
  const [text, setText] = useDraft(mySeat)
  const addWords = () => {
    field.current?.focus()
    if (!/\S/u.test(text)) return
    add({ id: nanoid(), text })
    setText('')
    announce(t('ours.added'))
  }
  return (
    <form
      className={styles.composer}
      onSubmit={(event) => {
        event.preventDefault()
        addWords()
      }}
    >
      <SlipField
        className={styles.field}
        field={field}
        placeholder={t('ours.placeholder', { count: people })}
        rows={1}
        text={text}
        setText={setText}
        add={addWords}
      />
      <Button type="submit">{t('writing.add')}</Button>
      <RoomLeft text={text} />
    </form>
  )
}
