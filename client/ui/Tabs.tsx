import { type KeyboardEvent, useRef } from 'react'
import styles from './Tabs.module.css'

type Tab<Key extends string> = {
  readonly key: Key
  readonly label: string
  /** Not shown when it is nought. */
  readonly count?: number
}

type TabsProps<Key extends string> = {
  /** What the tabs are parts of. */
  label: string
  tabs: readonly Tab<Key>[]
  selected: Key
  /** A property and not a method: a wider key must not come in here. */
  onSelect: (key: Key) => void
}

/** Which element a tab shows. The panel carries this as its id. */
export function panelId(key: string): string {
  return `panel-${key}`
}

/** One tab stop; arrow keys go along the text, in whichever direction it runs. */
export function Tabs<Key extends string>({ label, tabs, selected, onSelect }: TabsProps<Key>) {
  const list = useRef<HTMLDivElement>(null)
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const at = tabs.findIndex((tab) => tab.key === selected)
    const to = stepTo(event, at, tabs.length)
    const next = to === null ? undefined : tabs[to]
    if (next === undefined) return
    event.preventDefault()
    onSelect(next.key)
    list.current?.querySelectorAll<HTMLElement>('[role=tab]')[to ?? 0]?.focus()
  }
  return (
    <div className={styles.tabs} role="tablist" aria-label={label} ref={list} onKeyDown={onKeyDown}>
      {tabs.map((tab) => (
        <button
          key={tab.key}
          type="button"
          role="tab"
          className={styles.tab}
          id={`tab-${tab.key}`}
          aria-selected={tab.key === selected}
          aria-controls={panelId(tab.key)}
          tabIndex={tab.key === selected ? 0 : -1}
          onClick={() => onSelect(tab.key)}
        >
          {tab.label}
          {tab.count === undefined || tab.count === 0 ? null : (
            <span className={styles.count}>{tab.count}</span>
          )}
        </button>
      ))}
    </div>
  )
}

function stepTo(event: KeyboardEvent<HTMLElement>, at: number, length: number): number | null {
  const isRightToLeft = event.currentTarget.matches(':dir(rtl)')
  const onward = isRightToLeft ? 'ArrowLeft' : 'ArrowRight'
  const back = isRightToLeft ? 'ArrowRight' : 'ArrowLeft'
  switch (event.key) {
    case onward:
      return (at + 1) % length
    case back:
      return (at - 1 + length) % length
    case 'Home':
      return 0
    case 'End':
      return length - 1
    default:
      return null
  }
}
