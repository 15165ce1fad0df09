import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { PersonCommand } from '../../../shared/room/commands.ts'
import type { RoomView } from '../../../shared/room/view.ts'
import { useAnnounce } from '../../ui/Announcer.tsx'
import { UndoBar } from '../../ui/UndoBar.tsx'
import { nameOf } from '../people.ts'
import type { PlanChange } from './planChange.ts'
import type { Undoable } from './undoable.ts'

type ToolUndoProps = {
  view: RoomView
  /** What the last change of plan did, as far as this page saw it. */
  change: PlanChange | null
  send(command: PersonCommand): void
}

/** "Sam is next now. Undo": ten seconds for a slip past the rule or in the plan (rules ). */
export function ToolUndo({ what, ...rest }: ToolUndoProps & { what: Undoable }) {
  const { t } = useTranslation('tools')
  const { send } = rest
  const announce = useAnnounce()
  const text = useUndoWords(rest)(what)
  useEffect(() => announce(t('undo.news', { text })), [announce, t, text])
  return (
    <UndoBar
      text={text}
      label={t('undo.label')}
      onUndo={() => send({ type: what === 'plan' ? 'agenda.undo' : 'override.undo' })}
    />
  )
}

function useUndoWords({ view, change }: Pick<ToolUndoProps, 'view' | 'change'>) {
  const { t } = useTranslation('tools')
  const planWords = usePlanWords()
  return (what: Undoable) => {
    const { override, order } = view.queue
    if (what === 'plan' || override === null) return planWords(change ?? { kind: 'changed' })
    const name = nameOf(view, override.seat)
    const position = order.findIndex((hand) => hand.seat === override.seat) + 1
    if (override.kind === 'moved') return t('undo.moved', { name, position })
    return t(`undo.${override.kind}`, { name })
  }
}

function usePlanWords(): (change: PlanChange) => string {
  const { t } = useTranslation('tools')
  return (change) => {
    switch (change.kind) {
      case 'added':
        return change.from === null
          ? t('undo.added', change)
          : t('undo.addedFrom', { name: change.name, giver: change.from.giver, count: change.from.minutes })
      case 'longer': {
        const { name, minutes, from } = change
        return from === null
          ? t('undo.longer', { name, count: minutes })
          : t('undo.longerFrom', { name, count: minutes, giver: from.giver })
      }
      case 'shorter':
        return t('undo.shorter', { name: change.name, count: change.minutes })
      case 'swapped':
        return t('undo.swapped', { name: change.name, after: change.after })
      case 'skipped':
        return t('undo.skipped', { name: change.name })
      case 'changed':
        return t('undo.changed')
    }
  }
}
