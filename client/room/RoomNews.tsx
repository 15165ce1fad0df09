import { useModeNews } from './modes/useModeNews.ts'
import { type RoomNewsProps, useRoomNews } from './useRoomNews.ts'
import './lateStrings.ts'

/** Draws nothing: reads out what happens in the room. */
export function RoomNews(props: RoomNewsProps) {
  useRoomNews(props)
  useModeNews(props.view)
  return null
}
