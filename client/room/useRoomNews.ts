import { useEffect, useEffectEvent, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { RoomView } from '../../shared/room/view.ts'
import { useAnnounce } from '../ui/Announcer.tsx'
import type { Announcement } from '../ui/announcements.ts'
import { type News, readNews } from './roomNews.ts'
import { useTurnNewsWords } from './useTurnNewsWords.ts'

export type RoomNewsProps = {
  readonly view: RoomView
  readonly connection: 'connected' | 'reconnecting'
  /** I have just asked for my hand to come down. */
  readonly isLoweringMine: () => boolean
  /** My hand was lowered by somebody else: also shown, because it is told to its owner. */
  onLowered(): void
}

/** Reads out what happens in the room, and nothing that happened before this page was there. */
export function useRoomNews({ view, connection, isLoweringMine, onLowered }: RoomNewsProps): void {
  const announce = useAnnounce()
  const wordsOf = useNewsWords(view)
  const last = useRef(view)
  const wasCut = useRef(false)
  const tell = useEffectEvent((now: RoomView) => {
    const isAfterCut = wasCut.current
    const news = readNews(last.current, now, { isLoweringMine: isLoweringMine(), isAfterCut })
    last.current = now
    wasCut.current = false
    for (const item of news) announce(wordsOf(item))
    if (news.some((item) => item.kind === 'lowered-for-me')) onLowered()
  })
  useEffect(() => {
    if (connection === 'reconnecting') wasCut.current = true
  }, [connection])
  useEffect(() => tell(view), [view])
}

function useNewsWords(view: RoomView): (news: News) => Announcement {
  const { t } = useTranslation('room')
  const turnWordsOf = useTurnNewsWords(view)
  const several = (key: 'news.othersRaised' | 'news.cameIn' | 'news.left', name: string): Announcement => ({
    kind: key,
    name,
    say: (names) => t(key, { count: names.length, names }),
  })
  return (news) => {
    switch (news.kind) {
      case 'turn':
        return { text: t('news.turn'), urgent: true }
      case 'raised':
        return { text: t('news.raised', { position: news.position }) }
      case 'lowered':
        return { text: t('news.lowered') }
      case 'lowered-for-me':
        return { text: t('slot.lowered') }
      case 'place':
        return { text: t('news.nowPlace', { position: news.position }) }
      case 'floor':
        return { text: t('news.floor', { name: news.name }) }
      case 'free':
        return { text: t('news.free') }
      case 'step':
        return { text: t('news.step', { name: news.name, prompt: news.prompt }) }
      case 'rule':
        return { text: t('news.rule', { rule: t(`queue.rule.${news.rule}`) }) }
      case 'away':
        return { text: t('news.away') }
      case 'back':
        return { text: t('news.back') }
      case 'ended':
        return { text: t('news.ended') }
      case 'other-raised':
        return several('news.othersRaised', news.name)
      case 'came-in':
        return several('news.cameIn', news.name)
      case 'left':
        return several('news.left', news.name)
      default:
        return turnWordsOf(news)
    }
  }
}
