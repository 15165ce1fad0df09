import { nanoid } from 'nanoid'
import { type FormEvent, type KeyboardEvent, useEffect, useEffectEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { COLUMN_KEYS, type ColumnKey } from '../../../shared/board/columns.ts'
import type { SeatId } from '../../../shared/ids.ts'
import { useDraft } from '../../board/draft.ts'
import { CLOSE_TO_FULL, fitText, lettersLeft } from '../../board/textLimit.ts'
import { useAnnounce } from '../../ui/Announcer.tsx'
import { Button } from '../../ui/Button.tsx'
import { classNames } from '../../ui/classNames.ts'
import { inputClass } from '../../ui/Field.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { MenuButton } from '../../ui/Menu.tsx'
import type { ComposerRef } from '../useActing.ts'
import styles from './MyCards.module.css'
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
  const left = lettersLeft(text)
  return (
    <form
      className={styles.composer}
      onSubmit={(event: FormEvent) => {
        event.preventDefault()
        add()
      }}
    >
      <textarea
        ref={field}
        className={classNames(inputClass, styles.field)}
        aria-label={t('writing.label')}
        placeholder={t('writing.placeholder')}
        rows={3}
        dir="auto"
        autoComplete="off"
        enterKeyHint="done"
        value={text}
        onChange={({ currentTarget: { value }, nativeEvent }) =>
          setText(nativeEvent instanceof InputEvent && nativeEvent.isComposing ? value : fitText(text, value))
        }
        onKeyDown={(event) => onComposerKey(event, add)}
      />
      <div className={styles.row}>
        {isPrivate ? (
          <span className={styles.small}>{t('writing.onlyEver')}</span>
        ) : (
          <ColumnPicker column={column} onPick={setColumn} />
        )}
        {left > CLOSE_TO_FULL ? null : (
          <span className={styles.small}>
            {left === 0 ? t('board:noneLeft') : t('board:left', { count: left })}
          </span>
        )}
        <Button kind="primary" type="submit">
          {t('writing.add')}
        </Button>
      </div>
    </form>
  )
}

/** The step's column, until I pick another one for this step. */
function usePickedColumn(step: ColumnKey): [ColumnKey, (column: ColumnKey) => void] {
  const [picked, setPicked] = useState<{ step: ColumnKey; column: ColumnKey } | null>(null)
  const column = picked?.step === step ? picked.column : step
  return [column, (other) => setPicked({ step, column: other })]
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

function ColumnPicker({ column, onPick }: { column: ColumnKey; onPick(column: ColumnKey): void }) {
  const { t } = useTranslation(['steps', 'board'])
  return (
    <MenuButton
      className={styles.picker}
      label={t('writing.columnLabel')}
      entries={() =>
        COLUMN_KEYS.map((key) => ({
          key,
          label: t(`board:columns.${key}`),
          checked: key === column,
          onSelect: () => onPick(key),
        }))
      }
    >
      {t('writing.goesTo', { column: t(`board:columns.${column}`) })}
      <Icon name="down" size="small" />
    </MenuButton>
  )
}

function onComposerKey(event: KeyboardEvent<HTMLTextAreaElement>, add: () => void) {
  // Enter chooses a word while an input method composes.
  if (event.nativeEvent.isComposing) return
  if (event.key === 'Enter' && !event.shiftKey) {
    event.preventDefault()
    add()
  }
  if (event.key === 'Escape') {
    event.stopPropagation()
    event.currentTarget.blur()
  }
}
