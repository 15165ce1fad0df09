import type { RefObject } from 'react'
import type { ColumnKey } from '../../../shared/board/columns.ts'
import type { MenuEntry } from '../../ui/Menu.tsx'
import { Menu } from '../../ui/OpenMenu.tsx'
import { type BoardTools, useBoardTools } from '../boardContext.ts'
import '../cardStrings.ts'
import { labelColumn, lockColumn } from './acts.ts'

type ColumnMenuProps = {
  column: ColumnKey
  id: string
  button: RefObject<HTMLButtonElement | null>
  onRename(): void
  onClose(): void
}

/** What whoever leads or takes notes can do with a column: call it otherwise, and lock it while it is read back. */
export function ColumnMenu({ column, id, button, onRename, onClose }: ColumnMenuProps) {
  const tools = useBoardTools()
  return (
    <Menu
      id={id}
      label={tools.t('columnOptions')}
      entries={listEntries(tools, column, onRename)}
      button={button}
      onClose={onClose}
    />
  )
}

function listEntries({ desk, t }: BoardTools, column: ColumnKey, rename: () => void): readonly MenuEntry[] {
  const { themes, isFacilitator } = desk.room.known
  const isLocked = themes.locked.includes(column)
  return [
    { key: 'rename', label: t('columnTools.rename'), icon: 'pen', onSelect: rename },
    ...(themes.labels[column] === undefined
      ? []
      : [
          {
            key: 'usual',
            label: t('columnTools.usual', { name: t(`columns.${column}`) }),
            icon: 'undo',
            onSelect: () => labelColumn(desk, column, null),
          } as const,
        ]),
    ...(isFacilitator
      ? [
          {
            key: 'lock',
            label: t(isLocked ? 'columnTools.unlock' : 'columnTools.lock'),
            ...(isLocked ? {} : { hint: t('columnTools.lockHint') }),
            icon: 'lock',
            onSelect: () => lockColumn(desk, column, !isLocked),
          } as const,
        ]
      : []),
  ]
}
