import {
  ConnectionQuality,
  type Participant,
  type Room,
  RoomEvent,
  Track,
  type VideoTrack,
} from 'livekit-client'
import type { SeatId } from '../../shared/ids.ts'
import type { PersonInCall, Picture } from './port.ts'

export type PeopleInCall = {
  /** Nobody is in the call that we know of: it was cut. */
  forget(): void
}

/** Whatever may change who is in the call, what they send, or how well it arrives. */
const CHANGES = [
  RoomEvent.Connected,
  RoomEvent.Reconnected,
  RoomEvent.ParticipantConnected,
  RoomEvent.ParticipantDisconnected,
  RoomEvent.TrackPublished,
  RoomEvent.TrackUnpublished,
  RoomEvent.TrackSubscribed,
  RoomEvent.TrackUnsubscribed,
  RoomEvent.TrackMuted,
  RoomEvent.TrackUnmuted,
  RoomEvent.LocalTrackPublished,
  RoomEvent.LocalTrackUnpublished,
  RoomEvent.ActiveSpeakersChanged,
  RoomEvent.ConnectionQualityChanged,
] as const

/**
 * Tells who is in the call after every change. Always read anew from the room: after a reconnect the events of
 * the gap are not guaranteed to come.
 */
export function watchPeople(
  room: Room,
  tell: (people: ReadonlyMap<SeatId, PersonInCall>) => void,
): PeopleInCall {
  const pictures = new WeakMap<VideoTrack, Picture>()
  let known: ReadonlyMap<SeatId, PersonInCall> = new Map()

  const read = () => {
    const everybody: Participant[] = [room.localParticipant, ...room.remoteParticipants.values()]
    const people = new Map(
      everybody
        .filter((participant) => participant.identity !== '')
        .map((participant) => {
          const id = participant.identity as SeatId
          return [id, unchanged(known.get(id), describe(participant, pictures))] as const
        }),
    )
    if (isSame(known, people)) return
    known = people
    tell(people)
  }
  for (const event of CHANGES) room.on(event, read)

  return {
    forget() {
      known = new Map()
      tell(known)
    },
  }
}

function describe(participant: Participant, pictures: WeakMap<VideoTrack, Picture>): PersonInCall {
  const camera = participant.getTrackPublication(Track.Source.Camera)
  const track = camera !== undefined && !camera.isMuted ? camera.videoTrack : undefined
  return {
    speaking: participant.isSpeaking,
    microphoneOn: participant.isMicrophoneEnabled,
    picture: track === undefined ? null : pictureOf(track, pictures),
    link: linkOf(participant.connectionQuality),
  }
}

function pictureOf(track: VideoTrack, pictures: WeakMap<VideoTrack, Picture>): Picture {
  const known = pictures.get(track)
  if (known !== undefined) return known
  const picture: Picture = {
    show(element) {
      track.attach(element)
      return () => {
        track.detach(element)
      }
    },
  }
  pictures.set(track, picture)
  return picture
}

function linkOf(quality: ConnectionQuality): PersonInCall['link'] {
  if (quality === ConnectionQuality.Lost) return 'lost'
  return quality === ConnectionQuality.Poor ? 'poor' : 'good'
}

/** The earlier object where nothing changed, so that only the seats that changed are drawn again. */
function unchanged(before: PersonInCall | undefined, now: PersonInCall): PersonInCall {
  const isUnchanged =
    before !== undefined &&
    before.speaking === now.speaking &&
    before.microphoneOn === now.microphoneOn &&
    before.picture === now.picture &&
    before.link === now.link
  return isUnchanged ? before : now
}

function isSame(one: ReadonlyMap<SeatId, PersonInCall>, other: ReadonlyMap<SeatId, PersonInCall>): boolean {
  return one.size === other.size && [...other].every(([id, person]) => one.get(id) === person)
}
