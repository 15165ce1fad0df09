import { nanoid } from 'nanoid'
import type { ConversationStarted } from '../../shared/api.ts'
import type { ConversationId } from '../../shared/ids.ts'
import { type ConversationFacts, ROLES, type Role } from '../../shared/room/state.ts'
import type { Clock } from '../clock.ts'
import type { Storage } from '../storage/port.ts'
import { hashSecret, newLinkSecret } from './secrets.ts'

/** Stores a new conversation and answers its id with the secrets of its links, which are told this once. */
export async function createConversation(
  { storage, clock }: { storage: Storage; clock: Clock },
  about: Omit<ConversationFacts, 'id' | 'createdAt'>,
): Promise<ConversationStarted & { readonly id: ConversationId }> {
  const id = nanoid(16) as ConversationId
  const secrets = Object.fromEntries(ROLES.map((role) => [role, newLinkSecret()])) as Record<Role, string>
  await storage.createConversation(
    { ...about, id, createdAt: clock.now() },
    ROLES.map((role) => ({ role, secretHash: hashSecret(secrets[role]) })),
  )
  return { id, secrets }
}
