import { useTranslation } from 'react-i18next'
import type { RoomView } from '../../shared/room/view.ts'
import type { Announcement } from '../ui/announcements.ts'
import { variantOf } from './invitationWords.ts'
import { useOverrideWords } from './QueueLine.tsx'
import type { TurnNews } from './turnNews.ts'

/** Polite, one sentence each. My own go is as urgent as any turn of mine. */
export function useTurnNewsWords(view: RoomView): (news: TurnNews) => Announcement {
  const { t } = useTranslation('turns')
  const overridden = useOverrideWords(view)
  const wordsOf = (news: Exclude<TurnNews, { kind: 'go' }>): string => {
    switch (news.kind) {
      case 'invited':
        return t('news.invited', { words: t(`invitation.variants.${variantOf(news.invitation)}`) })
      case 'offered':
        return t('news.offered', { name: news.name })
      case 'keeping-asked':
        return t('news.keepingAsked')
      case 'much':
        return `${t('passOn.heading')} ${t('passOn.text')}`
      case 'hand-still':
        return t('news.handStill')
      case 'word':
        return t('news.word', { name: news.name, words: news.text })
      case 'seen':
        return t('news.seen', { name: news.name })
      case 'go-of':
        return t('news.goOf', { name: news.name })
      case 'passes':
        return t('news.passes', { name: news.name })
      case 'keeper':
        return news.name === null ? t('news.iKeep') : t('news.keeper', { name: news.name })
      case 'result':
        return t('news.result', { result: t(`pulse.result.${news.result}`) })
      case 'shared-line':
        return t(`queue.lines.${news.line}`)
      case 'override':
        return overridden(news.override)
      default:
        return t(`news.${PLAIN[news.kind]}`)
    }
  }
  return (news) => (news.kind === 'go' ? { text: t('news.go'), urgent: true } : { text: wordsOf(news) })
}

const PLAIN = {
  'round-begins': 'roundBegins',
  'round-ends': 'roundEnds',
  'pause-begins': 'pauseBegins',
  'pause-ends': 'pauseEnds',
  'keeper-gone': 'keeperGone',
  asked: 'asked',
} as const
