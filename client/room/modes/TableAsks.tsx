import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, EqualButtons } from '../../ui/Button.tsx'
import { may } from '../actions.ts'
import { facilitatorNames } from '../people.ts'
import { SlotCard } from '../slot/SlotCard.tsx'
import type { AskProps } from './ModeAskCard.tsx'
import { modeOf } from './stepMode.ts'
import { useBackWords, useIsHalfWay } from './tableClock.ts'
import { useFocusWithin } from './useFocusWithin.ts'

/** At my table: when it ends, somebody to call, and a way back that needs no reason. */
export function TableAsk({ view, clockOffsetMs, reach }: AskProps) {
  const { t } = useTranslation('steps')
  const when = useBackWords(view, clockOffsetMs)
  const isHalfWay = useIsHalfWay(view, clockOffsetMs)
  const heading = isHalfWay && modeOf(view) === 'pairs' ? 'table.heading' : 'table.headingSome'
  return (
    <SlotCard heading={t(heading)}>
      <p>{t('table.back', { when })}</p>
      <EqualButtons>
        <AskToCome view={view} reach={reach} />
        {/* A facilitator is a visitor here, and may come again. */}
        <Button
          onClick={() =>
            reach.send(
              may(view, 'groups.visit') ? { type: 'groups.visit', table: null } : { type: 'groups.leave' },
            )
          }
        >
          {t('table.leave')}
        </Button>
      </EqualButtons>
    </SlotCard>
  )
}

/** A private line with words that need no typing. Not where a facilitator sits at this table. */
function AskToCome({ view, reach }: Pick<AskProps, 'view' | 'reach'>) {
  const { t } = useTranslation('steps')
  const { count, names } = facilitatorNames(view)
  const table = view.groups?.tables[view.groups.mine ?? -1] ?? []
  const isWithUs = view.seats.some((seat) => seat.role === 'facilitator' && table.includes(seat.id))
  if (isWithUs || count === 0) return null
  return (
    <Button
      onClick={() => {
        reach.send({ type: 'line.write', kind: 'words', text: t('table.comeWords'), with: null })
        reach.notify(t('table.asked', { names }))
      }}
    >
      {t('table.come', { names })}
    </Button>
  )
}

/** Before the tables begin: nobody has to go, and nobody is asked why. */
export function StayAsk({ view, reach }: AskProps) {
  const { t } = useTranslation('steps')
  const [stays, setStays] = useState(false)
  const focus = useFocusWithin<HTMLDivElement>()
  const heading = modeOf(view) === 'pairs' ? 'table.stayHeadingPairs' : 'table.stayHeadingGroups'
  const stay = () => {
    reach.send({ type: 'groups.leave' })
    setStays(true)
  }
  return (
    <SlotCard heading={t(heading)}>
      <p>{t(stays ? 'table.stays' : 'table.stayText')}</p>
      <EqualButtons {...focus}>
        {stays ? null : <Button onClick={stay}>{t('table.stay')}</Button>}
        <Button onClick={reach.putAside}>{t('table.fine')}</Button>
      </EqualButtons>
    </SlotCard>
  )
}
