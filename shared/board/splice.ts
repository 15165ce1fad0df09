/** Takes `remove` UTF-16 units out of a text at `at` and puts `insert` there. */
export type Splice = { readonly at: number; readonly remove: number; readonly insert: string }

/**
 * The one change that makes `to` out of `from`, as small as it can be, or null when there is none. Two people can
 * write in one card because only this is sent. Never cuts a character of two units in half: Yjs would replace both
 * halves by a question mark.
 */
export function findSplice(from: string, to: string): Splice | null {
  if (from === to) return null
  const shorter = Math.min(from.length, to.length)
  let start = 0
  while (start < shorter && from[start] === to[start]) start += 1
  if (isHalf(from, start) || isHalf(to, start)) start -= 1
  let end = 0
  while (end < shorter - start && from[from.length - 1 - end] === to[to.length - 1 - end]) end += 1
  if (isHalf(from, from.length - end) || isHalf(to, to.length - end)) end -= 1
  return { at: start, remove: from.length - start - end, insert: to.slice(start, to.length - end) }
}

/**
 * The same change for a text that has meanwhile become `now`: somebody wrote while an input method held the field
 * with the text as it was `seen`. What they wrote stays, unless it lies inside of what the change takes out.
 */
export function moveSplice(splice: Splice, seen: string, now: string): Splice {
  const other = findSplice(seen, now)
  if (other === null) return splice
  const grown = other.insert.length - other.remove
  const place = (position: number, inside: number) => {
    if (position <= other.at) return position
    return position >= other.at + other.remove ? position + grown : inside
  }
  const at = place(splice.at, other.at + other.insert.length)
  const end = splice.remove === 0 ? at : place(splice.at + splice.remove, other.at)
  return { ...splice, at, remove: Math.max(0, end - at) }
}

/** Does this position lie between the two units of one character? */
function isHalf(text: string, position: number): boolean {
  const before = text.charCodeAt(position - 1)
  const after = text.charCodeAt(position)
  return before >= 0xd800 && before < 0xdc00 && after >= 0xdc00 && after < 0xe000
}
