import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { COLUMN_KEYS, type ColumnKey } from '../../../shared/board/columns.ts'
import { MAX_CARDS } from '../../../shared/board/limits.ts'
import type { SeatId } from '../../../shared/ids.ts'
import { useBoardTools } from '../boardContext.ts'
import { useDraft } from '../draft.ts'
import type { BoardCard } from '../port.ts'
import { joinTo } from './joining.ts'
import type { NoteBoxProps } from './NoteBox.tsx'
import { allCards, cardAddedBy, nameOf, speakerNow } from './speakers.ts'
import { useToldDraft } from './useToldDraft.ts'

type Problem = 'full' | 'notReady'

/** The card that is being written: what it says, where it goes, and what becomes of it. */
export function useNewCard({ notes, showBacks, snapshot, stepColumn, mySeat, field }: NoteBoxProps) {
  const { t: words } = useTranslation('notes')
  const { desk, t, announce } = useBoardTools()
  const { view } = notes
  const [text, keep] = useDraft(mySeat)
  const [column, pick] = usePickedColumn(stepColumn, view.themes.locked)
  const [problem, setProblem] = useState<Problem | null>(null)
  const speaker = speakerNow(view)
  useToldDraft(desk.board, text, column)
  const setText = (next: string) => {
    keep(next)
    setProblem(null)
  }
  const add = (to: SeatId | null) => {
    field.current?.focus()
    if (!/\S/u.test(text)) return
    const card = cardAddedBy(desk.board, () => desk.add(column, text))
    if (card === null) {
      const reason: Problem = allCards(snapshot).length >= MAX_CARDS ? 'full' : 'notReady'
      setProblem(reason)
      announce(t(`composer.${reason}`))
      return
    }
    setText('')
    if (to === null) return
    showBacks.show(card, to)
    announce(words('box.shown', { name: nameOf(view, to) }))
  }
  const join = ({ id }: BoardCard) => {
    joinTo(desk, {
      card: id,
      by: speaker?.id ?? null,
      onDone: () => {
        announce(speaker === null ? words('box.joined') : words('box.joinedBy', { name: speaker.name }))
      },
      onUndo: () => {
        // It was not the same after all: then it is a card of its own, unless the next one is being written.
        if (field.current?.value !== '') return
        setText(text)
        field.current.focus()
      },
    })
    setText('')
    field.current?.focus()
  }
  return { text, setText, column, pick, problem, speaker, add, join }
}

export type NewCard = ReturnType<typeof useNewCard>

/** The step's column, until I pick another one for this step. */
function usePickedColumn(step: ColumnKey | null, locked: readonly ColumnKey[]) {
  const [picked, setPicked] = useState<{ step: ColumnKey | null; column: ColumnKey } | null>(null)
  const usual = step ?? COLUMN_KEYS.find((key) => !locked.includes(key)) ?? 'aspirations'
  const column = picked !== null && picked.step === step ? picked.column : usual
  const pick = (other: ColumnKey) => {
    if (!locked.includes(other)) setPicked({ step, column: other })
  }
  return [column, pick] as const
}
