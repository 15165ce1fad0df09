/**
 * The columns of a board (method.md 6.1). Keys are fixed, so that what many conversations have in common can
 * be found; labels are what people read.
 */
export const COLUMNS = [
  { key: 'aspirations', label: 'What we want' },
  { key: 'strengths', label: 'What’s already strong' },
  { key: 'in_the_way', label: 'What gets in the way' },
  { key: 'closer_look', label: 'A closer look' },
  { key: 'actions', label: 'What could make a difference' },
  { key: 'trust', label: 'Who we’d trust' },
  { key: 'questions', label: 'What we’re wondering' },
  { key: 'keep_in_mind', label: 'Keep in mind' },
] as const

export type ColumnKey = (typeof COLUMNS)[number]['key']

export const COLUMN_KEYS: readonly ColumnKey[] = COLUMNS.map((column) => column.key)

export function isColumnKey(text: unknown): text is ColumnKey {
  return COLUMN_KEYS.includes(text as ColumnKey)
}
