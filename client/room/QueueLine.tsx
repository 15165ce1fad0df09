import { useTranslation } from 'react-i18next'
import type { OverrideView } from '../../shared/room/view/turns.ts'
import type { RoomView } from '../../shared/room/view.ts'
import { TextButton } from '../ui/Button.tsx'
import { modeQueueLine } from './modes/queueLine.ts'
import { PlaceSentence } from './PlaceSentence.tsx'
import { nameOf } from './people.ts'
import styles from './QueuePanel.module.css'
import { type QueueLine as Line, queueLineMoments, readQueueLine, roundSpoken } from './queueWords.ts'
import { useServerNow } from './serverClock.ts'

type QueueLineProps = { view: RoomView; clockOffsetMs: number; onAskOrder(): void }

/** What there is to say under the queue: my place with its reason, or the rule with a way to read more of it. */
export function QueueLine({ view, clockOffsetMs, onAskOrder }: QueueLineProps) {
  const { t } = useTranslation(['room', 'modes'])
  const now = useServerNow(clockOffsetMs, queueLineMoments(view))
  const ofMode = modeQueueLine(view)
  const { lead, tail } = readQueueLine(view, now)
  const { place } = view.me
  return (
    <>
      {lead === null ? null : <LeadSentence lead={lead} view={view} />}
      {tail === 'place' && place !== null ? <PlaceSentence place={place} /> : null}
      {tail === 'place-alone' && place !== null ? (
        <b>{t('queue.youAre', { position: place.position })}</b>
      ) : null}
      {tail === 'round' ? <RoundSentence view={view} /> : null}
      {tail === 'rule' ? (
        <>
          {ofMode === null ? t(`queue.rule.${view.queue.rule}`) : t(`modes:queue.${ofMode}`)}
          <TextButton className={styles.how} onClick={onAskOrder}>
            {t('queue.how')}
          </TextButton>
        </>
      ) : null}
    </>
  )
}

function LeadSentence({ lead, view }: { lead: NonNullable<Line['lead']>; view: RoomView }) {
  const { t } = useTranslation('turns')
  const overridden = useOverrideWords(view)
  switch (lead.kind) {
    case 'paused':
      return t('queue.paused')
    case 'override':
      return `${overridden(lead.override)} `
    case 'shared':
      return t(`queue.lines.${lead.line}`)
    case 'keeper':
      return `${lead.keeper === view.me.seat ? t('queue.iKeep') : t('queue.keeps', { name: nameOf(view, lead.keeper) })} `
  }
}

function RoundSentence({ view }: { view: RoomView }) {
  const { t } = useTranslation(['turns', 'room'])
  const spoken = roundSpoken(view, t('queue.you'))
  const said =
    spoken === null
      ? null
      : 'names' in spoken
        ? t('queue.spoken', { count: spoken.names.length, names: spoken.names })
        : t('queue.manySpoken', { count: spoken.count })
  const sentences = [said, t('queue.roundRule'), view.queue.order.length > 0 ? t('queue.hands') : null]
  return sentences.filter((sentence) => sentence !== null).join(' ')
}

/** "Ines moved Sam: the hand was up before we saw it." Said to everybody, and about the talk. */
export function useOverrideWords(view: RoomView): (override: OverrideView) => string {
  const { t } = useTranslation('turns')
  return ({ kind, by, seat, reason }) => {
    const names = { by: nameOf(view, by), name: nameOf(view, seat) }
    const told = by === view.me.seat ? 'iDid' : seat === view.me.seat ? 'toMe' : 'toOthers'
    const who = t(`queue.${OVERRIDES[kind][told]}`, names)
    return who + t(`queue.reasons.${reason ?? 'none'}`)
  }
}

const OVERRIDES = {
  moved: { iDid: 'youMoved', toMe: 'movedYou', toOthers: 'moved' },
  'brought-in': { iDid: 'youBroughtIn', toMe: 'broughtYouIn', toOthers: 'broughtIn' },
  lowered: { iDid: 'youLowered', toMe: 'loweredYours', toOthers: 'lowered' },
} as const
