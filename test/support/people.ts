import { type OpenRoom, openRoom } from '../../client/net/roomSocket.ts'
import type { ConversationStarted } from '../../shared/api.ts'
import type { Role } from '../../shared/room/state.ts'

/** A server to go to. Whoever opens a room there is remembered, so that all can be closed in the end. */
export type Home = { readonly url: string; readonly people: Person[] }

/** A browser as far as HTTP goes: it says where its page is from and keeps its cookies. */
export class Visitor {
  readonly #server: Home
  readonly #cookies = new Map<string, string>()
  /** Headers that this visitor sends instead of, or besides, the usual ones. */
  headers: Record<string, string> = {}

  constructor(server: Home) {
    this.#server = server
  }

  async ask(
    method: string,
    path: string,
    body?: unknown,
  ): Promise<{ status: number; body: Record<string, unknown>; headers: Headers }> {
    const response = await fetch(`${this.#server.url}${path}`, {
      method,
      headers: {
        Origin: this.#server.url,
        Cookie: this.cookie,
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
        ...this.headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    for (const cookie of response.headers.getSetCookie()) this.#keep(cookie)
    const text = await response.text()
    return {
      status: response.status,
      headers: response.headers,
      body: text.startsWith('{') ? JSON.parse(text) : { text },
    }
  }

  get cookie(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  }

  #keep(cookie: string): void {
    const [pair = ''] = cookie.split(';')
    const [name = '', value = ''] = pair.split('=')
    if (value === '') this.#cookies.delete(name)
    else this.#cookies.set(name, value)
  }
}

export async function startConversation(server: Home, changes: object = {}): Promise<ConversationStarted> {
  const wish = {
    question: 'What would help?',
    template: 'community-conversation',
    lengthMinutes: 90,
    ...changes,
  }
  const { status, body } = await new Visitor(server).ask('POST', '/api/conversations', wish)
  if (status !== 201) throw new Error(`not started: ${status} ${JSON.stringify(body)}`)
  return body as ConversationStarted
}

/** Somebody with a seat and an open room, as a browser would have it. */
export class Person {
  readonly name: string
  readonly role: Role
  readonly visitor: Visitor
  readonly room: OpenRoom
  readonly conversation: string

  private constructor(
    visitor: Visitor,
    room: OpenRoom,
    who: { name: string; role: Role; conversation: string },
  ) {
    this.visitor = visitor
    this.room = room
    this.name = who.name
    this.role = who.role
    this.conversation = who.conversation
  }

  static async join(
    server: Home,
    started: ConversationStarted,
    name: string,
    role: Role = 'participant',
  ): Promise<Person> {
    const visitor = new Visitor(server)
    const { status, body } = await visitor.ask('POST', `/api/conversations/${started.id}/seat`, {
      role,
      secret: started.secrets[role],
      name,
    })
    if (status !== 201) throw new Error(`${name} has no seat: ${status} ${JSON.stringify(body)}`)
    return Person.open(server, visitor, { name, role, conversation: started.id })
  }

  /** One more page of the same browser. */
  static open(
    server: Home,
    visitor: Visitor,
    who: { name: string; role: Role; conversation: string },
  ): Person {
    const headers = { Cookie: visitor.cookie, Origin: server.url }
    const room = openRoom({
      conversation: who.conversation,
      role: who.role,
      server: { url: server.url, headers },
    })
    const person = new Person(visitor, room, who)
    server.people.push(person)
    return person
  }

  /** Resolves with the first thing this person sees that is so. */
  sees<Seen>(
    look: (room: ReturnType<OpenRoom['getSnapshot']>) => Seen | undefined | false | null,
  ): Promise<Seen> {
    return new Promise((resolve) => {
      const check = () => {
        const seen = look(this.room.getSnapshot())
        if (seen === undefined || seen === false || seen === null) return
        unsubscribe()
        resolve(seen)
      }
      const unsubscribe = this.room.subscribe(check)
      check()
    })
  }

  /** The view as soon as this person is in. */
  view() {
    return this.sees((room) => room.kind === 'in' && room.connection === 'connected' && room.view)
  }

  /** Names in the queue as this person sees them. */
  queue(): string[] {
    const room = this.room.getSnapshot()
    if (room.kind !== 'in') return []
    const names = new Map(room.view.seats.map((seat) => [seat.id, seat.name]))
    return room.view.queue.order.map((hand) => names.get(hand.seat) ?? '')
  }

  seesQueue(...names: string[]): Promise<true> {
    return this.sees(() => JSON.stringify(this.queue()) === JSON.stringify(names) && (true as const))
  }

  close(): void {
    this.room.close()
  }

  raise() {
    return this.room.send({ type: 'queue.raise', kind: 'point' })
  }
}
