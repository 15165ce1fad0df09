import { useEffect } from 'react'
import type { RoomConnection, RoomSnapshot } from '../net/roomPort.ts'
import { untilLoaded } from '../ui/untilLoaded.ts'

/**
 * Tells the room when I speak, while my microphone is heard in the call and I let myself be measured (SAFE-4).
 * After a cut it begins anew: the server has stopped listening meanwhile.
 */
export function useSpeech(
  voice: MediaStreamTrack | null,
  connection: RoomConnection,
  snapshot: RoomSnapshot,
): void {
  const isWanted =
    snapshot.kind === 'in' && snapshot.connection === 'connected' && snapshot.view.me.isMeasured
  useEffect(() => {
    if (voice === null || !isWanted) return
    let isOver = false
    let stop: (() => void) | undefined
    void untilLoaded(() => import('../speech/speechReports.ts')).then(({ reportSpeech }) => {
      if (!isOver) stop = reportSpeech(voice, connection.reportSpeech)
    })
    return () => {
      isOver = true
      stop?.()
    }
  }, [voice, isWanted, connection])
}
