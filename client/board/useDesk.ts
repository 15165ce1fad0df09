import type { TFunction } from 'i18next'
import { useEffect, useLayoutEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { BoardTools } from './boardContext.ts'
import { BoardDesk, type News } from './boardDesk.ts'
import type { Board } from './port.ts'

/** Opens a desk at the board, and puts what happens there into words. */
export function useDesk(
  board: Board,
  announce: (text: string) => void,
  onNews: (news: News) => void,
): BoardTools {
  const { t } = useTranslation('board')
  const latest = useRef({ announce, onNews })
  useLayoutEffect(() => {
    latest.current = { announce, onNews }
  })
  const tools = useMemo((): BoardTools => {
    const say = (text: string) => latest.current.announce(text)
    const desk = new BoardDesk(board, (news) => {
      say(newsWords(t, news))
      latest.current.onNews(news)
    })
    return { desk, t, announce: say }
  }, [board, t])
  useEffect(() => tools.desk.open(), [tools])
  return tools
}

function newsWords(t: TFunction<'board'>, news: News): string {
  switch (news.kind) {
    case 'moved':
    case 'stays':
      return t(`move.${news.kind}`, {
        column: t(`columns.${news.column}`),
        place: news.place,
        count: news.count,
      })
    case 'added':
      return t('composer.added', { column: t(`columns.${news.column}`) })
    case 'taken-down':
      return t('undo.news')
    case 'back-again':
      return t('undo.back')
    case 'gone':
      return t('card.gone')
  }
}
