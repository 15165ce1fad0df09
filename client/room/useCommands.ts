import { useRef, useState } from 'react'
import type { Answer } from '../../shared/protocol.ts'
import type { PersonCommand } from '../../shared/room/commands.ts'
import { useRefusalWords } from '../i18n/refusalWords.ts'
import { useAnnounce } from '../ui/Announcer.tsx'
import type { Notice } from './slot.ts'

/** Sends what a person asks for. A "no" becomes one kind sentence beside their controls, shown and read out. */
export function useCommands(ask: (command: PersonCommand) => Promise<Answer>) {
  const wordsOf = useRefusalWords()
  const announce = useAnnounce()
  const [notice, setNotice] = useState<Notice | null>(null)
  const pending = useRef(new Map<string, Promise<boolean>>())

  const perform = async (command: PersonCommand) => {
    setNotice(null)
    const answer = await ask(command)
    pending.current.delete(JSON.stringify(command))
    if (answer.ok) return true
    setNotice({ text: wordsOf(answer.code), isRefusal: true })
    announce(wordsOf(answer.code))
    return false
  }
  return {
    /** Resolves to whether it was done. */
    send: (command: PersonCommand) => {
      // A second press while the first is on its way means the same wish, not another one.
      const key = JSON.stringify(command)
      const sent = pending.current.get(key) ?? perform(command)
      pending.current.set(key, sent)
      return sent
    },
    notice,
    notify: (text: string, undo?: () => void) => setNotice({ text, isRefusal: false, ...(undo && { undo }) }),
    clearNotice: () => setNotice(null),
    isLoweringMine: () => pending.current.has(JSON.stringify({ type: 'queue.lower' })),
  }
}
