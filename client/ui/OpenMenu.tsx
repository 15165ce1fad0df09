import { type RefObject, useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from 'react'
import { Icon } from './Icon.tsx'
import styles from './Menu.module.css'
import type { MenuEntry } from './Menu.tsx'
import { itemsOf, onMenuKey } from './menuKeys.ts'
import { placeMenu } from './placeMenu.ts'

type MenuProps = {
  id: string
  label: string
  entries: readonly MenuEntry[]
  button: RefObject<HTMLButtonElement | null>
  onClose(): void
}

/** The menu of a button, while it is open. */
export function Menu({ id, label, entries, button, onClose }: MenuProps) {
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
  const [checked, isOn] = 'onSelect' in entry ? [entry.checked, entry.isOn] : []
  const hint = 'hint' in entry ? entry.hint : undefined
  const wiring =
    checked !== undefined
      ? ({ role: 'menuitemradio', 'aria-checked': checked } as const)
      : isOn !== undefined
        ? ({ role: 'menuitemcheckbox', 'aria-checked': isOn } as const)
        : ({ role: 'menuitem', 'aria-haspopup': 'entries' in entry ? 'menu' : undefined } as const)
  return (
    <button type="button" className={styles.item} tabIndex={-1} {...wiring} onClick={onChoose}>
      {entry.icon === undefined ? null : <Icon name={entry.icon} />}
      <span>
        {entry.label}
        {hint === undefined ? null : <small>{hint}</small>}
      </span>
      {checked === true || isOn === true ? (
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
    const checked = items.find((item) => item.matches('[role=menuitemradio][aria-checked=true]'))
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
