import { useContext, useEffect, useEffectEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CardId } from '../../../shared/ids.ts'
import type { RoomView } from '../../../shared/room/view.ts'
import { OpenBoardContext } from '../../board/openBoardContext.ts'
import type { Board } from '../../board/port.ts'
import { useAnnounce } from '../../ui/Announcer.tsx'
import { Button, EqualButtons } from '../../ui/Button.tsx'
import { useCardWords } from '../useCardWords.ts'
import { PrivateNote, SlotCard } from './SlotCard.tsx'
import type { SlotReach } from './slotReach.ts'
import { TweakCard } from './TweakCard.tsx'

type RightCardProps = { card: CardId; view: RoomView; reach: SlotReach }

/** What somebody noted of what I said, shown to me alone. Nothing happens without an answer, and none is needed. */
export function RightCard(props: RightCardProps) {
  const board = useContext(OpenBoardContext)
  const words = useCardWords(board, props.card)
  // A board that is still on its way has no words to ask about.
  if (board === null || words === null) return null
  return <Question {...props} board={board} words={words} />
}

type QuestionProps = RightCardProps & { board: Board; words: string }

function Question({ card, view, reach, board, words }: QuestionProps) {
  const { t } = useTranslation(['asks', 'board'])
  const announce = useAnnounce()
  const [isTweaking, setIsTweaking] = useState(false)
  const more = view.pen.askedBack.filter((each) => each !== card).length
  useTold(t('right.news', { text: words }))
  const tweak = (isOn: boolean) => {
    setIsTweaking(isOn)
    reach.hold(isOn)
  }
  if (isTweaking) {
    return (
      <TweakCard
        words={words}
        onUse={(text, seen) => {
          tweak(false)
          if (text !== seen) board.setText(card, text, seen)
          reach.send({ type: 'card.answer', card, answer: text === seen ? 'keep' : 'tweak' })
          announce(t(text === seen ? 'right.kept' : 'right.tweaked'))
        }}
        onLeave={() => tweak(false)}
      />
    )
  }
  const takeDown = () => {
    board.takeDown(card)
    reach.send({ type: 'card.answer', card, answer: 'down' })
    announce(t('board:undo.news'))
    if (!isBoardInSight()) reach.notify(t('right.downNews'), () => board.undoTakeDown())
  }
  return (
    <SlotCard heading={t('right.heading')}>
      <p dir="auto">{t('right.words', { text: words })}</p>
      <EqualButtons>
        <Button
          onClick={() => {
            reach.send({ type: 'card.answer', card, answer: 'keep' })
            announce(t('right.kept'))
          }}
        >
          {t('right.keep')}
        </Button>
        <Button onClick={() => tweak(true)}>{t('right.tweak')}</Button>
        <Button onClick={takeDown}>{t('right.down')}</Button>
      </EqualButtons>
      <PrivateNote text={t('right.note')}>
        {more === 0 ? null : <span>{t('right.more', { count: more })}</span>}
      </PrivateNote>
    </SlotCard>
  )
}

/** Read out once for each card, and never again because somebody changes a letter of it. */
function useTold(news: string): void {
  const announce = useAnnounce()
  const tell = useEffectEvent(() => announce(news))
  useEffect(() => tell(), [])
}

/** The board offers the undo itself, wherever it can be seen. */
function isBoardInSight(): boolean {
  return document.querySelector('[data-place="board"]')?.checkVisibility() === true
}
