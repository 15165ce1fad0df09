import { nanoid } from 'nanoid'
import { type FormEvent, useEffect, useEffectEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ColumnKey } from '../../../shared/board/columns.ts'
import type { SeatId } from '../../../shared/ids.ts'
import { useDraft } from '../../board/draft.ts'
import { useAnnounce } from '../../ui/Announcer.tsx'
import { Button } from '../../ui/Button.tsx'
import type { ComposerRef } from '../useActing.ts'
import { ColumnPicker, usePickedColumn } from './ColumnPicker.tsx'
import styles from './MyCards.module.css'
import { RoomLeft } from './RoomLeft.tsx'
import { SlipField } from './SlipField.tsx'
import type { MyCardsDesk } from './useMyCards.ts'

type MyComposerProps = {
  mySeat: SeatId
  isPrivate: boolean
  field: ComposerRef
  stepColumn: ColumnKey
  put: MyCardsDesk['put']
  /** Which card is in the field right now, already kept: it is not shown a second time. */
  onKept(id: string | null): void
}

/** The field for a card of mine. Its words go over to the board's own field when the step ends before they are sent. */
export function MyComposer({ mySeat, isPrivate, field, stepColumn, put, onKept }: MyComposerProps) {
  const { t } = useTranslation(['steps', 'board'])
  const announce = useAnnounce()
  const [column, setColumn] = usePickedColumn(stepColumn)
  const [text, setText] = useText(mySeat, isPrivate)
  const draft = useKept({ text, isOn: isPrivate, keep: (id) => put({ id, text, column }), onKept })

  const add = () => {
    field.current?.focus()
    if (!/\S/u.test(text)) return
    put({ id: draft.take(), text, column })
    setText('')
    announce(t(isPrivate ? 'writing.addedPrivate' : 'writing.added'))
  }
  return (
    <form
      className={styles.composer}
      onSubmit={(event: FormEvent) => {
        event.preventDefault()
        add()
      }}
    >
      <SlipField
        className={styles.field}
        field={field}
        placeholder={t('writing.placeholder')}
        rows={3}
        text={text}
        setText={setText}
        add={add}
      />
      <div className={styles.row}>
        {isPrivate ? (
          <span className={styles.small}>{t('writing.onlyEver')}</span>
        ) : (
          <ColumnPicker column={column} onPick={setColumn} />
        )}
        <RoomLeft text={text} />
        <Button kind="primary" type="submit">
          {t('writing.add')}
        </Button>
      </div>
    </form>
  )
}

/** A public draft is the board's draft. What is for my eyes only stays out of the field that everybody reads. */
function useText(seat: SeatId, isPrivate: boolean): [string, (text: string) => void] {
  const shared = useDraft(seat)
  const own = useState('')
  return isPrivate ? own : shared
}

/** As long as somebody needs to find the next word. */
const PAUSE_MS = 800

type KeptWish = {
  text: string
  isOn: boolean
  keep(id: string): void
  onKept(id: string | null): void
}

/** Notes are kept while they are written: nobody sees them, and the step may end in the middle of a sentence. */
function useKept({ text, isOn, keep, onKept }: KeptWish) {
  const [id, setId] = useState(() => nanoid())
  const save = useEffectEvent(() => {
    keep(id)
    onKept(id)
  })
  useEffect(() => {
    if (!isOn || !/\S/u.test(text)) return
    const timer = setTimeout(save, PAUSE_MS)
    return () => clearTimeout(timer)
  }, [text, isOn])
  return {
    /** The id of the card in the field, which from now on is another one. */
    take: () => {
      setId(nanoid())
      onKept(null)
      return id
    },
  }
}
