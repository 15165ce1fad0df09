import {
  bringPretendPeople,
  type Invitation,
  type PretendPeople,
} from '../../server/practice/pretendPeople.ts'
import { CHARACTERS, type Character } from '../../server/practice/temperament.ts'
import type { ConversationStarted } from '../../shared/api.ts'
import { type Home, Visitor } from './people.ts'

export type CompanyWish = Partial<Pick<Invitation, 'seed' | 'pace' | 'hasVoices'>> & {
  readonly characters?: readonly Character[]
  /** What their requests say besides, such as where they come from. */
  readonly headers?: Record<string, string>
}

/**
 * The people of practice rooms on ordinary seats of a conversation, living in this process until they are closed:
 * company for a test or a measurement that needs a room in which something goes on. The same seed lives the same way.
 */
export async function gatherCompany(
  server: Home,
  { id, secrets }: ConversationStarted,
  { characters = CHARACTERS, seed = 1, pace = 20, hasVoices = false, headers = {} }: CompanyWish = {},
): Promise<PretendPeople> {
  const cookies: string[] = []
  for (const { name } of characters) {
    const visitor = new Visitor(server)
    visitor.headers = headers
    const join = { role: 'participant', secret: secrets.participant, name }
    const { status } = await visitor.ask('POST', `/api/conversations/${id}/seat`, join)
    if (status !== 201) throw new Error(`${name} has no seat: ${status}`)
    cookies.push(visitor.cookie)
  }
  const door = { url: server.url, origin: server.url, conversation: id }
  return bringPretendPeople({ ...door, cookies, seed, pace, hasVoices }, { characters })
}
