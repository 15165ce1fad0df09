import './notesStrings.ts'
import type { NoteDeskProps } from './ComposerPlace.tsx'
import { NoteBox } from './NoteBox.tsx'
import { NoteSide } from './NoteSide.tsx'
import { useShowBacks } from './useShowBacks.ts'

/** Where whoever takes notes works: the field for the next card, and beside the columns what waits for them. */
export function NoteDesk({ notes, ...props }: NoteDeskProps) {
  const showBacks = useShowBacks(notes)
  return (
    <>
      <NoteBox {...props} notes={notes} showBacks={showBacks} />
      <NoteSide snapshot={props.snapshot} notes={notes} showBacks={showBacks} />
    </>
  )
}
