import { memo } from 'react'
import { COLUMN_KEYS } from '../../shared/board/columns.ts'
import { Icon } from '../ui/Icon.tsx'
import { MenuButton, type MenuEntry } from '../ui/Menu.tsx'
import type { BoardView } from './BoardHead.tsx'
import { type BoardTools, useBoardTools } from './boardContext.ts'
import styles from './Card.module.css'
import type { BoardCard } from './port.ts'

type CardMenuProps = {
  id: BoardCard['id']
  column: BoardCard['column']
  view: BoardView
  /** Which card it is about: its words are read after the name of the button. */
  describedBy: string
}

export const CardMenu = memo(function CardMenu({ id, column, view, describedBy }: CardMenuProps) {
  const tools = useBoardTools()
  const label = tools.t('card.options')
  return (
    <MenuButton
      className={view === 'list' ? styles.optionsWord : styles.options}
      label={label}
      aria-label={label}
      aria-describedby={describedBy}
      data-card-options=""
      entries={() => listEntries(tools, id, column)}
    >
      {view === 'list' ? label : <Icon name="more" size="small" />}
    </MenuButton>
  )
})

function listEntries(
  { desk, t }: BoardTools,
  id: BoardCard['id'],
  column: BoardCard['column'],
): readonly MenuEntry[] {
  return [
    { key: 'edit', label: t('card.edit'), icon: 'pen', onSelect: () => desk.edit(id) },
    {
      key: 'move',
      label: t('card.moveTo'),
      icon: 'next',
      entries: COLUMN_KEYS.map((key) => ({
        key,
        label: t(`columns.${key}`),
        checked: key === column,
        onSelect: () => desk.moveTo(id, key),
      })),
    },
    {
      key: 'pick-up',
      label: t('card.pickUp'),
      hint: t('card.pickUpHint'),
      icon: 'move',
      onSelect: () => desk.pickUp(id),
    },
    { key: 'rule', rule: true },
    {
      key: 'take-down',
      label: t('card.takeDown'),
      hint: t('card.takeDownHint'),
      icon: 'undo',
      onSelect: () => desk.takeDown(id),
    },
  ]
}
