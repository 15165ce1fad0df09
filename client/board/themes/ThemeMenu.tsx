import type { RefObject } from 'react'
import type { ThemeView } from '../../../shared/room/view/cards.ts'
import { Menu } from '../../ui/OpenMenu.tsx'
import { useBoardTools } from '../boardContext.ts'
import '../cardStrings.ts'
import { takeApart } from './acts.ts'

type ThemeMenuProps = {
  theme: ThemeView
  id: string
  button: RefObject<HTMLButtonElement | null>
  onClose(): void
}

/** What can be done with a theme as a whole. */
export function ThemeMenu({ theme, id, button, onClose }: ThemeMenuProps) {
  const { desk, t } = useBoardTools()
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
