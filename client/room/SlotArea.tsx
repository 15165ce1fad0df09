import { useState } from 'react'
import { classNames } from '../ui/classNames.ts'
import { useFocusKeeper } from '../ui/useFocusKeeper.ts'
import { type Reach, stepAway } from './actions.ts'
import { CONTROLS_ID } from './Controls.tsx'
import { Slot } from './lateParts.ts'
import styles from './SlotArea.module.css'
import type { RoomSheet } from './sheets.tsx'
import type { SlotReach } from './slot/slotReach.ts'
import {
  keyOf,
  type SlotItem,
  type SlotSituation,
  shownItems,
  slotItems,
  takesRow,
  withHeld,
} from './slot.ts'
import type { NewCards } from './useBoard.ts'
import type { DeviceReach } from './useCall.ts'

type SlotAreaProps = {
  className: string | undefined
  situation: SlotSituation
  clockOffsetMs: number
  newCards: NewCards
  reach: Reach
  devices: DeviceReach
  open(sheet: RoomSheet): void
  notify(text: string, undo?: () => void): void
  clearNotice(): void
  settleStory(): void
}

/** The one private place. What was put aside stays away until its reason has gone and come again. */
export function SlotArea(props: SlotAreaProps) {
  const { className, situation, clockOffsetMs, newCards } = props
  const [held, hold] = useState<SlotItem | null>(null)
  const items = withHeld(slotItems(situation), held)
  const { putAside, add } = usePutAside(items)
  const shown = shownItems(items, putAside)
  const keeper = useFocusKeeper(() => document.getElementById(CONTROLS_ID))
  if (shown.length === 0) return null
  return (
    <div
      className={classNames(className, styles.area)}
      data-row={shown.some(takesRow) || undefined}
      {...keeper}
    >
      {shown.map((item) => (
        <Slot
          key={keyOf(item)}
          item={item}
          view={situation.view}
          call={situation.call}
          clockOffsetMs={clockOffsetMs}
          newCards={newCards.count}
          reach={reachOf(item, props, { add, hold })}
        />
      ))}
    </div>
  )
}

type Keeping = { add(item: SlotItem): void; hold(item: SlotItem | null): void }

function reachOf(item: SlotItem, props: SlotAreaProps, keeping: Keeping): SlotReach {
  const { reach, devices, newCards, open, notify, clearNotice, settleStory } = props
  return {
    ...devices,
    send: reach.send,
    retryDevice: (device) =>
      device === 'microphone' ? devices.setMicrophone(true) : devices.setCamera(true),
    writeCard: reach.writeCard,
    stepAway: () => stepAway.run(props.situation, reach),
    open,
    notify,
    showNewCards: () => {
      reach.showBoard()
      newCards.show()
    },
    settleStory,
    hold: (isHeld) => keeping.hold(isHeld ? item : null),
    putAside: () => (item.kind === 'notice' ? clearNotice() : keeping.add(item)),
  }
}

function usePutAside(items: readonly SlotItem[]) {
  const [putAside, setPutAside] = useState<ReadonlySet<string>>(new Set())
  const stillThere = [...putAside].filter((key) => items.some((item) => keyOf(item) === key))
  if (stillThere.length !== putAside.size) setPutAside(new Set(stillThere))
  return { putAside, add: (item: SlotItem) => setPutAside(new Set([...putAside, keyOf(item)])) }
}
