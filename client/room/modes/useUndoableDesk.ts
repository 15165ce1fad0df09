import { useTranslation } from 'react-i18next'
import { useAnnounce } from '../../ui/Announcer.tsx'
import type { MyCard, MyCardsDesk } from './useMyCards.ts'
import { useTakenDown } from './useTakenDown.ts'

/** Taking a card down is told, and can be taken back for a while. */
export function useUndoableDesk({ put, takeDown }: MyCardsDesk) {
  const { t } = useTranslation('board')
  const announce = useAnnounce()
  const { card, set } = useTakenDown()
  return {
    card,
    takeDown: (down: MyCard) => {
      takeDown(down)
      set(down)
      announce(t('undo.news'))
    },
    undo: () => {
      if (card !== null) put(card)
      set(null)
      announce(t('undo.back'))
    },
  }
}
