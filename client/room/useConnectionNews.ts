import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CallSnapshot } from '../media/port.ts'
import { useAnnounce } from '../ui/Announcer.tsx'

/** A wire that blinks is no news; one that is gone this long gets words beside its dot. */
const SAY_AFTER_MS = 3_000
/** And this long, and whoever does not see the dot is told too (trust.md 5.2). */
const ALERT_AFTER_MS = 10_000

/** Tells of the wire to the room. Answers whether it has been gone long enough to say so on the screen. */
export function useCutOff(connection: 'connected' | 'reconnecting'): boolean {
  const { t } = useTranslation('room')
  const announce = useAnnounce()
  const [isCutOff, setIsCutOff] = useState(false)
  useEffect(() => {
    if (connection === 'connected') return
    let wasTold = false
    const show = setTimeout(() => setIsCutOff(true), SAY_AFTER_MS)
    const alert = setTimeout(() => {
      wasTold = true
      announce({ text: t('news.connectionLost'), urgent: true })
    }, ALERT_AFTER_MS)
    return () => {
      clearTimeout(show)
      clearTimeout(alert)
      setIsCutOff(false)
      if (wasTold) announce(t('news.connectionBack'))
    }
  }, [connection, announce, t])
  return isCutOff
}

/** Tells of sound that is gone and that comes back, and of my own microphone, which shortcuts switch unseen. */
export function useCallNews(call: CallSnapshot): void {
  const { t } = useTranslation('room')
  const announce = useAnnounce()
  const before = useRef(call)
  useEffect(() => {
    const was = before.current
    before.current = call
    const wasGone = isGone(was)
    if (isGone(call) && !wasGone) announce(t('news.callLost'))
    if (wasGone && call.status === 'connected') announce(t('news.callBack'))
    if (was.microphone.on !== call.microphone.on && was.status === call.status)
      announce(t(call.microphone.on ? 'news.microphoneOn' : 'news.microphoneOff'))
  }, [call, announce, t])
}

function isGone({ status }: CallSnapshot): boolean {
  return status === 'unavailable' || status === 'reconnecting'
}
