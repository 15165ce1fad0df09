import { useTranslation } from 'react-i18next'
import type { RoomView } from '../../../shared/room/view.ts'
import { nameOf } from '../people.ts'
import type { Hint } from './hints.ts'

/** The sentence that a hint begins with, which is also what is read out when it comes. */
export function useHintWords(view: RoomView): (hint: Hint) => string {
  const { t } = useTranslation('tools')
  return (hint) => {
    switch (hint.kind) {
      case 'line':
        return t('hint.line', { name: nameOf(view, hint.line.with) })
      case 'pause':
        return hint.by === null ? t('hint.pauseMine') : t('hint.pause', { name: nameOf(view, hint.by) })
      case 'kept':
        return t('hint.kept', { name: nameOf(view, hint.keeper) })
      case 'hold':
        return t('hint.hold')
      case 'pulse':
        return t(`hint.${hint.said}`)
      case 'long-turn':
        return t('hint.longTurn', { count: hint.minutes, name: nameOf(view, hint.seat) })
      case 'time-up':
        return t('hint.timeUp')
      case 'twice':
        return `${t('hint.from', { name: nameOf(view, hint.from) })} ${t('hint.twice', { words: hint.words })}`
      case 'unheard':
        return t('hint.unheard', { count: hint.count })
      case 'aside':
        return t('asides.news', { name: nameOf(view, hint.aside.from), text: hint.aside.text })
    }
  }
}
