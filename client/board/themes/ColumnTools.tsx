import { useId, useRef, useState } from 'react'
import type { ColumnKey } from '../../../shared/board/columns.ts'
import { Icon } from '../../ui/Icon.tsx'
import { useBoardTools, useColumnName } from '../boardContext.ts'
import cardStyles from '../Card.module.css'
import '../cardStrings.ts'
import { ColumnField } from './ColumnField.tsx'
import { ColumnMenu } from './ColumnMenu.tsx'

/** At the head of a column, for whoever leads or takes notes. */
export function ColumnTools({ column }: { column: ColumnKey }) {
  const { t } = useBoardTools()
  const name = useColumnName()(column)
  const button = useRef<HTMLButtonElement>(null)
  const [open, setOpen] = useState<'menu' | 'name' | null>(null)
  const id = useId()
  const isOpen = open === 'menu'
  return (
    <>
      <button
        ref={button}
        type="button"
        className={cardStyles.options}
        aria-label={t('columnOptionsOf', { column: name })}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onClick={() => setOpen(isOpen ? null : 'menu')}
      >
        <Icon name="more" size="small" />
      </button>
      {isOpen ? (
        <ColumnMenu
          column={column}
          id={id}
          button={button}
          onRename={() => setOpen('name')}
          onClose={() => setOpen(null)}
        />
      ) : null}
      {open === 'name' ? (
        <ColumnField
          column={column}
          onDone={() => {
            button.current?.focus()
            setOpen(null)
          }}
        />
      ) : null}
    </>
  )
}
