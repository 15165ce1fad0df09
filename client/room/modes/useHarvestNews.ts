import { useEffect, useEffectEvent, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useAnnounce } from '../../ui/Announcer.tsx'
import type { Harvest, HarvestState } from './harvestList.ts'

/** Read out for whoever cannot see it: what is being read now, and what became of the one before. */
export function useHarvestNews({ items, reading }: Harvest): void {
  const { t } = useTranslation('harvest')
  const announce = useAnnounce()
  const before = useRef<ReadonlyMap<string, HarvestState> | null>(null)
  const states = items.map(({ theme, state }) => `${theme.id} ${state}`).join()
  const tell = useEffectEvent(() => {
    const was = before.current
    before.current = new Map(items.map(({ theme, state }) => [theme.id, state]))
    // What was there when this page opened is no news.
    if (was === null) return
    for (const { theme, text, state } of items) {
      const isSettled = state !== 'now' && state !== 'next'
      if (isSettled && was.get(theme.id) !== state) announce(t(`news.${state}`, { text }))
    }
    if (reading !== null && was.get(reading.theme.id) !== 'now')
      announce(t('news.reading', { text: reading.text }))
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: told when one of them is in another state.
  useEffect(() => tell(), [states])
}
