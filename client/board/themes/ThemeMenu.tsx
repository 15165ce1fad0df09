import type { RefObject } from 'react'
import { COLUMN_KEYS } from '../../../shared/board/columns.ts'
import type { ThemeView } from '../../../shared/room/view/cards.ts'
import { Menu } from '../../ui/OpenMenu.tsx'
import { useBoardTools, useColumnName } from '../boardContext.ts'
import '../cardStrings.ts'
import { moveTheme, takeApart } from './acts.ts'

type ThemeMenuProps = {
  theme: ThemeView
  id: string
  button: RefObject<HTMLButtonElement | null>
  onClose(): void
}

/** What can be done with a theme as a whole. */
export function ThemeMenu({ theme, id, button, onClose }: ThemeMenuProps) {
  const { desk, t } = useBoardTools()
  const nameOf = useColumnName()
  const { locked } = desk.room.known.themes
  // Not even whoever leads moves cards out of a locked column.
  const columns = locked.includes(theme.column) ? [] : COLUMN_KEYS.filter((key) => !locked.includes(key))
  return (
    <Menu
      id={id}
      label={t('theme.optionsLabel')}
      entries={[
        {
          key: 'name',
          label: t(theme.sentence === '' ? 'theme.sayIt' : 'theme.rename'),
          icon: 'pen',
          onSelect: () => desk.name(theme.id),
        },
        ...(columns.length < 2
          ? []
          : [
              {
                key: 'move',
                label: t('card.moveTo'),
                icon: 'next' as const,
                entries: columns.map((key) => ({
                  key,
                  label: nameOf(key),
                  checked: key === theme.column,
                  onSelect: () => moveTheme(desk, theme, key),
                })),
              },
            ]),
        {
          key: 'apart',
          label: t('theme.apart'),
          hint: t('theme.apartHint'),
          icon: 'undo',
          onSelect: () => takeApart(desk, theme),
        },
      ]}
      button={button}
      onClose={onClose}
    />
  )
}
