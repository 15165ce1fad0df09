import { useSyncExternalStore } from 'react'
import type { Store } from '../net/store.ts'

/** The latest value of a store; draws again when there is another. */
export function useStore<Value>(store: Store<Value>): Value {
  return useSyncExternalStore(store.subscribe, store.getSnapshot)
}
