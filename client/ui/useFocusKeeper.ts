import { type FocusEvent, useLayoutEffect, useRef } from 'react'

/**
 * For a part whose controls come and go: when the one with the focus goes, the focus goes on to another place
 * and never to nowhere. Spread the answer on the part; the component around it has to stay.
 */
export function useFocusKeeper(goOn: () => HTMLElement | null) {
  const last = useRef<HTMLElement | null>(null)
  // After every drawing: only then is it known what is gone.
  useLayoutEffect(() => {
    const was = last.current
    if (was === null || was.isConnected || document.activeElement !== document.body) return
    last.current = null
    goOn()?.focus()
  })
  return {
    onFocus: (event: FocusEvent<HTMLElement>) => {
      last.current = event.target
    },
    onBlur: (event: FocusEvent<HTMLElement>) => {
      // Without another target it may be gone, or the window lost the focus; both are looked at above.
      if (event.relatedTarget !== null) last.current = null
    },
  }
}
