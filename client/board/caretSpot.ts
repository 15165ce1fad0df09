/** Pixels from the top left corner of the element that the text is in. */
export type CaretSpot = {
  readonly x: number
  readonly y: number
  readonly height: number
  readonly width: number
}

/**
 * Where a caret at `offset` stands in an element whose only content is one text. Null while it is not laid out.
 * `width` is the element's own, so that a name beside the caret can keep inside of it.
 */
export function findCaretSpot(element: HTMLElement, offset: number): CaretSpot | null {
  const box = element.getBoundingClientRect()
  const rect = caretRect(element.firstChild, offset) ?? startRect(element, box)
  if (box.width === 0) return null
  return { x: rect.x - box.left, y: rect.y - box.top, height: rect.height, width: box.width }
}

type Rect = { readonly x: number; readonly y: number; readonly height: number }

function caretRect(text: ChildNode | null, offset: number): Rect | null {
  if (!(text instanceof Text) || text.length === 0) return null
  const at = Math.max(0, Math.min(offset, text.length))
  const range = document.createRange()
  range.setStart(text, at)
  range.collapse(true)
  const [caret] = range.getClientRects()
  if (caret !== undefined) return caret
  // Some browsers measure no empty range: then the letter beside it says where it would be.
  range.setStart(text, Math.max(0, at - 1))
  range.setEnd(text, Math.max(1, at))
  const letter = [...range.getClientRects()].at(-1)
  if (letter === undefined) return null
  return { x: at === 0 ? letter.left : letter.right, y: letter.top, height: letter.height }
}

/** An empty card: the caret stands where the first letter would. */
function startRect(element: HTMLElement, box: DOMRect): Rect {
  const { direction, lineHeight } = getComputedStyle(element)
  return {
    x: direction === 'rtl' ? box.right : box.left,
    y: box.top,
    height: Number.parseFloat(lineHeight) || box.height,
  }
}
