import { RoomCircle, type RoomCircleProps } from '../RoomCircle.tsx'
import { FishbowlStage, TablesStage } from './lateParts.ts'

/** The stage of the room. Chairs move in two modes only, because a person moved them: tables, and the inner circle. */
export function ModeStage(props: RoomCircleProps) {
  const { groups, fishbowl } = props.view
  if (groups?.isOn === true) return <TablesStage {...props} />
  if (fishbowl !== null) return <FishbowlStage {...props} />
  return <RoomCircle {...props} />
}
