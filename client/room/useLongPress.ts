import { type MouseEvent, type PointerEvent, useEffect, useRef } from 'react'

/** Longer than a slow tap, shorter than it takes to wonder whether anything will happen. */
const LONG_PRESS_MS = 500

/** A second thing that a button does when it is held. The tap that ends the press does nothing then. */
export function useLongPress(act: () => void) {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const wasLong = useRef(false)
  const byMouse = useRef(false)
  const stop = () => clearTimeout(timer.current)
  useEffect(() => () => clearTimeout(timer.current), [])
  return {
    onPointerDown: (event: PointerEvent) => {
      stop()
      wasLong.current = false
      byMouse.current = event.pointerType === 'mouse'
      timer.current = setTimeout(() => {
        wasLong.current = true
        act()
      }, LONG_PRESS_MS)
    },
    onPointerUp: stop,
    onPointerCancel: stop,
    onPointerLeave: stop,
    // A finger that is held would open the browser's own menu.
    onContextMenu: (event: MouseEvent) => {
      if (!byMouse.current) event.preventDefault()
    },
    onClickCapture: (event: MouseEvent) => {
      if (!wasLong.current) return
      wasLong.current = false
      event.preventDefault()
      event.stopPropagation()
    },
  }
}
