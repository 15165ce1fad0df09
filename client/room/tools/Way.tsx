import type { ReactNode } from 'react'
import type { PersonCommand } from '../../../shared/room/commands.ts'
import { Button } from '../../ui/Button.tsx'

type WayProps = { command: PersonCommand | null; send(command: PersonCommand): void; children: ReactNode }

/** A way on that may make no sense right now; then it is not offered. */
export function Way({ command, send, children }: WayProps) {
  return command === null ? null : <Button onClick={() => send(command)}>{children}</Button>
}
