import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { RoomView } from '../../shared/room/view.ts'
import { MiddleWords } from '../circle/Circle.tsx'
import { type MiddleLine, readMiddle } from './middleWords.ts'
import { RugDrawing } from './modes/RugDrawing.tsx'
import { isModeRug, type RugLines, useModeRugWords } from './modes/useModeRugWords.ts'

/** The words on the rug: who has the floor, or what this moment is. */
export function Middle({ view }: { view: RoomView }) {
  const { t } = useTranslation(['room', 'turns'])
  const middle = readMiddle(view)
  const ofMode = useModeRugWords()
  const lines = isModeRug(middle) ? ofMode(middle) : linesOf(middle, t)
  return (
    <>
      <RugDrawing kind={middle.kind} />
      <MiddleWords {...lines} />
    </>
  )
}

type TurnLine = Exclude<MiddleLine, Parameters<ReturnType<typeof useModeRugWords>>[0]>

function linesOf(middle: TurnLine, t: TFunction<['room', 'turns']>): RugLines {
  switch (middle.kind) {
    case 'alone':
      return middle.isGathering
        ? { who: t('middle.alone'), what: t('middle.sameLink') }
        : { who: t('middle.aloneNow') }
    case 'gathering': {
      const who = t('middle.here', { count: middle.count })
      if (middle.starter === 'me') return { who, what: t('middle.youStart') }
      if (middle.starter === null) return { who, what: t('middle.nobodyStarts') }
      return { who, what: t('middle.startsSoon', { name: middle.starter.name }) }
    }
    case 'floor':
      return middle.isMine
        ? { who: t('circle.you'), what: t('middle.youHaveFloor') }
        : { who: middle.name, what: t('middle.hasFloor') }
    case 'go':
      return middle.isMine
        ? { who: t('turns:rug.yourTurn'), what: t('turns:rug.inRound') }
        : { who: middle.name, what: t('turns:rug.nextInRound') }
    case 'free':
      return { who: t('middle.free'), what: nextWords(middle.next, t) }
  }
}

function nextWords(next: Extract<TurnLine, { kind: 'free' }>['next'], t: TFunction<['room', 'turns']>) {
  if (next === 'me') return t('middle.youAreNext')
  return next === null ? t('middle.raise') : t('middle.nextIs', { name: next.name })
}
