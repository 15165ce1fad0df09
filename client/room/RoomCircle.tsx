import { type CSSProperties, memo, type ReactNode, useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { PersonCommand } from '../../shared/room/commands.ts'
import type { RoomView, SeatView } from '../../shared/room/view.ts'
import { Circle, Stage } from '../circle/Circle.tsx'
import { type ChairPlace, countChairs, placeChairs } from '../circle/ring.ts'
import { OpenSeat, Seat, SeatPlate } from '../circle/Seat.tsx'
import type { CallSnapshot, PersonInCall, Picture } from '../media/port.ts'
import { classNames } from '../ui/classNames.ts'
import { Icon } from '../ui/Icon.tsx'
import { Middle } from './Middle.tsx'
import { modeOf } from './modes/stepMode.ts'
import practice from './Practice.module.css'
import { PracticeWord, PretendFigure } from './Practice.tsx'
import { type Gone, readPlate, type SeatTurn, turnOfSeat } from './plateWords.ts'
import styles from './RoomCircle.module.css'
import { useServerNow } from './serverClock.ts'
import { turnLine, turnMoments } from './turnStage.ts'

export type RoomCircleProps = {
  view: RoomView
  call: CallSnapshot
  clockOffsetMs: number
  status: ReactNode
  send(command: PersonCommand): void
}

/** Everybody in their place, the same for all, and who has the floor in the middle. */
export function RoomCircle({ view, call, clockOffsetMs, status }: RoomCircleProps) {
  const { t } = useTranslation('room')
  const { seats } = view
  const { isPractice } = view.conversation
  const chairs = countChairs(seats.map((seat) => seat.chair))
  const line = useTurnLine(view, clockOffsetMs)
  const places = useMemo(() => placeChairs(chairs), [chairs])
  const top = (
    <>
      {status}
      {isPractice ? <PracticeWord view={view} /> : <CountLine view={view} />}
    </>
  )
  return (
    <Stage
      label={t('circle.region')}
      className={classNames(styles.stage, isPractice && practice.stage)}
      top={top}
    >
      <Circle label={t('circle.people')} chairs={chairs} middle={<Middle view={view} />}>
        {places.map((place) => {
          const seat = seats.find((each) => each.chair === place.chair)
          if (seat === undefined) return <OpenSeat key={place.chair} chair={place.chair} place={place} />
          return <SeatInRoom key={place.chair} {...{ view, call, seat, place, line }} />
        })}
      </Circle>
    </Stage>
  )
}

function CountLine({ view }: { view: RoomView }) {
  const { t } = useTranslation(['room', 'modes'])
  const { seats } = view
  if (modeOf(view) !== 'break') return <span>{t('circle.count', { count: seats.length })}</span>
  const here = seats.filter((seat) => seat.presence === 'here').length
  return <span>{t('modes:break.count', { count: here })}</span>
}

type SeatInRoomProps = {
  view: RoomView
  call: CallSnapshot
  seat: SeatView
  place: ChairPlace
  line: TurnLine | null
}

/** One person's seat, wherever it stands. */
export function SeatInRoom({ view, call, seat, place, line }: SeatInRoomProps) {
  const { queue, me, keeping } = view
  return (
    <RoomSeat
      seat={seat}
      place={place}
      isMe={seat.id === me.seat}
      turn={turnOfSeat(view, seat.id)}
      keepsTurns={keeping.keeper === seat.id}
      isBreak={modeOf(view) === 'break'}
      line={seat.id === me.seat ? line : null}
      position={queue.order.findIndex((hand) => hand.seat === seat.id) + 1}
      person={call.people.get(seat.id) ?? null}
    />
  )
}

type RoomSeatProps = {
  seat: SeatView
  place: ChairPlace
  isMe: boolean
  turn: SeatTurn
  keepsTurns: boolean
  /** In a break the chairs stand for people, and say who is there. */
  isBreak: boolean
  /** The slow line round my own chair in a long turn. */
  line: TurnLine | null
  /** In the queue; nought for a hand that is down. */
  position: number
  /** Null for whoever is only in the room. */
  person: PersonInCall | null
}

/** Drawn anew only when something about this seat is new: sound comes and goes many times a second. */
const RoomSeat = memo(function RoomSeat(props: RoomSeatProps) {
  const { seat, place, isMe, turn, isBreak, line, position, person } = props
  const { t } = useTranslation('room')
  const state = stateOf(seat, person)
  const picture = state === null && !isBreak ? (person?.picture ?? null) : null
  const words = usePlate(props, state)
  return (
    <Seat
      chair={seat.chair}
      place={place}
      look={turn !== null ? 'floor' : state === null ? 'plain' : 'dimmed'}
      isSpeaking={person?.speaking === true && state === null}
      {...(picture !== null && { picture: <LivePicture picture={picture} isMe={isMe} /> })}
      {...(seat.isPretend && { figure: <PretendFigure /> })}
    >
      {line === null ? null : <LongTurnLine {...line} />}
      <SeatPlate chair={seat.chair} name={isMe ? t('circle.you') : seat.name} {...words}>
        {person?.microphoneOn === false && state === null && !isBreak ? <MicrophoneOff /> : null}
      </SeatPlate>
      {position === 0 ? null : <HandBadge position={position} />}
    </Seat>
  )
})

/** What the plate says besides the name. */
function usePlate(props: RoomSeatProps, gone: Gone): { role?: string; state?: string } {
  const { t } = useTranslation(['room', 'common', 'practice', 'turns', 'modes'])
  const { role, state } = readPlate({ ...props, gone })
  const roles = {
    speaking: t('circle.speaking'),
    telling: t('turns:seat.telling'),
    'your-turn': t('turns:seat.yourTurn'),
    'their-turn': t('turns:seat.theirTurn'),
    keeps: t('turns:seat.keeps'),
    facilitator: t('common:roles.facilitator'),
    'note-taker': t('common:roles.note-taker'),
  }
  const states = {
    away: t('circle.away'),
    lost: t('circle.lost'),
    pretend: t('practice:pretend'),
    listening: t('turns:seat.listening'),
    here: t('modes:break.here'),
  }
  return {
    ...(role !== null && { role: roles[role] }),
    ...(state !== null && { state: states[state] }),
  }
}

export type TurnLine = { readonly goneMs: number; readonly lengthMs: number }

/** Begins when my turn gets long. Others are drawn none (rule N-12). */
export function useTurnLine(view: RoomView, clockOffsetMs: number): TurnLine | null {
  const now = useServerNow(clockOffsetMs, turnMoments(view))
  const line = turnLine(view, now)
  const from = line?.from ?? null
  const until = line?.until ?? null
  // The same object for the whole turn, so that the line is begun once and then goes by itself.
  return useMemo(
    () =>
      from === null || until === null
        ? null
        : { goneMs: Math.max(0, Date.now() + clockOffsetMs - from), lengthMs: until - from },
    [from, until, clockOffsetMs],
  )
}

function LongTurnLine({ goneMs, lengthMs }: TurnLine) {
  const style = { '--length': `${lengthMs}ms`, '--gone': `${-goneMs}ms` } as CSSProperties
  return <span className={styles.long} style={style} />
}

/** Somebody who is not quite here: their picture would be of an empty room, or a frozen one. */
function stateOf(seat: SeatView, person: PersonInCall | null): Gone {
  if (seat.presence === 'lost' || person?.link === 'lost') return 'lost'
  return seat.presence === 'away' ? 'away' : null
}

function HandBadge({ position }: { position: number }) {
  const { t } = useTranslation('room')
  return (
    <span className={styles.hand}>
      <Icon name="hand" />
      <span aria-hidden="true">{position}</span>
      <span className="hidden-text">{t('circle.place', { position })}</span>
    </span>
  )
}

function MicrophoneOff() {
  const { t } = useTranslation('room')
  return (
    <>
      <Icon name="mic-off" />
      <span className="hidden-text">{t('circle.microphoneOff')}</span>
    </>
  )
}

/** The call shows the picture itself, as large as this element is and only while it can be seen. */
function LivePicture({ picture, isMe }: { picture: Picture; isMe: boolean }) {
  const element = useRef<HTMLVideoElement>(null)
  useEffect(() => (element.current === null ? undefined : picture.show(element.current)), [picture])
  return (
    <video
      ref={element}
      className={isMe ? styles.mirror : undefined}
      autoPlay
      muted
      playsInline
      tabIndex={-1}
    />
  )
}
