type Box = { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number }
type Size = { readonly width: number; readonly height: number }

/** Between a menu and its button. */
const GAP = 4
/** Between a menu and the edge of the window. */
const MARGIN = 8

/**
 * Where a menu goes: under its button, ends in line with the end of the button; above it where there is more
 * room; pushed in where the window would cut it. Pixels of the window, from its top left corner.
 */
export function placeMenu(
  button: Box,
  menu: Size,
  view: Size & { readonly isRightToLeft: boolean },
): { left: number; top: number } {
  const below = view.height - button.bottom - GAP - MARGIN
  const above = button.top - GAP - MARGIN
  const isBelow = below >= menu.height || below >= above
  const top = isBelow ? button.bottom + GAP : button.top - GAP - menu.height
  const left = view.isRightToLeft ? button.left : button.right - menu.width
  return {
    left: clamp(left, MARGIN, view.width - menu.width - MARGIN),
    top: clamp(top, MARGIN, view.height - menu.height - MARGIN),
  }
}

/** The lower limit wins: a menu that is larger than the window scrolls from its beginning. */
function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, most))
}
