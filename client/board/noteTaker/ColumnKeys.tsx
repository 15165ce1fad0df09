import { useTranslation } from 'react-i18next'
import { COLUMN_KEYS, type ColumnKey } from '../../../shared/board/columns.ts'
import type { RoomView } from '../../../shared/room/view.ts'
import { Icon } from '../../ui/Icon.tsx'
import { columnOfKey } from './columnKeys.ts'
import styles from './NoteBox.module.css'
import { useColumnLabel } from './useColumnLabel.ts'

type ColumnKeysProps = {
  themes: RoomView['themes']
  column: ColumnKey
  onPick(column: ColumnKey): void
}

/** The eight columns as numbers in one line, and the name of the one that the card goes to. */
export function ColumnKeys({ themes, column, onPick }: ColumnKeysProps) {
  const { t } = useTranslation('notes')
  const labelOf = useColumnLabel(themes)
  const isLocked = (key: ColumnKey) => themes.locked.includes(key)
  const number = COLUMN_KEYS.indexOf(column) + 1
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be a line of a grid in every browser.
    <div
      className={styles.keys}
      role="group"
      aria-label={t('box.keys')}
      onKeyDown={(event) => {
        const chosen = columnOfKey(event.nativeEvent)
        if (chosen === null || isLocked(chosen)) return
        event.preventDefault()
        onPick(chosen)
      }}
    >
      {COLUMN_KEYS.map((key, index) => (
        <button
          key={key}
          type="button"
          className={styles.key}
          aria-pressed={key === column}
          aria-disabled={isLocked(key)}
          aria-label={t(isLocked(key) ? 'box.locked' : 'box.column', {
            number: index + 1,
            column: labelOf(key),
          })}
          onClick={() => {
            if (!isLocked(key)) onPick(key)
          }}
        >
          {isLocked(key) ? <Icon name="lock" size="small" /> : index + 1}
        </button>
      ))}
      <small className={styles.hint}>{t('box.keyHint')}</small>
      <span className={styles.word}>{t('box.column', { number, column: labelOf(column) })}</span>
    </div>
  )
}
