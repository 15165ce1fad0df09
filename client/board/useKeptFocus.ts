import { type FocusEvent, type RefObject, useLayoutEffect, useRef } from 'react'
import type { Columns } from './layout.ts'

type Focused = { readonly about: string | null }

/**
 * The focus never falls out of the board. A card that moves to another column, is taken down, or ends what I was
 * doing takes the focused element away; then the card's own button gets it, or its neighbour's, or the composer.
 */
export function useKeptFocus(
  panel: RefObject<HTMLElement | null>,
  columns: Columns,
  composer: RefObject<HTMLElement | null>,
) {
  const last = useRef<Focused | null>(null)
  const before = useRef(columns)

  useLayoutEffect(() => {
    const isLost = document.activeElement === null || document.activeElement === document.body
    if (isLost && last.current !== null && panel.current !== null) {
      const { about } = last.current
      const target = about === null ? null : findNear(panel.current, about, before.current)
      ;(target ?? composer.current)?.focus()
    }
    before.current = columns
  })

  return {
    onFocus: ({ target }: FocusEvent) => {
      const element = target.closest('[data-card],[data-about]')
      const about = element?.getAttribute('data-card') ?? element?.getAttribute('data-about') ?? null
      last.current = { about }
    },
    // React is silent while it takes elements away: whatever is heard here was the person.
    onBlur: () => {
      last.current = null
    },
  }
}

/** The button of the card or theme, or of the card that came after it, or of the last one in its column. */
function findNear(panel: HTMLElement, about: string, columns: Columns): HTMLElement | null {
  const column = Object.values(columns).find((cards) => cards.some((card) => card.id === about)) ?? []
  const at = column.findIndex((card) => card.id === about)
  const near = [
    about,
    ...[...column.slice(at + 1), ...column.slice(0, Math.max(0, at)).reverse()].map(({ id }) => id),
  ]
  for (const id of near) {
    const button = panel.querySelector<HTMLElement>(
      `[data-card="${id}"] [data-card-options],[data-theme="${id}"] [data-theme-options]`,
    )
    if (button !== null) return button
  }
  return null
}
