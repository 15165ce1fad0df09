import type { RoomView } from '../../../shared/room/view.ts'
import type { SlotReach } from '../slot/slotReach.ts'
import { ArriveAsk, WishAsk } from './BeginningAsks.tsx'
import { BreakAsk } from './BreakAsk.tsx'
import { CloseAsk } from './CloseAsk.tsx'
import { InnerAsk } from './InnerAsk.tsx'
import type { ModeAsk } from './modeAsk.ts'
import { Planner, TablesOn } from './Planner.tsx'
import { StayAsk, TableAsk } from './TableAsks.tsx'
import './stepStrings.ts'

export type AskProps = { view: RoomView; clockOffsetMs: number; reach: SlotReach }

/** The one thing that the mode of a step asks of me. */
export function ModeAskCard({ ask, ...props }: AskProps & { ask: ModeAsk }) {
  switch (ask) {
    case 'arrive':
      return <ArriveAsk {...props} />
    case 'wish':
      return <WishAsk {...props} />
    case 'planner':
      return <Planner {...props} />
    case 'at-tables':
      return <TablesOn {...props} />
    case 'stay':
      return <StayAsk {...props} />
    case 'table':
      return <TableAsk {...props} />
    case 'inside':
    case 'outside':
      return <InnerAsk {...props} />
    case 'break':
      return <BreakAsk {...props} />
    case 'close':
    case 'result':
      return <CloseAsk {...props} />
  }
}
