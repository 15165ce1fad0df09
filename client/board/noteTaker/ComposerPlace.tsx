import { type ComponentProps, useContext } from 'react'
import { latePart } from '../../ui/latePart.tsx'
import { Composer } from '../Composer.tsx'
import { NotesContext, type NotesReach } from './notesContext.ts'

type ComposerProps = ComponentProps<typeof Composer>
export type NoteDeskProps = ComposerProps & { notes: NotesReach }

// Until it is there a note-taker has the field that everybody has, with the same words in it.
const desk = latePart(
  async () => (await import('./NoteDesk.tsx')).NoteDesk,
  ({ notes: _, ...props }: NoteDeskProps) => <Composer {...props} />,
)

/** Where a new card is written: one field, or the desk of whoever takes notes. */
export function ComposerPlace(props: ComposerProps) {
  const notes = useContext(NotesContext)
  return notes === null ? <Composer {...props} /> : <desk.Part {...props} notes={notes} />
}

export const loadNoteDesk = desk.load
