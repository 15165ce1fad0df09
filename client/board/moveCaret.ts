import { findSplice } from '../../shared/board/splice.ts'

/** As offsets into a text: where a selection began, and where it is being drawn to. */
export type Caret = { readonly anchor: number; readonly head: number }

/**
 * Where a caret belongs after the text around it became another one: between the same letters. Both ends of what
 * was replaced come to stand behind what replaced it.
 */
export function moveCaret({ anchor, head }: Caret, before: string, now: string): Caret {
  const splice = findSplice(before, now)
  if (splice === null) return { anchor, head }
  const { at, remove, insert } = splice
  const move = (position: number) => {
    if (position <= at) return position
    return position >= at + remove ? position + insert.length - remove : at + insert.length
  }
  return { anchor: move(anchor), head: move(head) }
}
