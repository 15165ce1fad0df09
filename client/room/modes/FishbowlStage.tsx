import { useTranslation } from 'react-i18next'
import { INNER_SEATS } from '../../../shared/room/fishbowl.ts'
import type { FishbowlView } from '../../../shared/room/view/modes.ts'
import type { RoomView } from '../../../shared/room/view.ts'
import { Circle, Stage } from '../../circle/Circle.tsx'
import { countChairs, placeChairs } from '../../circle/ring.ts'
import { Seat } from '../../circle/Seat.tsx'
import { useFocusKeeper } from '../../ui/useFocusKeeper.ts'
import { CONTROLS_ID } from '../Controls.tsx'
import { Middle } from '../Middle.tsx'
import { nameOf } from '../people.ts'
import room from '../RoomCircle.module.css'
import { type RoomCircleProps, SeatInRoom, useTurnLine } from '../RoomCircle.tsx'
import styles from './FishbowlStage.module.css'
import { INNER_SPOTS, outerPlace, useSpots } from './fishbowlPlaces.ts'
import './stepStrings.ts'

type FishbowlStageProps = RoomCircleProps & { fishbowl: FishbowlView }

/** An inner ring on the rug, and everybody else round it. Whoever is inside has taken their own chair there. */
export function FishbowlStage(props: RoomCircleProps) {
  const { fishbowl } = props.view
  return fishbowl === null ? null : <Circles {...props} fishbowl={fishbowl} />
}

function Circles(props: FishbowlStageProps) {
  const { view, call, clockOffsetMs, status, fishbowl } = props
  const { t } = useTranslation(['steps', 'room'])
  const { seats } = view
  const spots = useSpots(fishbowl.inner)
  const line = useTurnLine(view, clockOffsetMs)
  // The chair that was sat down on is a button no more.
  const keeper = useFocusKeeper(() => document.getElementById(CONTROLS_ID))
  const outer = placeChairs(countChairs(seats.map((seat) => seat.chair)))
  return (
    <Stage
      label={t('room:circle.region')}
      className={room.stage}
      {...keeper}
      top={
        <>
          {status}
          <WhereLine view={view} fishbowl={fishbowl} />
        </>
      }
    >
      {/* As many as can be drawn: on a phone the outer ring is the edge of four by four. */}
      <Circle
        className={styles.fishbowl}
        label={t('room:circle.people')}
        chairs={12}
        middle={<Middle view={view} />}
      >
        {INNER_SPOTS.map((spot, index) => {
          const seat = seats.find((each) => each.id === spots[index])
          if (seat === undefined) return <OpenSpot key={spot.chair} index={index} {...props} spots={spots} />
          return <SeatInRoom key={seat.id} {...{ view, call, seat, line }} place={spot} />
        })}
        {outer.map((place) => {
          const seat = seats.find((each) => each.chair === place.chair)
          if (seat === undefined || fishbowl.inner.includes(seat.id)) return null
          return (
            <SeatInRoom
              key={seat.id}
              {...{ view, call, seat, line }}
              place={outerPlace(place, outer.length)}
            />
          )
        })}
      </Circle>
    </Stage>
  )
}

/** Who is inside, and on a phone, where the rug has no room for words, who has the floor. */
function WhereLine({ view, fishbowl }: { view: RoomView; fishbowl: FishbowlView }) {
  const { t } = useTranslation(['steps', 'room'])
  const { inner } = fishbowl
  const open = INNER_SEATS - inner.length
  const holder = view.floor.holder
  const names = inner.map((seat) => nameOf(view, seat))
  return (
    <span>
      {holder === null ? null : (
        <b className={styles.floor} aria-hidden="true">
          {holder === view.me.seat
            ? t('fishbowl.floorMine')
            : t('fishbowl.floor', { name: nameOf(view, holder) })}
        </b>
      )}
      {t('fishbowl.inside', { count: inner.length })}
      {open === 0 ? null : t('fishbowl.open', { count: open })}
      {names.length === 0 ? null : <span className="hidden-text">. {t('fishbowl.names', { names })}</span>}
    </span>
  )
}

type OpenSpotProps = FishbowlStageProps & { index: number; spots: readonly (string | null)[] }

/** A free chair inside. The first one can be sat down on; it is bright only for whom it is free. */
function OpenSpot({ view, fishbowl, send, index, spots }: OpenSpotProps) {
  const { t } = useTranslation('steps')
  const place = INNER_SPOTS[index]
  if (place === undefined) return null
  const isFirst = spots.indexOf(null) === index
  const canSit = fishbowl.isSeatFree && isFirst && view.may.includes('fishbowl.sit')
  return (
    <Seat
      chair={2}
      place={place}
      look="open"
      className={fishbowl.isSeatFree ? styles.free : undefined}
      aria-hidden={!canSit || undefined}
    >
      {canSit ? (
        <button
          type="button"
          className={styles.sit}
          aria-label={t('fishbowl.take')}
          onClick={() => send({ type: 'fishbowl.sit' })}
        />
      ) : null}
    </Seat>
  )
}
