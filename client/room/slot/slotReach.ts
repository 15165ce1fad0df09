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
  notify(text: string): void
  /** Marks the cards that are new since I stepped away, and brings the first one into sight. */
  showNewCards(): void
  putAside(): void
}
