import type { TFunction } from 'i18next'
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ColumnKey } from '../../shared/board/columns.ts'
import { useRefusalWords } from '../i18n/refusalWords.ts'
import type { Problem } from './BoardFoot.tsx'
import type { BoardTools } from './boardContext.ts'
import { BoardDesk } from './boardDesk.ts'
import { type Ask, CardRoom, type RoomCards } from './cardRoom.ts'
import type { News } from './hand.ts'
import type { Board } from './port.ts'

type DeskWish = {
  readonly board: Board
  readonly room: RoomCards
  /** Null where no room decides about cards. */
  readonly ask: Ask | null
  announce(text: string): void
  onNews(news: News): void
}

/** Opens a desk at the board, and puts what happens there into words. */
export function useDesk({ board, room, ask, announce, onNews }: DeskWish) {
  const { t } = useTranslation('board')
  const wordsOf = useRefusalWords()
  const [problem, setProblem] = useState<Problem | null>(null)
  const { labels } = room.themes
  const latest = useRef({ announce, onNews, ask, wordsOf, labels })
  useLayoutEffect(() => {
    latest.current = { announce, onNews, ask, wordsOf, labels }
  })
  const hasRoom = ask !== null
  const tools = useMemo((): BoardTools => {
    const say = (text: string) => latest.current.announce(text)
    const cards = new CardRoom(
      async (command) => {
        setProblem(null)
        return (await latest.current.ask?.(command)) ?? { ok: false, code: 'role/not-allowed' }
      },
      ({ code }) => {
        setProblem(code)
        say(latest.current.wordsOf(code))
      },
    )
    const desk = new BoardDesk(
      board,
      (news) => {
        say(newsWords(t, news, latest.current.labels))
        latest.current.onNews(news)
      },
      { room: cards },
    )
    return { desk, t, announce: say, hasRoom }
  }, [board, t, hasRoom])
  useLayoutEffect(() => tools.desk.room.see(room), [tools, room])
  useEffect(() => tools.desk.open(), [tools])
  return { tools, problem, closeProblem: () => setProblem(null) }
}

function newsWords(
  t: TFunction<'board'>,
  news: News,
  labels: Readonly<Partial<Record<ColumnKey, string>>>,
): string {
  const nameOf = (column: ColumnKey) => labels[column] ?? t(`columns.${column}`)
  switch (news.kind) {
    case 'moved':
    case 'stays':
    case 'moved-back': {
      const { place, count, words } = news
      const where = { column: nameOf(news.column), place, count }
      if (news.kind === 'moved' && words !== undefined && words !== '')
        return t('move.movedInto', { ...where, words })
      return t(`move.${news.kind === 'moved-back' ? 'movedBack' : news.kind}`, where)
    }
    case 'added':
      return t('composer.added', { column: nameOf(news.column) })
    case 'theme-moved':
      return t('news.theme-moved', { column: nameOf(news.column) })
    case 'taken-down':
      return t('undo.news')
    case 'back-again':
      return t('undo.back')
    case 'gone':
    case 'locked':
      return t(`card.${news.kind}`)
    case 'chosen':
    case 'let-go':
      return t(`news.${news.kind}`, { count: news.count })
    default:
      return t(`news.${news.kind}`)
  }
}
