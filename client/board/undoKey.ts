import type { BoardDesk } from './boardDesk.ts'

/** Ten seconds are short for whoever comes by Tab: the usual keys undo as well, except in a field, which has its own. */
export function undoByKey(event: KeyboardEvent, desk: BoardDesk): void {
  if (event.key.toLowerCase() !== 'z' || event.shiftKey || !(event.ctrlKey || event.metaKey)) return
  if (event.target instanceof HTMLTextAreaElement || event.target instanceof HTMLInputElement) return
  if (!desk.canUndo) return
  event.preventDefault()
  desk.undo()
}
