import { type RefObject, useLayoutEffect, useRef } from 'react'
import type { News } from './hand.ts'

/**
 * Brings into sight what I have just done: the card I added or moved, and the one I carry by key. What others do
 * never scrolls my board. Returns how to tell what I did.
 */
export function useReveal(panel: RefObject<HTMLElement | null>): (news: News) => void {
  const wanted = useRef<string | null>(null)
  const heldAt = useRef<Element | null | undefined>(null)
  useLayoutEffect(() => {
    if (panel.current === null) return
    if (wanted.current !== null) {
      const found = panel.current.querySelectorAll(wanted.current)
      wanted.current = null
      found.item(found.length - 1)?.scrollIntoView({ block: 'nearest' })
    }
    const held = panel.current.querySelector('[data-held]')
    const neighbour = held?.previousElementSibling ?? held?.parentElement
    if (held !== null && neighbour !== heldAt.current) held.scrollIntoView({ block: 'nearest' })
    heldAt.current = neighbour
  })
  return (news) => {
    if (news.kind === 'moved' || news.kind === 'moved-back') wanted.current = `[data-card="${news.card}"]`
    if (news.kind === 'theme-moved') wanted.current = `[data-theme="${news.theme}"]`
    if (news.kind === 'added') wanted.current = `[data-column="${news.column}"] [data-card]`
  }
}
