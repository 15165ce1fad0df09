import { type RemoteTrack, type Room, RoomEvent, Track } from 'livekit-client'

/**
 * Lets everybody's microphone sound, in elements of their own outside of what React draws: a screen that is
 * drawn anew must not interrupt anybody.
 */
export function playSound(room: Room): void {
  room.on(RoomEvent.TrackSubscribed, (track: RemoteTrack) => {
    if (track.kind !== Track.Kind.Audio) return
    const element = track.attach()
    element.hidden = true
    document.body.append(element)
  })
  room.on(RoomEvent.TrackUnsubscribed, (track: RemoteTrack) => {
    if (track.kind === Track.Kind.Audio) for (const element of track.detach()) element.remove()
  })
}
