import { useLayoutEffect, useRef, useState } from 'react'
import type { ColumnKey } from '../../../shared/board/columns.ts'
import { countGraphemes } from '../../../shared/names.ts'
import { Button } from '../../ui/Button.tsx'
import { inputClass } from '../../ui/Field.tsx'
import { useBoardTools, useColumnName } from '../boardContext.ts'
import '../cardStrings.ts'
import { labelColumn } from './acts.ts'
import styles from './ColumnField.module.css'

/** What fits above a narrow column in three lines. */
const MOST_LETTERS = 40

/** A column's name while I write it, in its place. Its key stays what it is: only the word is this group's own. */
export function ColumnField({ column, onDone }: { column: ColumnKey; onDone(): void }) {
  const { desk, t } = useBoardTools()
  const [text, setText] = useState(useColumnName()(column))
  const field = useRef<HTMLInputElement>(null)
  useLayoutEffect(() => field.current?.select(), [])
  const save = () => {
    const label = text.trim()
    onDone()
    if (label !== '') labelColumn(desk, column, label === t(`columns.${column}`) ? null : label)
  }
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.nativeEvent.isComposing) return
        event.stopPropagation()
        onDone()
      }}
    >
      <input
        ref={field}
        className={inputClass}
        aria-label={t('columnTools.label')}
        aria-describedby={`${column}-hint`}
        autoComplete="off"
        enterKeyHint="done"
        dir="auto"
        value={text}
        onChange={({ target }) => {
          if (countGraphemes(target.value) <= MOST_LETTERS) setText(target.value)
        }}
      />
      <p className={styles.hint} id={`${column}-hint`}>
        {t('columnTools.hint')}
      </p>
      <div className={styles.buttons}>
        <Button type="submit">{t('columnTools.save')}</Button>
        <Button kind="quiet" onClick={onDone}>
          {t('columnTools.cancel')}
        </Button>
      </div>
    </form>
  )
}
