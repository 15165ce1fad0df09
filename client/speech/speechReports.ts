import type { SpeechReport } from '../../shared/protocol.ts'
import { type OpenEar, openEar } from './ear.ts'

/**
 * Reports the speech in this track until the answer is called: that we listen, when speech begins, every two
 * seconds while it goes on, when it ends, and that we do not listen any more (T-3, T-4).
 */
export function reportSpeech(
  track: MediaStreamTrack,
  say: (report: SpeechReport) => void,
  open: OpenEar = openEar,
): () => void {
  let said: 'off' | 'silent' | 'speaking' = 'off'
  const off = () => {
    if (said !== 'off') say({ speaking: false, off: true })
    said = 'off'
  }
  const ear = open(track, {
    sign: ({ speaking }) => {
      // Silence is said once; speech again with each sign of the detector, which is alive as long as it gives any.
      if (speaking || said !== 'silent') say({ speaking })
      said = speaking ? 'speaking' : 'silent'
    },
    deaf: off,
  })
  return () => {
    ear.close()
    off()
  }
}
