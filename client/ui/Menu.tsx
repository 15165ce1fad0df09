import { type ComponentPropsWithRef, type ReactNode, useId, useRef, useState } from 'react'
import type { IconName } from './Icon.tsx'
import { latePart } from './latePart.tsx'

export type MenuEntry =
  | {
      readonly key: string
      readonly label: string
      readonly hint?: string
      readonly icon?: IconName
      /** One of several, this one or not: shown with a tick. */
      readonly checked?: boolean
      /** For itself on or off, whatever the others are: shown with a tick as well. */
      readonly isOn?: boolean
      /** At the end of the line, such as a key. */
      readonly end?: ReactNode
      /** Runs after the menu has closed and the focus is back on its button, so it may move the focus on. */
      onSelect(): void
    }
  | {
      readonly key: string
      readonly label: string
      readonly icon?: IconName
      /** Takes the place of the menu; Escape or the arrow back comes back to it. */
      readonly entries: readonly MenuEntry[]
    }
  | { readonly key: string; readonly rule: true }

// A button gets the focus before it is pressed, by whatever it is pressed: by then the menu is on its way.
const open = latePart(async () => (await import('./OpenMenu.tsx')).Menu)
const OpenMenu = open.Part

/** Asks for what an open menu is made of ahead of time. A button is there without it. */
export const loadMenu = open.load

type MenuButtonProps = Omit<ComponentPropsWithRef<'button'>, 'onClick' | 'ref'> & {
  /** Name of the menu. The button is named by its content or its own aria-label. */
  label: string
  /** Asked only when the menu opens, so that hundreds of closed menus cost nothing. */
  entries: () => readonly MenuEntry[]
}

/** A button that opens a menu beside itself. Arrow keys, first letters, Home, End, Escape; the focus comes back. */
export function MenuButton({ label, entries, children, ...rest }: MenuButtonProps) {
  const button = useRef<HTMLButtonElement>(null)
  const [isOpen, setIsOpen] = useState(false)
  const id = useId()
  return (
    <>
      <button
        type="button"
        {...rest}
        ref={button}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onFocus={(event) => {
          rest.onFocus?.(event)
          void loadMenu()
        }}
        onClick={() => setIsOpen(!isOpen)}
      >
        {children}
      </button>
      {isOpen ? (
        <OpenMenu
          id={id}
          label={label}
          entries={entries()}
          button={button}
          onClose={() => setIsOpen(false)}
        />
      ) : null}
    </>
  )
}
