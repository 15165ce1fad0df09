import { useEffect, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RoomView } from '../../shared/room/view.ts'
import { tips } from '../i18n/en/tips.ts'
import { addStrings } from '../i18n/i18n.ts'
import { Button, EqualButtons, TextButton } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import styles from './PracticeTips.module.css'
import { LONG_TURN_MS, NOBODY_WAITS_MS, type PracticeTip, practiceTip } from './practiceTips.ts'

addStrings({ tips })

type PracticeTipsProps = { view: RoomView; className: string | undefined }

/** A line of coaching for whoever facilitates a practice room, where nothing more pressing has the place. */
export function PracticeTips({ view, className }: PracticeTipsProps) {
  const heldMs = useHeldMs(view.floor.holder)
  const [isHidden, setIsHidden] = useState(false)
  const [triedKind, setTriedKind] = useState<PracticeTip['kind'] | null>(null)
  const isCoached = view.conversation.isPractice && view.me.role === 'facilitator' && !isHidden
  const tip = isCoached ? practiceTip(view, heldMs) : null
  // What was tried stays away until its reason has gone and come again.
  if (triedKind !== null && tip?.kind !== triedKind) setTriedKind(null)
  if (tip === null || tip.kind === triedKind) return null
  return (
    <div className={className}>
      <TipCard
        key={tip.kind}
        tip={tip}
        onTry={() => setTriedKind(tip.kind)}
        onHide={() => setIsHidden(true)}
      />
    </div>
  )
}

type TipCardProps = { tip: PracticeTip; onTry(): void; onHide(): void }

function TipCard({ tip: { kind, name }, onTry, onHide }: TipCardProps) {
  const { t } = useTranslation('tips')
  const [isShowingWay, setIsShowingWay] = useState(false)
  const heading = useId()
  return (
    <section className={styles.tip} aria-labelledby={heading}>
      <div>
        <h2 id={heading}>{t(`${kind}.heading`, { name })}</h2>
        <p>{t(isShowingWay ? `${kind}.way` : `${kind}.text`)}</p>
      </div>
      <EqualButtons>
        {isShowingWay ? null : <Button onClick={() => setIsShowingWay(true)}>{t('showWay')}</Button>}
        <Button onClick={onTry}>{t('letMeTry')}</Button>
      </EqualButtons>
      <p className={styles.promise}>
        <Icon name="lock" size="small" />
        <span>{t('promise')}</span>
        <TextButton onClick={onHide}>{t('hide')}</TextButton>
      </p>
    </section>
  )
}

/** For how long the floor has been held as it is, as far as a tip needs to know. */
function useHeldMs(holder: string | null): number {
  const [held, setHeld] = useState({ holder, ms: 0 })
  useEffect(() => {
    setHeld({ holder, ms: 0 })
    const timers = [NOBODY_WAITS_MS, LONG_TURN_MS].map((ms) => setTimeout(() => setHeld({ holder, ms }), ms))
    return () => timers.forEach(clearTimeout)
  }, [holder])
  return held.holder === holder ? held.ms : 0
}
