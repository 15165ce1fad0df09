import { useState } from 'react'
import { TWO_COLUMNS, useMediaQuery } from '../ui/useMediaQuery.ts'
import { useBoardWidth } from './boardWidth.ts'
import { placeOf } from './modes/place.ts'
import { useModePart } from './modes/useModePart.ts'
import { useWantsBoard } from './modes/useWantsBoard.ts'
import { useParts } from './PartTabs.tsx'
import type { RoomSheet } from './sheets.tsx'
import { isToolSheet, type ToolSheet } from './tools/toolSheet.ts'
import { type Acting, useActing } from './useActing.ts'
import { type ToolsAtFirst, useTools } from './useTools.ts'

/** How somebody's room is when they come in, for pictures of it. */
export type OpensWith = { opensWith?: RoomSheet | ToolSheet; toolsAtFirst?: ToolsAtFirst }

/** What one person has open and where, and everything they can do. */
export function useScreen(props: Acting & OpensWith) {
  const { view } = props.room
  const parts = useParts()
  useModePart(view, parts.isPhone ? parts : null)
  const [wantsBoard, setWantsBoard] = useWantsBoard(view)
  const width = useBoardWidth(view.pen.isMine)
  const isBeside = useMediaQuery(TWO_COLUMNS)
  const [opened, open] = useState<RoomSheet | ToolSheet | null>(props.opensWith ?? null)
  const tools = useTools(view, props.toolsAtFirst)
  const acting = useActing(props, {
    showBoard: (isToWrite) => {
      parts.setPart('board')
      // While we read back there is a field for what is missing, beside what it is missing from.
      if (!isToWrite || placeOf(view) !== 'harvest') setWantsBoard(true)
      width.setClosed(false)
      tools?.showRunSheet(false)
    },
    showShortcuts: () => open('shortcuts'),
  })
  return {
    ...acting,
    parts,
    tools,
    opened,
    open,
    sheet: isToolSheet(opened) ? null : opened,
    toolSheet: isToolSheet(opened) ? opened : null,
    board: { wantsBoard, setWantsBoard },
    /** Null where the board does not lie beside the stage. */
    width: isBeside ? width : null,
    share: width.share,
  }
}

export type Screen = ReturnType<typeof useScreen>
