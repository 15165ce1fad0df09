import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { COLUMN_KEYS, type ColumnKey } from '../../../shared/board/columns.ts'
import { Icon } from '../../ui/Icon.tsx'
import { MenuButton } from '../../ui/Menu.tsx'
import styles from './MyCards.module.css'

/** The step's column, until I pick another one for this step. */
export function usePickedColumn(step: ColumnKey): [ColumnKey, (column: ColumnKey) => void] {
  const [picked, setPicked] = useState<{ step: ColumnKey; column: ColumnKey } | null>(null)
  const column = picked?.step === step ? picked.column : step
  return [column, (other) => setPicked({ step, column: other })]
}

type ColumnPickerProps = { column: ColumnKey; onPick(column: ColumnKey): void }

export function ColumnPicker({ column, onPick }: ColumnPickerProps) {
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
