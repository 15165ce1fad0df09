import { useTranslation } from 'react-i18next'
import { Button, ButtonRow, EqualButtons } from '../../ui/Button.tsx'
import { Status } from '../../ui/Status.tsx'
import { facilitating, STRETCH_MINUTES } from '../facilitating.ts'
import { nameOf } from '../people.ts'
import styles from './HintCard.module.css'
import type { HintProps } from './HintCard.tsx'
import { PersonName } from './PersonName.tsx'
import { Probes } from './Probes.tsx'
import { useHintWords } from './useHintWords.ts'
import { Way } from './Way.tsx'

/** Hints about the room: its time, its quiet, its mind, and what came up twice. */

export function HoldHint({ send }: HintProps<'hold'>) {
  const { t } = useTranslation('tools')
  return (
    <>
      <Status tone="waiting">{t('hint.hold')}</Status>
      <p>{t('hint.holdText')}</p>
      <ButtonRow>
        <Button onClick={() => send({ type: 'hold.end' })}>{t('endHold')}</Button>
      </ButtonRow>
    </>
  )
}

export function PulseHint({ hint, view, send, putAside }: HintProps<'pulse'>) {
  const { t } = useTranslation('tools')
  const can = facilitating(view)
  const { said } = hint
  return (
    <>
      <p>
        <b>{useHintWords(view)(hint)}</b> {said === 'asking' ? t('hint.askingText') : null}
      </p>
      {said === 'asking' ? null : (
        <EqualButtons className={styles.ways}>
          <Way command={said === 'move' ? null : can.stretch} send={send}>
            {t('stretch', { minutes: STRETCH_MINUTES })}
          </Way>
          <Way command={said === 'stay' ? null : can.next} send={send}>
            {t('hint.moveOn')}
          </Way>
          <Button onClick={putAside}>{t('hint.close')}</Button>
        </EqualButtons>
      )}
    </>
  )
}

export function LongTurnHint({ hint, view, send }: HintProps<'long-turn'>) {
  const { t } = useTranslation('tools')
  const can = facilitating(view)
  const { waiting, seat } = hint
  const others = waiting.filter(({ id }) => id !== view.me.seat).map(({ name }) => name)
  const name = nameOf(view, seat)
  const { next } = view.queue
  return (
    <>
      <p>
        <b>{useHintWords(view)(hint)}</b>{' '}
        {others.length === 0 ? null : t('hint.waiting', { count: others.length, names: others })}{' '}
        {others.length === waiting.length ? null : t('hint.youWait')}
      </p>
      <EqualButtons className={styles.ways}>
        <Way command={can.hold} send={send}>
          {t('hint.giveTime', { name })}
        </Way>
        <Way command={can.give ?? can.takeBack} send={send}>
          {next === null
            ? t('hint.freeFloor')
            : next === view.me.seat
              ? t('hint.nextIsMe')
              : t('hint.nextIs', { name: nameOf(view, next) })}
        </Way>
      </EqualButtons>
      <p className={styles.note}>{t('hint.giveTimeNote', { name })}</p>
    </>
  )
}

export function TimeUpHint({ hint, view, send }: HintProps<'time-up'>) {
  const { t } = useTranslation('tools')
  const can = facilitating(view)
  const { giver } = hint
  const minutes = STRETCH_MINUTES
  return (
    <>
      <p>
        <b>{useHintWords(view)(hint)}</b> {t('hint.nobodyCut')}
      </p>
      <EqualButtons className={styles.ways}>
        <Way command={can.stretch} send={send}>
          {t('stretch', { minutes })}
        </Way>
        <Way command={can.next} send={send}>
          {t('hint.moveOn')}
        </Way>
        <Way command={can.ask} send={send}>
          {t('ask')}
        </Way>
      </EqualButtons>
      <p className={styles.note}>
        {giver === null
          ? t('hint.noGiver', { minutes })
          : t('hint.giver', { minutes, name: giver.name, left: giver.minutesLeft })}
      </p>
    </>
  )
}

export function TwiceHint({ hint, view, send }: HintProps<'twice'>) {
  const { t } = useTranslation('tools')
  return (
    <>
      <p className={styles.who}>
        <PersonName view={view} seat={hint.from} after=":" />
        <span dir="auto">{t('hint.twice', { words: hint.words })}</span>
      </p>
      <Probes probes={['stay', 'differently', 'instead']} />
      <ButtonRow className={styles.end}>
        <span className={styles.note}>{t('hint.aloud')}</span>
        <Button kind="quiet" size="small" onClick={() => send({ type: 'hint.close' })}>
          {t('hint.close')}
        </Button>
      </ButtonRow>
    </>
  )
}
