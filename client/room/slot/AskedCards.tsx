import { useTranslation } from 'react-i18next'
import type { RoomView } from '../../../shared/room/view.ts'
import { Button, EqualButtons } from '../../ui/Button.tsx'
import { facilitatorNames, nameOf } from '../people.ts'
import { PrivateNote, SlotCard } from './SlotCard.tsx'
import type { SlotReach } from './slotReach.ts'

type AskedProps = { view: RoomView; reach: SlotReach }

/** A new question, and my hand is still up from the one before (rule Q-11). */
export function HandCard({ view, reach }: AskedProps) {
  const { t } = useTranslation(['asks', 'turns'])
  const { index, steps } = view.agenda
  return (
    <SlotCard heading={t('hand.stillHeading')}>
      <p>
        {t('hand.stillText')} <b dir="auto">{index === null ? '' : steps[index]?.prompt}</b>
      </p>
      <EqualButtons>
        <Button onClick={() => reach.send({ type: 'queue.keep' })}>{t('hand.keep')}</Button>
        <Button onClick={() => reach.send({ type: 'queue.lower' })}>{t('hand.lower')}</Button>
      </EqualButtons>
      <small>{t('hand.stillNote')}</small>
    </SlotCard>
  )
}

/** Somebody passes me the floor, and nobody sees a no. */
export function OfferCard({ name, reach }: { name: string; reach: SlotReach }) {
  const { t } = useTranslation(['asks', 'turns'])
  const answer = (takes: 'yes' | 'no') => reach.send({ type: 'offer.answer', takes: takes === 'yes' })
  return (
    <SlotCard heading={t('offer.heading')} label={t('offer.region')}>
      <p>{t('offer.text', { name })}</p>
      <EqualButtons>
        <Button onClick={() => answer('yes')}>{t('offer.take')}</Button>
        <Button onClick={() => answer('no')}>{t('offer.decline')}</Button>
      </EqualButtons>
      <PrivateNote text={t('noSeen')} />
    </SlotCard>
  )
}

/** After a full turn, at most twice in a conversation. */
export function PassOnCard({ reach }: { reach: SlotReach }) {
  const { t } = useTranslation(['asks', 'turns'])
  return (
    <SlotCard heading={t('turns:passOn.heading')} label={t('passOn.region')}>
      <p>{t('turns:passOn.text')}</p>
      <EqualButtons>
        <Button onClick={() => reach.send({ type: 'floor.pass-on', to: 'next' })}>{t('passOn.next')}</Button>
        <Button onClick={() => reach.send({ type: 'floor.pass-on', to: 'anyone-new' })}>
          {t('passOn.anyone')}
        </Button>
        <Button onClick={() => reach.send({ type: 'cue.close' })}>{t('passOn.notNow')}</Button>
      </EqualButtons>
      <PrivateNote text={t('onlyYou')} />
    </SlotCard>
  )
}

const PULSE_CHOICES = ['stay', 'either', 'move'] as const

/** "Stay with this a little longer?" The answer can be changed until the room has been counted. */
export function PulseCard({ view: { pulse, me }, reach }: AskedProps) {
  const { t } = useTranslation(['asks', 'turns'])
  if (pulse === null) return null
  if (pulse.isOver) {
    return (
      <SlotCard heading={t('pulse.heading')} label={t('pulse.region')}>
        <p>{t(`turns:pulse.result.${pulse.result ?? 'few'}`)}</p>
        <EqualButtons>
          <Button onClick={reach.putAside}>{t('pulse.close')}</Button>
        </EqualButtons>
        <PrivateNote text={t('pulse.unnamed')} />
      </SlotCard>
    )
  }
  return (
    <SlotCard heading={t('pulse.heading')} label={t('pulse.region')}>
      <EqualButtons>
        {PULSE_CHOICES.map((answer) => (
          <Button
            key={answer}
            aria-pressed={me.pulse === answer}
            onClick={() => reach.send({ type: 'pulse.answer', answer })}
          >
            {t(`pulse.${answer}`)}
          </Button>
        ))}
      </EqualButtons>
      <PrivateNote text={t('pulse.unnamed')} />
    </SlotCard>
  )
}

/** Somebody rang. On a phone the rug says so, and this is a row beside it. */
export function PauseCard({ view, reach }: AskedProps) {
  const { t } = useTranslation(['asks', 'turns'])
  const facilitators = facilitatorNames(view)
  const holder = nameOf(view, view.floor.holder)
  const text =
    view.floor.holder === view.me.seat
      ? t('pause.textMine')
      : holder === ''
        ? t('pause.text')
        : t('pause.textHolder', { name: holder })
  return (
    <SlotCard heading={t('pause.heading')} label={t('pause.region')} isBrief>
      <p>{text}</p>
      <EqualButtons>
        <Button onClick={() => reach.send({ type: 'pause.lengthen' })}>{t('pause.longer')}</Button>
        <Button onClick={() => reach.open('line')}>{t('turns:write', facilitators)}</Button>
      </EqualButtons>
      <PrivateNote text={t('pause.seen', facilitators)} />
    </SlotCard>
  )
}

/** The facilitators are gone, or one of them asks: would I keep the turns (rule H-2)? */
export function KeepingCard({ view, reach }: AskedProps) {
  const { t } = useTranslation(['asks', 'turns'])
  const facilitators = view.seats.filter((seat) => seat.role === 'facilitator')
  const here = facilitators.find((seat) => seat.presence !== 'lost')
  const gone = facilitators[0]
  const heading =
    here !== undefined
      ? t('keeping.asks', { name: here.name })
      : gone !== undefined
        ? t('keeping.lost', { name: gone.name })
        : t('keeping.nobody')
  const isUntil = here === undefined && gone !== undefined
  return (
    <SlotCard heading={heading} label={t('keeping.region')}>
      <p>{isUntil ? t('keeping.textUntil', { name: gone.name }) : t('keeping.text')}</p>
      <EqualButtons>
        <Button onClick={() => reach.send({ type: 'keeping.take' })}>{t('keeping.take')}</Button>
        <Button onClick={() => reach.send({ type: 'keeping.decline' })}>{t('keeping.decline')}</Button>
      </EqualButtons>
      <PrivateNote text={t('noSeen')} />
    </SlotCard>
  )
}

/** A facilitator wrote to me, and nobody else reads it. */
export function WordCard({ name, text, reach }: { name: string; text: string; reach: SlotReach }) {
  const { t } = useTranslation(['asks', 'turns'])
  return (
    <SlotCard heading={t('word.heading', { name })}>
      <p dir="auto">{text}</p>
      <EqualButtons>
        <Button
          onClick={() => {
            reach.putAside()
            reach.open('line')
          }}
        >
          {t('word.back')}
        </Button>
        <Button onClick={reach.putAside}>{t('word.close')}</Button>
      </EqualButtons>
      <PrivateNote text={t('word.note')} />
    </SlotCard>
  )
}
