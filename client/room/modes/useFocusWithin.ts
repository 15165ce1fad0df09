import { useRef } from 'react'
import { useFocusKeeper } from '../../ui/useFocusKeeper.ts'

/**
 * For a small part that changes its own controls: the focus stays in it. Spread the answer on an element that stays;
 * `selector` says what the focus goes on to.
 */
export function useFocusWithin<Box extends HTMLElement>(selector = 'button') {
  const ref = useRef<Box>(null)
  const keeper = useFocusKeeper(() => ref.current?.querySelector<HTMLElement>(selector) ?? null)
  return { ref, ...keeper }
}
