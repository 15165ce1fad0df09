import { type LocalTrackPublication, type Room, RoomEvent, Track, TrackEvent } from 'livekit-client'

/** Tells what my microphone sends, at every change: nothing while it is off, muted or out of the call. */
export function watchVoice(room: Room, tell: (voice: MediaStreamTrack | null) => void): void {
  let told: MediaStreamTrack | null = null
  const look = () => {
    const publication = room.localParticipant.getTrackPublication(Track.Source.Microphone)
    const isHeard = room.state !== 'disconnected' && publication !== undefined && !publication.isMuted
    const voice = (isHeard && publication.track?.mediaStreamTrack) || null
    if (voice !== told) tell(voice)
    told = voice
  }
  for (const event of [
    RoomEvent.LocalTrackPublished,
    RoomEvent.LocalTrackUnpublished,
    RoomEvent.TrackMuted,
    RoomEvent.TrackUnmuted,
    RoomEvent.Disconnected,
  ]) {
    room.on(event, look)
  }
  // Another device, or the same one after a phone call, is another sound in the same publication.
  room.on(RoomEvent.LocalTrackPublished, ({ track }: LocalTrackPublication) => {
    track?.off(TrackEvent.Restarted, look).on(TrackEvent.Restarted, look)
  })
}
