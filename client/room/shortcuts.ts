import { useEffect, useEffectEvent, useState } from 'react'
import { type Reach, type RoomNow, SHORTCUT_ACTIONS } from './actions.ts'

const KEY = 'goround:shortcuts'

/** Single keys can be in the way of speech control and switches, so they can be switched off. */
export function useShortcutSetting(): readonly [isOn: boolean, set: (isOn: boolean) => void] {
  const [isOn, setIsOn] = useState(readSetting)
  const set = (next: boolean) => {
    setIsOn(next)
    try {
      localStorage.setItem(KEY, next ? 'on' : 'off')
    } catch {
      // Storage may be closed to us: it holds until the page is closed.
    }
  }
  return [isOn, set]
}

function readSetting(): boolean {
  try {
    return localStorage.getItem(KEY) !== 'off'
  } catch {
    return true
  }
}

type Shortcuts = { readonly isOn: boolean; readonly now: RoomNow; readonly reach: Reach; showList(): void }

export function useShortcuts({ isOn, now, reach, showList }: Shortcuts): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (!isMeantForUs(event)) return
    if (event.key === '?') showList()
    else {
      const action = SHORTCUT_ACTIONS.find((each) => each.shortcut === event.key.toLowerCase())
      if (action?.isAvailable(now) !== true) return
      action.run(now, reach)
    }
    event.preventDefault()
  })
  useEffect(() => {
    if (!isOn) return
    const listener = (event: KeyboardEvent) => onKey(event)
    document.addEventListener('keydown', listener)
    return () => document.removeEventListener('keydown', listener)
  }, [isOn])
}

/** Dead while somebody writes or chooses, with another key held, and for a key that is kept down. */
function isMeantForUs(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return false
  if (event.isComposing) return false
  const { target } = event
  if (!(target instanceof Element)) return true
  return target.closest('input, textarea, select, [contenteditable], [role=menu], [role=listbox]') === null
}
