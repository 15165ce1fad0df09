import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RoomView } from '../../../shared/room/view.ts'
import { useAnnounce } from '../../ui/Announcer.tsx'
import { nameOf } from '../people.ts'
import { unreadAsides } from './hints.ts'

/** How far I have read what is said between facilitators and note-takers. What comes is read out once. */
export function useUnread(view: RoomView, isOpen: boolean) {
  const { t } = useTranslation('tools')
  const announce = useAnnounce()
  const last = view.words.asides.at(-1)
  const lastId = last?.id ?? 0
  const [read, setRead] = useState(0)
  // What was there when this page opened is shown as new, and not read out.
  const [told, setTold] = useState(lastId)
  if (isOpen && read < lastId) setRead(lastId)
  const isNews = last !== undefined && last.id > told && last.from !== view.me.seat
  const words = isNews ? t('asides.news', { name: nameOf(view, last.from), text: last.text }) : null
  useEffect(() => {
    if (words === null) return
    announce(words)
    setTold(lastId)
  }, [announce, words, lastId])
  return { read, hasUnread: !isOpen && unreadAsides(view, read).length > 0 }
}
