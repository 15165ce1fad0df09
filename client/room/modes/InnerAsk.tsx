import { useTranslation } from 'react-i18next'
import type { SeatId } from '../../../shared/ids.ts'
import type { FishbowlView } from '../../../shared/room/view/modes.ts'
import type { RoomView } from '../../../shared/room/view.ts'
import { Button, buttonClass, EqualButtons } from '../../ui/Button.tsx'
import { MenuButton } from '../../ui/Menu.tsx'
import { may } from '../actions.ts'
import { SlotCard } from '../slot/SlotCard.tsx'
import type { AskProps } from './ModeAskCard.tsx'

/** Inside or outside: everybody chooses for themselves, at any time, and nobody is told why. */
export function InnerAsk({ view, reach }: AskProps) {
  const { t } = useTranslation('steps')
  const { fishbowl, seats } = view
  if (fishbowl === null) return null
  const [heading, text] = innerWords(view, fishbowl)
  const held = seats.find((seat) => seat.id === fishbowl.heldFor)
  return (
    <SlotCard heading={t(heading)} label={t('inner.region')} isBrief>
      <p>{held === undefined ? t(text) : `${t('inner.held', { name: held.name })} ${t('inner.heldNote')}`}</p>
      <EqualButtons>
        {fishbowl.isInner ? (
          <Button onClick={() => reach.send({ type: 'fishbowl.rise' })}>{t('inner.rise')}</Button>
        ) : null}
        {fishbowl.isSeatFree ? (
          <Button onClick={() => reach.send({ type: 'fishbowl.sit' })}>{t('fishbowl.take')}</Button>
        ) : null}
        {may(view, 'fishbowl.hold') ? <HoldSeat view={view} fishbowl={fishbowl} reach={reach} /> : null}
        <Button onClick={reach.putAside}>{t(fishbowl.isInner ? 'inner.keep' : 'inner.stay')}</Button>
      </EqualButtons>
    </SlotCard>
  )
}

function innerWords({ me }: RoomView, fishbowl: FishbowlView) {
  if (fishbowl.isInner) return ['inner.inside', 'inner.insideText'] as const
  if (me.role === 'facilitator') return ['inner.facilitator', 'inner.facilitatorText'] as const
  return ['inner.outside', fishbowl.isSeatFree ? 'inner.outsideText' : 'inner.full'] as const
}

type HoldSeatProps = { view: RoomView; fishbowl: FishbowlView; reach: AskProps['reach'] }

/** For somebody who asked quietly: to everybody else the seat looks taken, and nobody is told for whom. */
function HoldSeat({ view, fishbowl, reach }: HoldSeatProps) {
  const { t } = useTranslation('steps')
  const hold = (seat: SeatId | null) => reach.send({ type: 'fishbowl.hold', for: seat })
  if (fishbowl.heldFor !== null) return <Button onClick={() => hold(null)}>{t('inner.release')}</Button>
  const outside = view.seats.filter((seat) => !fishbowl.inner.includes(seat.id) && seat.presence === 'here')
  return (
    <MenuButton
      className={buttonClass('plain')}
      label={t('inner.holdFor')}
      entries={() => outside.map(({ id, name }) => ({ key: id, label: name, onSelect: () => hold(id) }))}
    >
      {t('inner.hold')}
    </MenuButton>
  )
}
