import { createContext, useContext, useEffect, useEffectEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RoomView } from '../../../shared/room/view.ts'
import { useAnnounce } from '../../ui/Announcer.tsx'
import { modeOf } from './stepMode.ts'

/** "Tell me when it starts": asked for by one person, told to that person alone. */
export type BreakBell = { readonly isSet: boolean; toggle(): void }

export const BreakBellContext = createContext<BreakBell>({ isSet: false, toggle: () => undefined })

export function useBreakBell(): BreakBell {
  return useContext(BreakBellContext)
}

/**
 * Says it when the break is over: read out, shown beside the controls, and in the title of the page, which is what
 * can be seen of a tab that somebody has left.
 */
export function useRingingBell(view: RoomView, notify: (text: string) => void) {
  const { t } = useTranslation('modes')
  const announce = useAnnounce()
  const isBreak = modeOf(view) === 'break'
  const [isSet, setIsSet] = useState(false)
  const [isRinging, setIsRinging] = useState(false)
  const ring = useEffectEvent(() => {
    setIsSet(false)
    setIsRinging(true)
    announce(t('breakTime.over'))
    notify(t('breakTime.over'))
  })
  useEffect(() => {
    if (isSet && !isBreak) ring()
  }, [isSet, isBreak])
  useEffect(() => {
    if (!isRinging) return
    const quiet = () => setIsRinging(false)
    const gestures = ['focus', 'pointerdown', 'keydown'] as const
    for (const gesture of gestures) window.addEventListener(gesture, quiet)
    return () => {
      for (const gesture of gestures) window.removeEventListener(gesture, quiet)
    }
  }, [isRinging])
  return { bell: { isSet, toggle: () => setIsSet(!isSet) }, isRinging }
}
