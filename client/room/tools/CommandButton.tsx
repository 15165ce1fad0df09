import type { ReactNode } from 'react'
import type { PersonCommand } from '../../../shared/room/commands.ts'
import { Button, type ButtonKind, TextButton } from '../../ui/Button.tsx'
import type { IconName } from '../../ui/Icon.tsx'

type CommandProps = {
  /** Null where it makes no sense now: the button stays in its place and does nothing, so that no focus gets lost. */
  command: PersonCommand | null
  send(command: PersonCommand): void
  children: ReactNode
}

type CommandButtonProps = CommandProps & {
  kind?: ButtonKind
  icon?: IconName | undefined
  className?: string | undefined
  /** For a toggle: is it on? */
  pressed?: boolean | undefined
}

export function CommandButton({
  kind = 'plain',
  icon,
  className,
  pressed,
  command,
  send,
  children,
}: CommandButtonProps) {
  return (
    <Button
      kind={kind}
      icon={icon}
      className={className}
      aria-pressed={pressed}
      aria-disabled={command === null}
      onClick={() => command !== null && send(command)}
    >
      {children}
    </Button>
  )
}

export function CommandLink({ command, send, children }: CommandProps) {
  return (
    <TextButton aria-disabled={command === null} onClick={() => command !== null && send(command)}>
      {children}
    </TextButton>
  )
}
