import type { KeyboardEvent } from 'react'

/** The rows of a menu that can have the focus, in order. */
export function itemsOf(menu: HTMLElement): HTMLElement[] {
  return [...menu.querySelectorAll<HTMLElement>('[role^=menuitem]')]
}

/** Arrow keys go round, Home and End to the ends, a letter to what begins with it, Escape and the arrow back go back. */
export function onMenuKey(
  event: KeyboardEvent<HTMLDivElement>,
  { goBack, isNested }: { goBack: () => void; isNested: boolean },
) {
  const items = itemsOf(event.currentTarget)
  const at = items.findIndex((item) => item.matches(':focus'))
  const isRightToLeft = event.currentTarget.matches(':dir(rtl)')
  const backArrow = isRightToLeft ? 'ArrowRight' : 'ArrowLeft'
  const onArrow = isRightToLeft ? 'ArrowLeft' : 'ArrowRight'
  const goTo = (index: number) => items.at(index % items.length)?.focus()
  switch (event.key) {
    case 'ArrowDown':
      goTo(at + 1)
      break
    case 'ArrowUp':
      goTo(at <= 0 ? -1 : at - 1)
      break
    case 'Home':
      goTo(0)
      break
    case 'End':
      goTo(-1)
      break
    case 'Escape':
      goBack()
      break
    case backArrow:
      if (!isNested) return
      goBack()
      break
    case onArrow:
      if (items[at]?.getAttribute('aria-haspopup') !== 'menu') return
      items[at]?.click()
      break
    default:
      if (!goToLetter(event, items, at)) return
  }
  event.preventDefault()
  // A menu inside a card or a sheet: their own Escape and arrows are not meant.
  event.stopPropagation()
}

function goToLetter(event: KeyboardEvent, items: readonly HTMLElement[], at: number): boolean {
  if (event.key.length !== 1 || event.key === ' ' || event.ctrlKey || event.metaKey || event.altKey)
    return false
  const letter = event.key.toLocaleLowerCase()
  const fromNext = [...items.slice(at + 1), ...items.slice(0, at + 1)]
  fromNext.find((item) => item.textContent?.trim().toLocaleLowerCase().startsWith(letter))?.focus()
  return true
}
