import type { PretendPeople } from '../../server/practice/pretendPeople.ts'
import { CHARACTERS, type Character } from '../../server/practice/temperament.ts'
import type { ConversationStarted } from '../../shared/api.ts'
import type { SeatId } from '../../shared/ids.ts'
import type { RoomView } from '../../shared/room/view.ts'
import { gatherCompany } from '../support/company.ts'
import { type Home, Person, Visitor } from '../support/people.ts'

/** Six as in a practice room, and two more who are like the one in whom nothing stands out. */
const EIGHT: readonly Character[] = [...CHARACTERS, like('Lena', 'Noor'), like('Lena', 'Tomas')]
const LOOK_MS = 1_000
/** A kind way in comes after this long, in the room's own time: otherwise one person would talk alone. */
const LONGEST_TURN_MS = 60_000

function like(name: string, other: string): Character {
  const character = CHARACTERS.find((each) => each.name === name)
  if (character === undefined) throw new Error(`nobody is called ${name}`)
  return { ...character, name: other }
}

/** A conversation of eight pretend people on its open floor, and somebody who sees to the turns. */
export class TalkingRoom {
  readonly id: string
  readonly #facilitator: Person
  readonly #people: PretendPeople
  readonly #pace: number
  readonly #looks: NodeJS.Timeout
  #holder: SeatId | null = null
  #heldSince = 0

  private constructor(id: string, facilitator: Person, people: PretendPeople, pace: number) {
    this.id = id
    this.#facilitator = facilitator
    this.#people = people
    this.#pace = pace
    this.#looks = setInterval(() => void this.#seeToTurns(), LOOK_MS / pace)
  }

  /** `from` is an address of its own for every room: limits are for one household at a time. */
  static async begin(server: Home, wish: { seed: number; pace: number; from: string }): Promise<TalkingRoom> {
    const headers = { 'X-Forwarded-For': wish.from }
    const visitor = new Visitor(server)
    visitor.headers = headers
    const { status, body } = await visitor.ask('POST', '/api/conversations', {
      question: 'What would help?',
      template: 'community-conversation',
      lengthMinutes: 120,
    })
    if (status !== 201) throw new Error(`not started: ${status}`)
    const started = body as ConversationStarted
    const facilitator = await sitDown(server, visitor, started)
    const { seed, pace } = wish
    const people = await gatherCompany(server, started, { characters: EIGHT, seed, pace, headers })
    await facilitator.sees(
      (room) =>
        room.kind === 'in' && room.view.seats.filter(({ presence }) => presence === 'here').length === 9,
    )
    await openTheFloor(facilitator)
    return new TalkingRoom(started.id, facilitator, people, pace)
  }

  async seats(): Promise<SeatId[]> {
    return (await this.#facilitator.view()).seats.map(({ id }) => id)
  }

  async close(): Promise<void> {
    clearInterval(this.#looks)
    this.#facilitator.close()
    await this.#people.close()
  }

  async #seeToTurns(): Promise<void> {
    const room = this.#facilitator.room.getSnapshot()
    if (room.kind !== 'in') return
    const { floor, queue } = room.view
    const now = performance.now() * this.#pace
    if (floor.holder !== this.#holder) this.#heldSince = now
    this.#holder = floor.holder
    if (floor.holder !== null && now - this.#heldSince > LONGEST_TURN_MS)
      await this.#facilitator.room.send({ type: 'floor.take-back', seenHolder: floor.holder })
    else if (floor.holder === null && queue.next !== null)
      await this.#facilitator.room.send({ type: 'floor.give', to: 'next', seenHolder: null })
  }
}

async function sitDown(
  server: Home,
  visitor: Visitor,
  { id, secrets }: ConversationStarted,
): Promise<Person> {
  const join = { role: 'facilitator', secret: secrets.facilitator, name: 'Ines' }
  const { status } = await visitor.ask('POST', `/api/conversations/${id}/seat`, join)
  if (status !== 201) throw new Error(`the facilitator has no seat: ${status}`)
  return Person.open(server, visitor, { name: 'Ines', role: 'facilitator', conversation: id })
}

async function openTheFloor(facilitator: Person): Promise<void> {
  await facilitator.room.send({ type: 'agenda.start' })
  const modeOf = ({ agenda }: RoomView) => agenda.steps[agenda.index ?? -1]?.mode
  for (;;) {
    const view = await facilitator.sees(
      (room) => room.kind === 'in' && room.view.agenda.index !== null && room.view,
    )
    if (modeOf(view) === 'open_floor') return
    const { visit, index } = view.agenda
    await facilitator.room.send({ type: 'agenda.next', seenIndex: index ?? 0 })
    await facilitator.sees((room) => room.kind === 'in' && room.view.agenda.visit !== visit)
  }
}
