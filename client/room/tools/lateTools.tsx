import type { ComponentProps } from 'react'
import { loadNoteDesk } from '../../board/noteTaker/ComposerPlace.tsx'
import { latePart } from '../../ui/latePart.tsx'

type ToolboxProps = ComponentProps<typeof import('./Toolbox.tsx').Toolbox>
type HandMenuProps = ComponentProps<typeof import('./HandMenu.tsx').HandMenu>

/** What few people in a room hold, loaded by them alone. Its strings come with it. */
const toolbox = latePart(
  async () => (await import('./Toolbox.tsx')).Toolbox,
  // The strip has its height before it is there, so that no chair moves when it comes.
  ({ tools, places }: ToolboxProps) => (tools.isOpen ? <div className={places.strip} /> : null),
)
const sheets = latePart(async () => (await import('./ToolSheets.tsx')).OpenToolSheet)
const notes = latePart(async () => (await import('./NoteTakerTools.tsx')).NoteTakerTools)
const hand = latePart(
  async () => (await import('./HandMenu.tsx')).HandMenu,
  ({ name, nameClass }: HandMenuProps) => <bdi className={nameClass}>{name}</bdi>,
)

export const Toolbox = toolbox.Part
export const OpenToolSheet = sheets.Part
export const NoteTakerTools = notes.Part
export const HandMenu = hand.Part

/** Asks for them ahead of time. */
export async function loadTools(): Promise<void> {
  await Promise.all([...[toolbox, sheets, notes, hand].map((part) => part.load()), loadNoteDesk()])
}
