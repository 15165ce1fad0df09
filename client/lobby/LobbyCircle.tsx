import { useTranslation } from 'react-i18next'
import type { LobbyView } from '../../shared/room/view.ts'
import { Circle, MiddleWords, Stage } from '../circle/Circle.tsx'
import { countChairs, placeChairs } from '../circle/ring.ts'
import { OpenSeat, Seat, SeatPlate } from '../circle/Seat.tsx'

/** The chairs of a full group: what somebody at the door may expect. */
const CHAIRS_OF_A_GROUP = 8

/** Taken chairs and a number; never a face, and no name but the facilitator's. */
export function LobbyCircle({ lobby }: { lobby: LobbyView }) {
  const { t } = useTranslation('lobby')
  const { takenChairs, people, facilitators } = lobby
  const chairs = countChairs(takenChairs, CHAIRS_OF_A_GROUP)
  const here = people === 0 ? t('nobodyHere') : t('here', { count: people })
  return (
    <Stage label={t('chairs')}>
      <Circle label={t('chairs')} chairs={chairs} middle={<MiddleWords who={here} what={t('forYou')} />}>
        {placeChairs(chairs).map((place) => {
          const { chair } = place
          const host = facilitators.find((each) => each.chair === chair)
          if (host !== undefined)
            return (
              <Seat key={chair} chair={chair} place={place}>
                <SeatPlate chair={chair} name={host.name} role={t('facilitator')} />
              </Seat>
            )
          const Chair = takenChairs.includes(chair) ? Seat : OpenSeat
          return <Chair key={chair} chair={chair} place={place} aria-hidden="true" />
        })}
      </Circle>
    </Stage>
  )
}
