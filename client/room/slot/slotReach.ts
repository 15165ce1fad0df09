import type { PersonCommand } from '../../../shared/room/commands.ts'
import type { RoomSheet } from '../sheets.tsx'
import type { DeviceReach } from '../useCall.ts'

/** What a card in the private place can get at. */
export type SlotReach = Pick<DeviceReach, 'hear' | 'retryCall' | 'stopSound' | 'startSound'> & {
  send(command: PersonCommand): void
  retryDevice(device: 'microphone' | 'camera'): void
  writeCard(): void
  stepAway(): void
  open(sheet: RoomSheet): void
  /** A sentence for this person alone, shown and read out. */
  /** With `undo`, for as long as it can be taken back. */
  notify(text: string, undo?: () => void): void
  /** Marks the cards that are new since I stepped away, and brings the first one into sight. */
  showNewCards(): void
  /** While I write in it: then it stays where it is, whatever else happens. */
  hold(isHeld: boolean): void
  putAside(): void
  /** I have said whether there shall be a card about my story. */
  settleStory(): void
}
