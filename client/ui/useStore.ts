import { useSyncExternalStore } from 'react'
import type { Store } from '../net/store.ts'

/** The latest value of a store; draws again when there is another. */
export function useStore<Value>(store: Store<Value>): Value {
  return useSyncExternalStore(store.subscribe, store.getSnapshot)
}

/** Draws again only when the answer is another one: hundreds may ask one store, and few of them have news. */
export function useIs<Value>(store: Store<Value>, ask: (value: Value) => boolean): boolean {
  return useSyncExternalStore(store.subscribe, () => ask(store.getSnapshot()))
}
