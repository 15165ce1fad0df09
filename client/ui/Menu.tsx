import {
  type ComponentPropsWithRef,
  type ReactNode,
  type RefObject,
  useEffect,
  useEffectEvent,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import { Icon, type IconName } from './Icon.tsx'
import styles from './Menu.module.css'
import { itemsOf, onMenuKey } from './menuKeys.ts'
import { placeMenu } from './placeMenu.ts'

export type MenuEntry =
  | {
      readonly key: string
      readonly label: string
      readonly hint?: string
      readonly icon?: IconName
      /** One of several, this one or not: shown with a tick. */
      readonly checked?: boolean
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
        onClick={() => setIsOpen(!isOpen)}
      >
        {children}
      </button>
      {isOpen ? (
        <Menu id={id} label={label} entries={entries()} button={button} onClose={() => setIsOpen(false)} />
      ) : null}
    </>
  )
}

type MenuProps = {
  id: string
  label: string
  entries: readonly MenuEntry[]
  button: RefObject<HTMLButtonElement | null>
  onClose(): void
}

function Menu({ id, label, entries, button, onClose }: MenuProps) {
  const menu = useRef<HTMLDivElement>(null)
  const [path, setPath] = useState<readonly string[]>([])
  const shown = entriesAt(entries, path)
  usePlaced(menu, button, path)
  useClosedFromOutside(menu, button, onClose)

  const closeToButton = () => {
    button.current?.focus()
    onClose()
  }
  const goBack = () => (path.length === 0 ? closeToButton() : setPath(path.slice(0, -1)))
  const choose = (entry: MenuEntry) => {
    if ('entries' in entry) return setPath([...path, entry.key])
    if ('rule' in entry) return
    closeToButton()
    entry.onSelect()
  }
  return (
    <div
      className={styles.menu}
      id={id}
      popover="manual"
      role="menu"
      aria-label={shown.label ?? label}
      ref={menu}
      onKeyDown={(event) => onMenuKey(event, { goBack, isNested: path.length > 0 })}
      onBlur={(event) => {
        // Tab leaves the menu: it closes behind the focus. Focus on nothing is a press on the menu itself.
        const to = event.relatedTarget
        if (to instanceof Node && !event.currentTarget.contains(to) && to !== button.current) onClose()
      }}
    >
      {shown.entries.map((entry) => (
        <MenuRow key={entry.key} entry={entry} onChoose={() => choose(entry)} />
      ))}
    </div>
  )
}

function entriesAt(entries: readonly MenuEntry[], path: readonly string[]) {
  let shown: { label: string | null; entries: readonly MenuEntry[] } = { label: null, entries }
  for (const key of path) {
    const parent = shown.entries.find((entry) => entry.key === key)
    if (parent === undefined || !('entries' in parent)) return shown
    shown = { label: parent.label, entries: parent.entries }
  }
  return shown
}

function MenuRow({ entry, onChoose }: { entry: MenuEntry; onChoose(): void }) {
  if ('rule' in entry) return <hr className={styles.rule} />
  const checked = 'checked' in entry ? entry.checked : undefined
  const hint = 'hint' in entry ? entry.hint : undefined
  const wiring =
    checked === undefined
      ? ({ role: 'menuitem', 'aria-haspopup': 'entries' in entry ? 'menu' : undefined } as const)
      : ({ role: 'menuitemradio', 'aria-checked': checked } as const)
  return (
    <button type="button" className={styles.item} tabIndex={-1} {...wiring} onClick={onChoose}>
      {entry.icon === undefined ? null : <Icon name={entry.icon} />}
      <span>
        {entry.label}
        {hint === undefined ? null : <small>{hint}</small>}
      </span>
      {checked === true ? (
        <span className={styles.end}>
          <Icon name="check" size="small" />
        </span>
      ) : null}
      {'end' in entry && entry.end !== undefined ? <span className={styles.end}>{entry.end}</span> : null}
    </button>
  )
}

/** Opens the menu beside its button and puts the focus on the checked or the first item, before the first paint. */
function usePlaced(
  menu: RefObject<HTMLDivElement | null>,
  button: RefObject<HTMLButtonElement | null>,
  path: readonly string[],
) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: another path is another size and another first item.
  useLayoutEffect(() => {
    const element = menu.current
    if (element === null || button.current === null) return
    // Above everything else where the browser can do that; beside its button in any case.
    if ('popover' in element && !element.matches(':popover-open')) element.showPopover()
    const { left, top } = placeMenu(button.current.getBoundingClientRect(), element.getBoundingClientRect(), {
      width: document.documentElement.clientWidth,
      height: document.documentElement.clientHeight,
      isRightToLeft: element.matches(':dir(rtl)'),
    })
    element.style.setProperty('--menu-left', `${left}px`)
    element.style.setProperty('--menu-top', `${top}px`)
    const items = itemsOf(element)
    const checked = items.find((item) => item.getAttribute('aria-checked') === 'true')
    ;(checked ?? items[0])?.focus({ preventScroll: true })
  }, [menu, button, path])
}

/** A press anywhere else, or a window that changes under it, closes the menu. */
function useClosedFromOutside(
  menu: RefObject<HTMLDivElement | null>,
  button: RefObject<HTMLButtonElement | null>,
  onClose: () => void,
) {
  const close = useEffectEvent(onClose)
  useEffect(() => {
    const onPointerDown = ({ target }: PointerEvent) => {
      if (!(target instanceof Node)) return
      if (menu.current?.contains(target) || button.current?.contains(target)) return
      close()
    }
    const onResize = () => close()
    document.addEventListener('pointerdown', onPointerDown, true)
    window.addEventListener('resize', onResize)
    return () => {
      document.removeEventListener('pointerdown', onPointerDown, true)
      window.removeEventListener('resize', onResize)
    }
  }, [menu, button])
}
