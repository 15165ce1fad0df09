import { latePart } from '../../ui/latePart.tsx'
import { RoomCircle } from '../RoomCircle.tsx'

/** What only some steps need comes when the room is already there. */
const ask = latePart(async () => (await import('./ModeAskCard.tsx')).ModeAskCard)
const panel = latePart(async () => (await import('./PlacePanel.tsx')).PlacePanel)
const reading = latePart(async () => (await import('./AgreementsToRead.tsx')).AgreementsToRead)
const notes = latePart(async () => (await import('./MyNotes.tsx')).MyNotes)
// Nobody is ever without the people of the room: until the tables are there, everybody stands where they stood.
const tables = latePart(async () => (await import('./TablesStage.tsx')).TablesStage, RoomCircle)
const fishbowl = latePart(async () => (await import('./FishbowlStage.tsx')).FishbowlStage, RoomCircle)

export const ModeAskCard = ask.Part
export const PlacePanel = panel.Part
export const AgreementsToRead = reading.Part
export const MyNotes = notes.Part
export const TablesStage = tables.Part
export const FishbowlStage = fishbowl.Part

/** Asks for them ahead of time: the next step may begin while the connection is gone. */
export async function loadModeParts(): Promise<void> {
  await Promise.all([ask, panel, reading, notes, tables, fishbowl].map((part) => part.load()))
}
