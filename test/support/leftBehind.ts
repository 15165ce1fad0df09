import { nanoid } from 'nanoid'
import type { ConversationStarted } from '../../shared/api.ts'
import type { ColumnKey } from '../../shared/board/columns.ts'
import type { CardId } from '../../shared/ids.ts'
import type { ReviewCommand } from '../../shared/outcome/commands.ts'
import type { ReviewView } from '../../shared/outcome/review.ts'
import type { Role } from '../../shared/room/state.ts'
import { Person, startConversation, Visitor } from './people.ts'
import type { TestServer } from './testServer.ts'
import { until } from './until.ts'

/** A real conversation on a real server, up to the moment before its end: five people, four cards, one theme. */

export const SENTENCE = 'We want help that does not come with judgement'

const WRITERS: readonly [name: string, words: string, column: ColumnKey][] = [
  ['Kofi', 'Canary of Kofi, a bench in the park', 'aspirations'],
  ['Dee', 'Canary of Dee, somebody who asks how I am', 'aspirations'],
  ['Rosa', 'Canary of Rosa, a nurse who knows me', 'aspirations'],
  ['Kofi', 'Canary of Kofi, all by himself', 'trust'],
]

export const wordsOf = (index: number): string => WRITERS[index]?.[1] ?? ''

export type Held = {
  readonly started: ConversationStarted
  readonly people: Readonly<Record<'Ines' | 'Tui' | 'Kofi' | 'Dee' | 'Rosa', Person>>
  readonly cards: readonly CardId[]
}

export async function holdConversation(server: TestServer, changes: object = {}): Promise<Held> {
  const started = await startConversation(server, { lengthMinutes: 10, ...changes })
  const join = (name: string, role: Role = 'participant') => Person.join(server, started, name, role)
  const people = {
    Ines: await join('Ines', 'facilitator'),
    Tui: await join('Tui', 'note-taker'),
    Kofi: await join('Kofi'),
    Dee: await join('Dee'),
    Rosa: await join('Rosa'),
  }
  await Promise.all(Object.values(people).map((person) => person.view()))
  const index = await goTo(people.Ines, 'silent_writing')
  const cards: CardId[] = []
  for (const [name, text, column] of WRITERS) {
    const id = nanoid(16)
    const person = people[name as keyof typeof people]
    await person.sees((room) => room.kind === 'in' && room.view.writing)
    await must(person, { type: 'writing.put', id, text, column })
    cards.push(id as CardId)
  }
  await must(people.Ines, { type: 'agenda.next', seenIndex: index })
  await people.Ines.sees(
    (room) => room.kind === 'in' && cards.every((card) => room.view.cards[card] !== undefined),
  )
  await must(people.Ines, {
    ...{ type: 'theme.make', id: nanoid(16), sentence: SENTENCE, column: 'aspirations' },
    cards: cards.slice(0, 3),
  })
  return { started, people, cards }
}

/** Ends the room, and waits until it has left something behind. */
export async function end(server: TestServer, { people, started }: Held): Promise<void> {
  await must(people.Ines, { type: 'room.end' })
  await until(
    () => server.storage.readOutcome(started.id as never),
    (stored) => stored !== undefined,
  )
}

async function must(person: Person, command: Parameters<Person['room']['send']>[0]): Promise<void> {
  const answer = await person.room.send(command)
  if (!answer.ok) throw new Error(`${person.name} ${command.type}: ${answer.code}`)
}

async function goTo(ines: Person, mode: string): Promise<number> {
  await must(ines, { type: 'agenda.start' })
  for (;;) {
    const { agenda } = await ines.sees((room) => room.kind === 'in' && room.view)
    const index = agenda.index ?? 0
    if (agenda.steps[index]?.mode === mode) return index
    await must(ines, { type: 'agenda.next', seenIndex: index })
    await ines.sees((room) => room.kind === 'in' && room.view.agenda.index === index + 1)
  }
}

/** A link of one's own, asked for with the seat. */
export function askLink(person: Person) {
  return person.visitor.ask('POST', `/api/conversations/${person.conversation}/mine`, { role: person.role })
}

/** Somebody at home with their own link: a browser that was never in the room. */
export class Reviewer {
  readonly visitor: Visitor
  readonly secret: string

  constructor(server: TestServer, secret: string) {
    this.visitor = new Visitor(server)
    this.secret = secret
  }

  static async of(server: TestServer, person: Person): Promise<Reviewer> {
    const { status, body } = await askLink(person)
    if (status !== 201) throw new Error(`${person.name} has no link: ${JSON.stringify(body)}`)
    return new Reviewer(server, String(body.secret))
  }

  async look(): Promise<ReviewView> {
    const { status, body } = await this.visitor.ask('POST', '/api/mine/look', { secret: this.secret })
    if (status !== 200) throw new Error(`nothing behind the link: ${status} ${JSON.stringify(body)}`)
    return body.review as ReviewView
  }

  try(command: ReviewCommand, id = nanoid(16)) {
    return this.visitor.ask('POST', '/api/mine/do', { secret: this.secret, id, command })
  }

  async do(command: ReviewCommand): Promise<ReviewView> {
    const { status, body } = await this.try(command)
    if (status !== 200) throw new Error(`${command.type}: ${status} ${JSON.stringify(body)}`)
    return body.review as ReviewView
  }
}

export function get(
  server: TestServer,
  path: string,
  headers: Record<string, string> = {},
): Promise<Response> {
  return fetch(`${server.url}${path}`, { headers })
}
