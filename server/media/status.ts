import type { CallState } from '../../shared/protocol.ts'

/** The one place where the state of the call is kept. */
export type Status = {
  readonly state: () => CallState
  readonly why: () => string | null
  set(state: CallState, why: string | null): void
  onChange(listener: (state: CallState) => void): () => void
  /** Resolves once the state has been something else than `starting`. */
  settled(): Promise<void>
}

export function createStatus(): Status {
  let now: { state: CallState; why: string | null } = {
    state: 'starting',
    why: 'the call server is starting',
  }
  const listeners = new Set<(state: CallState) => void>()
  const settled = Promise.withResolvers<void>()
  return {
    state: () => now.state,
    why: () => now.why,
    settled: () => settled.promise,
    set(state, why) {
      const changed = state !== now.state
      now = { state, why }
      if (state !== 'starting') settled.resolve()
      if (!changed) return
      for (const listener of listeners) listener(state)
    },
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
