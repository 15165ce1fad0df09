import type { Rejection } from '../../shared/board/wire.ts'

/** An expected "no" of the gate: nothing has changed, and nobody but the sender hears of it. */
export type Rejected = { readonly ok: false; readonly code: Rejection }

export function reject(code: Rejection): Rejected {
  return { ok: false, code }
}
