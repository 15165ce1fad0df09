import './toolStrings.ts'
import type { PersonCommand } from '../../../shared/room/commands.ts'
import type { RoomSnapshot } from '../../net/roomPort.ts'
import { useFocusKeeper } from '../../ui/useFocusKeeper.ts'
import { PHONE, useMediaQuery } from '../../ui/useMediaQuery.ts'
import { CONTROLS_ID } from '../Controls.tsx'
import { FacilitatorTools } from '../FacilitatorTools.tsx'
import { useServerNow } from '../serverClock.ts'
import { readSoftClock } from '../softClock.ts'
import type { Tools } from '../useTools.ts'
import { HintCard } from './HintCard.tsx'
import { isUrgent, keyOf } from './hints.ts'
import { RestingSide } from './RestingSide.tsx'
import { RunSheet } from './RunSheet.tsx'
import styles from './Toolbox.module.css'
import { ToolUndo } from './ToolUndo.tsx'
import type { ToolSheet } from './toolSheet.ts'
import { undoable, undoMoments } from './undoable.ts'
import { useHint } from './useHint.ts'
import { usePlanChange } from './usePlanChange.ts'
import { useUnread } from './useUnread.ts'

type ToolboxProps = {
  room: Extract<RoomSnapshot, { kind: 'in' }>
  tools: Tools
  /** What is open now. */
  opened: ToolSheet | null
  /** Where its parts lie in the grid of the room. */
  places: { readonly strip?: string; readonly run?: string; readonly over?: string }
  send(command: PersonCommand): void
  open(sheet: ToolSheet): void
  onEnd(): void
}

/** Everything that facilitators hold, and whoever keeps the turns. Nobody else loads it. */
export function Toolbox({ room, tools, opened, places, send, open, onEnd }: ToolboxProps) {
  const { view } = room
  const now = useToolClock(room)
  const change = usePlanChange(view.agenda)
  const { read, hasUnread } = useUnread(view, opened?.tool === 'asides')
  const { hint, putAside } = useHint({ room, now, asideRead: read })
  const keeper = useFocusKeeper(() => document.getElementById(CONTROLS_ID))
  const what = undoable(view, now)
  const reach = { view, send, open }
  const card =
    hint === null ? null : (
      <HintCard key={keyOf(hint)} hint={hint} putAside={() => putAside(hint)} {...reach} />
    )
  // On a phone there is no room for what says nothing.
  const isPhone = useMediaQuery(PHONE)
  const resting = isPhone && view.me.role === 'facilitator' ? null : <RestingSide {...reach} />
  const isBeside = tools.isOpen && !tools.hasRunSheet
  const isOver = hint !== null && isUrgent(hint) && !isBeside
  const undo = what === null ? null : <ToolUndo what={what} view={view} change={change} send={send} />
  return (
    <>
      {tools.isOpen ? (
        <div className={places.strip} {...keeper}>
          <FacilitatorTools {...reach} now={now} tools={tools} hasUnread={hasUnread} onEnd={onEnd}>
            {isBeside ? (card ?? resting) : null}
          </FacilitatorTools>
        </div>
      ) : null}
      {tools.hasRunSheet ? (
        <div className={places.run}>
          <RunSheet view={view} now={now} send={send} close={() => tools.showRunSheet(false)}>
            {undo}
          </RunSheet>
        </div>
      ) : null}
      <div className={places.over} {...keeper}>
        {isOver ? (
          <div className={styles.urgent} data-urgent>
            {card}
          </div>
        ) : null}
        {undo === null || tools.hasRunSheet ? null : <div className={styles.undo}>{undo}</div>}
      </div>
    </>
  )
}

const MINUTE_MS = 60_000

/** Looked at again when something here says another thing: a clock, an end of undoing, a minute of a long turn. */
function useToolClock({ view, clockOffsetMs }: ToolboxProps['room']): number {
  const { clock } = view.agenda
  const { hint } = view.nudges
  const now = Date.now() + clockOffsetMs
  const moments = undoMoments(view)
  if (clock !== null) {
    moments.push(readSoftClock(clock, now).movesAt ?? 0)
    moments.push(clock.endsAt, (Math.floor(now / MINUTE_MS) + 1) * MINUTE_MS)
  }
  if (hint?.kind === 'long-turn') {
    moments.push(hint.at + (Math.floor((now - hint.at) / MINUTE_MS) + 1) * MINUTE_MS)
  }
  return useServerNow(clockOffsetMs, moments)
}
