import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { SeatId } from '../../shared/ids.ts'
import type { PersonCommand } from '../../shared/room/commands.ts'
import type { HandKind } from '../../shared/room/state/turns.ts'
import type { RoomView, SeatView } from '../../shared/room/view.ts'
import { classNames } from '../ui/classNames.ts'
import { Swatch } from '../ui/Swatch.tsx'
import { useFocusKeeper } from '../ui/useFocusKeeper.ts'
import { may } from './actions.ts'
import { modeQueueTitle } from './modes/queueLine.ts'
import { QueueLine } from './QueueLine.tsx'
import styles from './QueuePanel.module.css'
import { roundChips } from './queueWords.ts'
import type { RoomSheet } from './sheets.tsx'
import { HandMenu } from './tools/lateTools.tsx'
import type { ToolSheet } from './tools/toolSheet.ts'

type QueuePanelProps = {
  view: RoomView
  clockOffsetMs: number
  send(command: PersonCommand): void
  open(sheet: RoomSheet | ToolSheet): void
}

/** The same list for everybody: chips in the bar, rows on a phone. Only my own line says why. */
export function QueuePanel({ view, clockOffsetMs, send, open }: QueuePanelProps) {
  const { t } = useTranslation(['room', 'turns', 'modes'])
  const { queue, agenda, round } = view
  const ofMode = modeQueueTitle(view)
  const isArriving = agenda.phase === 'gathering' && queue.order.length === 0
  const title = useRef<HTMLHeadingElement>(null)
  const keeper = useFocusKeeper(() => title.current)
  const heading =
    round !== null
      ? t('turns:queue.round')
      : ofMode !== null
        ? t(`modes:queue.${ofMode}`)
        : t(isArriving ? 'queue.arriving' : 'queue.next')
  return (
    <section className={styles.queue} aria-label={t('queue.region')}>
      <FloorLine view={view} />
      <div className={styles.line}>
        <h2 className={styles.title} ref={title} tabIndex={-1}>
          {heading}
        </h2>
        <ol className={styles.list} aria-label={t('queue.region')} {...keeper}>
          {round !== null ? (
            <RoundItems view={view} />
          ) : (
            queue.order.map((hand, index) => {
              const seat = view.seats.find((each) => each.id === hand.seat)
              return seat === undefined ? null : (
                <QueueItem
                  key={hand.seat}
                  {...{ view, seat, send, open }}
                  position={index + 1}
                  kind={hand.kind}
                />
              )
            })
          )}
        </ol>
      </div>
      <p className={styles.mine}>
        {isArriving ? (
          t('queue.nobodyYet')
        ) : (
          <QueueLine view={view} clockOffsetMs={clockOffsetMs} onAskOrder={() => open('order')} />
        )}
      </p>
      <div className={styles.why}>
        <h3>{t('queue.how')}</h3>
        <p>{t(`queue.why.${queue.rule}`)}</p>
      </div>
    </section>
  )
}

/** On a phone the circle is another part, so the queue says itself who has the floor, or whose go it is. */
function FloorLine({ view: { seats, floor, round, me } }: { view: RoomView }) {
  const { t } = useTranslation(['room', 'turns'])
  const isGo = floor.holder === null && round !== null
  const seat = seats.find((each) => each.id === (isGo ? round.now : floor.holder))
  if (seat === undefined) return null
  const isMine = seat.id === me.seat
  const go = isMine ? t('turns:queue.myGo') : t('turns:queue.go', { name: seat.name })
  return (
    <p className={styles.floor}>
      <Swatch chair={seat.chair} />
      {isGo ? (
        <span>{go}</span>
      ) : (
        <span>
          <bdi className={styles.holder}>{isMine ? t('circle.you') : seat.name}</bdi>{' '}
          {t(isMine ? 'queue.youHaveFloor' : 'queue.hasFloor')}
        </span>
      )}
    </p>
  )
}

/** As many as fit on one line of the bar, which must not grow under the circle. A phone shows them all. */
const DRAWN_CHIPS = 5

function RoundItems({ view }: { view: RoomView }) {
  const { t } = useTranslation('turns')
  const chips = view.round === null ? [] : roundChips(view.round)
  const more = chips.length - DRAWN_CHIPS
  return (
    <>
      {chips.map(({ seat, isLater }, index) => (
        <RoundItem key={seat} view={view} seat={seat} isLater={isLater} isBeyond={index >= DRAWN_CHIPS} />
      ))}
      {more > 0 ? (
        <li className={classNames(styles.item, styles.more)} aria-hidden="true">
          {t('queue.more', { count: more })}
        </li>
      ) : null}
    </>
  )
}

type RoundItemProps = { view: RoomView; seat: SeatId; isLater: boolean; isBeyond: boolean }

/** Still to come in the round. The one whose go it is comes first. */
function RoundItem({ view: { seats, me, round }, seat, isLater, isBeyond }: RoundItemProps) {
  const { t } = useTranslation(['room', 'turns'])
  const person = seats.find((each) => each.id === seat)
  if (person === undefined) return null
  const isNow = round?.now === seat
  const name = seat === me.seat ? t('circle.you') : person.name
  return (
    <li
      className={classNames(
        styles.item,
        isNow && styles.now,
        seat === me.seat && styles.me,
        isBeyond && styles.beyond,
      )}
      aria-current={isNow ? 'step' : undefined}
    >
      <Swatch chair={person.chair} />
      <bdi className={styles.name}>{name}</bdi>
      {isLater ? <small> {t('turns:queue.later')}</small> : null}
    </li>
  )
}

type QueueItemProps = {
  view: RoomView
  seat: SeatView
  position: number
  /** What the hand is for, where I may know it. */
  kind: HandKind | null
  send(command: PersonCommand): void
  open(sheet: RoomSheet | ToolSheet): void
}

/** Its text begins with the name: the place is drawn beside it and not part of it. */
function QueueItem({ view, seat, position, kind, send, open }: QueueItemProps) {
  const { t } = useTranslation(['room', 'turns'])
  const isMe = seat.id === view.me.seat
  const name = isMe ? t('circle.you') : seat.name
  const state = seat.presence === 'here' ? null : t(`circle.${seat.presence}`)
  const isFor = kind === null || kind === 'point' ? null : t(`turns:hand.kind.${kind}`)
  const words = [isFor, state].filter((word) => word !== null).join(', ')
  return (
    <li className={classNames(styles.item, isMe && styles.me)} data-place={position}>
      <Swatch chair={seat.chair} />
      {may(view, 'queue.lower-for') ? (
        <HandMenu {...{ view, seat, name, send, open }} className={styles.handMenu} nameClass={styles.name} />
      ) : isMe ? (
        <button
          type="button"
          className={styles.handMenu}
          aria-label={t('turns:hand.mine')}
          onClick={() => open('hand')}
        >
          <bdi className={styles.name}>{name}</bdi>
        </button>
      ) : (
        <bdi className={styles.name}>{name}</bdi>
      )}
      {words === '' ? null : <small> {words}</small>}
    </li>
  )
}
