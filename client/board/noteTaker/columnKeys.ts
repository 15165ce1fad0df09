import { COLUMN_KEYS, type ColumnKey } from '../../../shared/board/columns.ts'

type Key = Pick<KeyboardEvent, 'code' | 'key' | 'altKey' | 'ctrlKey' | 'metaKey'>

/**
 * The column of a number pressed together with Alt, while a card is being written. A number alone is always a letter of
 * the card, also the first one: "3 of us" must not lose its three. By the place of the key, because Alt makes other
 * letters of it on some keyboards.
 */
export function columnOfAltKey({ code, altKey, ctrlKey, metaKey }: Key): ColumnKey | null {
  if (!altKey || ctrlKey || metaKey) return null
  return columnOf(/^Digit([1-8])$/.exec(code)?.[1])
}

/** The column of a number pressed on the row of numbers itself, where nothing else can be meant. */
export function columnOfKey({ key, altKey, ctrlKey, metaKey }: Key): ColumnKey | null {
  if (altKey || ctrlKey || metaKey) return null
  return columnOf(/^[1-8]$/.exec(key)?.[0])
}

function columnOf(number: string | undefined): ColumnKey | null {
  return number === undefined ? null : (COLUMN_KEYS[Number(number) - 1] ?? null)
}
