import { useState } from 'react'
import type { ReviewCommand } from '../../shared/outcome/commands.ts'
import { useRefusalWords } from '../i18n/refusalWords.ts'
import { useAnnounce } from '../ui/Announcer.tsx'
import type { Send } from './useReview.ts'

/** Sends, and keeps the sentence of a "no" beside what was asked until it is asked again. */
export function useAsk(send: Send) {
  const words = useRefusalWords()
  const announce = useAnnounce()
  const [refused, setRefused] = useState<string | null>(null)
  const [isBusy, setIsBusy] = useState(false)
  const ask = async (command: ReviewCommand, said?: string): Promise<boolean> => {
    setIsBusy(true)
    const code = await send(command)
    setIsBusy(false)
    setRefused(code === null ? null : words(code))
    if (code !== null) announce({ text: words(code), urgent: true })
    else if (said !== undefined) announce(said)
    return code === null
  }
  return { ask, refused, isBusy }
}
