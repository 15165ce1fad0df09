import type { InvitationView } from '../../shared/room/view/me.ts'

const VARIANTS = ['room', 'add', 'turn', 'hear'] as const

/** Which wording, so that it does not nag. One that this page does not know yet is as good as the first. */
export function variantOf({ variant }: Pick<InvitationView, 'variant'>): (typeof VARIANTS)[number] {
  return VARIANTS[variant] ?? 'room'
}
