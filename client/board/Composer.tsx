import { type KeyboardEvent, type RefObject, useContext, useId, useRef, useState } from 'react'
import { COLUMN_KEYS, type ColumnKey } from '../../shared/board/columns.ts'
import { MAX_CARDS } from '../../shared/board/limits.ts'
import type { SeatId } from '../../shared/ids.ts'
import { Button } from '../ui/Button.tsx'
import { classNames } from '../ui/classNames.ts'
import { inputClass } from '../ui/Field.tsx'
import { Icon } from '../ui/Icon.tsx'
import { MenuButton } from '../ui/Menu.tsx'
import { ColumnsContext, useBoardTools, useColumnName } from './boardContext.ts'
import styles from './Composer.module.css'
import { useDraft } from './draft.ts'
import { LettersLeft } from './LettersLeft.tsx'
import type { BoardSnapshot } from './port.ts'
import { fitText } from './textLimit.ts'

type ComposerProps = {
  snapshot: BoardSnapshot
  stepColumn: ColumnKey | null
  mySeat: SeatId
  field: RefObject<HTMLTextAreaElement | null>
  /** The field was left with Escape; the words stay in it. */
  onLeave(): void
}

type Problem = 'notReady' | 'full' | 'locked'

/** Type, Enter, done. */
export function Composer({ snapshot, stepColumn, mySeat, field, onLeave }: ComposerProps) {
  const { desk, t, announce } = useBoardTools()
  const [text, setText] = useDraft(mySeat)
  const [problem, setProblem] = useState<Problem | null>(null)
  const { locked } = useContext(ColumnsContext)
  const [column, pick] = usePickedColumn(stepColumn)
  const problemId = useId()
  const composedOnto = useRef('')

  const add = () => {
    field.current?.focus()
    if (!/\S/u.test(text)) return
    if (desk.add(column, text)) {
      setText('')
      setProblem(null)
      return
    }
    const reason = locked.includes(column) ? 'locked' : isFull(snapshot) ? 'full' : 'notReady'
    setProblem(reason)
    announce(t(`composer.${reason}`))
  }
  return (
    <form
      className={styles.composer}
      onSubmit={(event) => {
        event.preventDefault()
        add()
      }}
    >
      <div className={styles.line}>
        {/* The copy of the words, or of the hint, makes the field as tall as they are. */}
        <div className={styles.grow} data-words={`${text === '' ? t('composer.placeholder') : text} `}>
          <textarea
            ref={field}
            className={classNames(inputClass, styles.field)}
            aria-label={t('composer.label')}
            aria-describedby={problem === null ? undefined : problemId}
            placeholder={t('composer.placeholder')}
            rows={1}
            dir="auto"
            autoComplete="off"
            enterKeyHint="done"
            value={text}
            onChange={({ target, nativeEvent }) => {
              setText(isComposing(nativeEvent) ? target.value : fitText(text, target.value))
              setProblem(null)
            }}
            onCompositionStart={() => {
              composedOnto.current = text
            }}
            onCompositionEnd={(event) => setText(fitText(composedOnto.current, event.currentTarget.value))}
            onKeyDown={(event) => onComposerKey(event, { add, leave: onLeave })}
          />
        </div>
        <Button type="submit">{t('composer.add')}</Button>
      </div>
      <div className={styles.notes}>
        <ColumnPicker column={column} onPick={pick} />
        <LettersLeft text={text} />
      </div>
      {problem === null ? null : (
        <p className={styles.problem} id={problemId}>
          {t(`composer.${problem}`)}
        </p>
      )}
    </form>
  )
}

function isFull({ columns }: BoardSnapshot): boolean {
  return Object.values(columns).reduce((count, cards) => count + cards.length, 0) >= MAX_CARDS
}

/** The step's column, until I pick another one for this step. */
function usePickedColumn(step: ColumnKey | null): [ColumnKey, (column: ColumnKey) => void] {
  const [picked, setPicked] = useState<{ step: ColumnKey | null; column: ColumnKey } | null>(null)
  const usual = step ?? COLUMN_KEYS[0] ?? 'aspirations'
  const column = picked !== null && picked.step === step ? picked.column : usual
  return [column, (other) => setPicked({ step, column: other })]
}

function ColumnPicker({ column, onPick }: { column: ColumnKey; onPick(column: ColumnKey): void }) {
  const { t } = useBoardTools()
  const nameOf = useColumnName()
  const { locked } = useContext(ColumnsContext)
  return (
    <MenuButton
      className={styles.picker}
      label={t('composer.columnLabel')}
      entries={() =>
        COLUMN_KEYS.filter((key) => !locked.includes(key)).map((key) => ({
          key,
          label: nameOf(key),
          checked: key === column,
          onSelect: () => onPick(key),
        }))
      }
    >
      {t('composer.goesTo', { column: nameOf(column) })}
      <Icon name="down" size="small" />
    </MenuButton>
  )
}

function onComposerKey(
  event: KeyboardEvent<HTMLTextAreaElement>,
  { add, leave }: { add: () => void; leave: () => void },
) {
  // Enter and Escape choose a word while an input method composes.
  if (event.nativeEvent.isComposing) return
  if (event.key === 'Enter' && !event.shiftKey) {
    event.preventDefault()
    add()
  }
  if (event.key === 'Escape') {
    event.stopPropagation()
    leave()
  }
}

function isComposing(event: Event): boolean {
  return event instanceof InputEvent && event.isComposing
}
