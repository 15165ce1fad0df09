import { COLUMN_KEYS, type ColumnKey } from '../../shared/board/columns.ts'
import type { Columns } from './layout.ts'

/** Which columns lie open: all eight, the ones with something in them, or the step's alone. */
export const COLUMN_CHOICES = ['all', 'filled', 'step'] as const
export type ColumnChoice = (typeof COLUMN_CHOICES)[number]

type Shown = {
  readonly step: ColumnKey | null
  readonly columns: Columns
  /** A column that has to be in sight whatever was chosen: the one of the card in my hand. */
  readonly needed: ColumnKey | null
}

/** The columns to show, in order: the running step's first, so that it is in sight where people write. */
export function shownColumns(choice: ColumnChoice, { step, columns, needed }: Shown): readonly ColumnKey[] {
  const order = stepFirst(step)
  const chosen = order.filter((key) => {
    if (choice === 'all' || key === step || key === needed) return true
    return choice === 'filled' ? columns[key].length > 0 : step === null
  })
  return chosen.length === 0 ? order : chosen
}

function stepFirst(step: ColumnKey | null): readonly ColumnKey[] {
  return step === null ? COLUMN_KEYS : [step, ...COLUMN_KEYS.filter((key) => key !== step)]
}
