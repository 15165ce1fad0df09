import { useCallback, useSyncExternalStore } from 'react'

/** Where layout alone cannot say it: parts that become tabs have another role, not only another place. */
export const PHONE = '(max-width: 699px)'
export const WIDE = '(min-width: 1100px)'
/** Where the board lies beside the stage: as in RoomScreen.module.css. */
export const TWO_COLUMNS = '(min-width: 1100px), (min-width: 900px) and (orientation: landscape)'

export function useMediaQuery(query: string): boolean {
  const subscribe = useCallback(
    (onChange: () => void) => {
      const list = matchMedia(query)
      list.addEventListener('change', onChange)
      return () => list.removeEventListener('change', onChange)
    },
    [query],
  )
  return useSyncExternalStore(subscribe, () => matchMedia(query).matches)
}
