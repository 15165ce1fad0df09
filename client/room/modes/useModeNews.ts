import type { TFunction } from 'i18next'
import { useEffect, useEffectEvent, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { RoomView } from '../../../shared/room/view.ts'
import { useAnnounce } from '../../ui/Announcer.tsx'
import { type ModeNews, readModeNews } from './modeNews.ts'

/** Reads out what a mode changed, politely and after what is more pressing. */
export function useModeNews(view: RoomView): void {
  const { t } = useTranslation('modes')
  const announce = useAnnounce()
  const last = useRef(view)
  const tell = useEffectEvent((now: RoomView) => {
    const news = readModeNews(last.current, now)
    last.current = now
    for (const item of news) announce(wordsOf(item, t))
  })
  useEffect(() => tell(view), [view])
}

function wordsOf(news: ModeNews, t: TFunction<'modes'>): string {
  switch (news.kind) {
    case 'at-table':
      return t('news.atTable', { names: news.names })
    case 'tables-on':
      return t('news.tablesOn')
    case 'in-circle':
      return t('news.inCircle')
    case 'tables-over':
      return t('news.tablesOver')
    case 'sat':
    case 'rose':
      return t(`news.${news.kind}`, { count: news.names.length, names: news.names })
    case 'result':
      return t('news.result')
  }
}
