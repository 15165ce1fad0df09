import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { communityConversation } from '../../shared/templates/communityConversation.ts'
import { planSteps } from '../../shared/templates/template.ts'
import { startConversation } from '../support/people.ts'
import { RealServer } from '../support/realServer.ts'
import { type Chance, chanceOf, Tortured } from './tortured.ts'

export type Torture = {
  readonly kills: number
  readonly seed: number
  readonly say: (line: string) => void
}

export type Survived = { readonly kills: number; readonly cards: number; readonly slowestMs: number }

/** Between two kills people do things for up to this long. */
const LIFE_MS = 250
/** Everybody is back and everything of theirs is saved within this, on any machine. */
const CALM_WITHIN_MS = 60_000
/** A board holds 300 cards: then the people move on to another conversation. */
const CARDS_PER_BOARD = 250

/**
 * People type, raise hands and stretch the agenda while the server is killed with -9 again and again, at any
 * moment. Throws when something acknowledged is missing, doubled or different (REL-1, X-1, X-4, X-6, G-19).
 */
export async function torture({ kills, seed, say }: Torture): Promise<Survived> {
  const folder = mkdtempSync(join(tmpdir(), 'goround-torture-'))
  const chance = chanceOf(seed)
  const server = await RealServer.start(folder, { GOROUND_CALL: 'off' })
  const survived = { kills: 0, cards: 0, slowestMs: 0 }
  try {
    while (survived.kills < kills) {
      const people = await gather(server)
      while (
        survived.kills < kills &&
        people.reduce((sum, each) => sum + each.written.size, 0) < CARDS_PER_BOARD
      ) {
        const tookMs = await killOnce(server, people, chance)
        survived.slowestMs = Math.max(survived.slowestMs, tookMs)
        survived.kills += 1
        compare(people)
        if (survived.kills % 10 === 0) say(`${survived.kills} kills, everything there`)
      }
      survived.cards += people.reduce((sum, each) => sum + each.saved.size, 0)
      for (const each of people) each.close()
    }
    if (server.printed.includes('defect')) throw new Error(`the server reported a defect:\n${server.printed}`)
    return survived
  } finally {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function gather(server: RealServer): Promise<Tortured[]> {
  const started = await startConversation(server)
  const people = [
    await Tortured.join(server, started, 'Ines', 'facilitator'),
    await Tortured.join(server, started, 'Tui', 'note-taker'),
    await Tortured.join(server, started, 'Dee', 'participant'),
  ]
  await people[0]?.person.room.send({ type: 'agenda.start' })
  await calm(people)
  return people
}

/** Lets them act, kills the server in the middle of it, starts it again, and waits until everybody is calm. */
async function killOnce(server: RealServer, people: readonly Tortured[], chance: Chance): Promise<number> {
  let goesOn = true
  const acting = people.map(async (each, index) => {
    while (goesOn) {
      await each.act(chance)
      if (index === 0) await each.stretch()
      await pause(chance() * 40)
    }
  })
  await pause(chance() * LIFE_MS)
  await server.kill()
  const startedAt = performance.now()
  server.launch()
  // Now and then it does not live long enough to tell anybody.
  if (chance() < 0.2) {
    await pause(chance() * 600)
    await server.kill()
    server.launch()
  }
  await pause(chance() * LIFE_MS)
  goesOn = false
  await Promise.all(acting)
  await calm(people)
  return performance.now() - startedAt
}

async function calm(people: readonly Tortured[]): Promise<void> {
  const end = performance.now() + CALM_WITHIN_MS
  while (!(people.every((each) => each.isCalm) && areEqual(people))) {
    if (performance.now() > end)
      throw new Error(`not calm: ${people.map((each) => JSON.stringify(describe(each))).join('\n')}`)
    await pause(20)
  }
}

/** The same board and the same queue on every screen, and a room that knows exactly the cards of the board. */
function areEqual(people: readonly Tortured[]): boolean {
  const isKnown = (each: Tortured) =>
    JSON.stringify(each.knownCards()) ===
    JSON.stringify(
      each
        .cards()
        .map(({ id }) => id)
        .sort(),
    )
  if (!people.every(isKnown)) return false
  const boards = people.map((each) => JSON.stringify(each.cards().map((card) => [card.id, card.text])))
  const queues = people.map((each) => JSON.stringify(each.person.queue()))
  return new Set(boards).size === 1 && new Set(queues).size === 1
}

function compare(people: readonly Tortured[]): void {
  const everything = new Set(people.flatMap((each) => [...each.written]))
  const saved = people.flatMap((each) => [...each.saved])
  for (const each of people) compareCards(each, { everything, saved })
  compareHands(people)
  compareAgenda(people)
}

function compareCards(
  each: Tortured,
  { everything, saved }: { everything: Set<string>; saved: string[] },
): void {
  const texts = each.cards().map((card) => card.text)
  const there = new Set(texts)
  if (there.size !== texts.length) throw new Error(`doubled: ${texts.sort().join(', ')}`)
  for (const text of saved) if (!there.has(text)) throw new Error(`${text} was saved and is gone`)
  for (const text of texts) if (!everything.has(text)) throw new Error(`nobody wrote ${text}`)
}

function compareHands(people: readonly Tortured[]): void {
  const raised = people.filter((each) => each.isRaised).map((each) => each.person.name)
  const queue = people[0]?.person.queue() ?? []
  if ([...queue].sort().join() === raised.sort().join()) return
  throw new Error(`hands: ${queue} on the screen, ${raised} acknowledged`)
}

function compareAgenda([facilitator]: readonly Tortured[]): void {
  const room = facilitator?.person.room.getSnapshot()
  if (facilitator === undefined || room?.kind !== 'in' || room.view.agenda.index === null)
    throw new Error('the agenda does not run any more')
  const { steps, index } = room.view.agenda
  const before = facilitator.stepLengthMs ?? PLANNED[index]?.plannedMs ?? 0
  const added = Math.round(((steps[index]?.lengthMs ?? 0) - before) / 60_000)
  if (added === facilitator.stretched) return
  throw new Error(`${added} minutes on the screen, ${facilitator.stretched} acknowledged`)
}

/** What a step of the default conversation takes before anybody makes it longer. */
const PLANNED = planSteps(communityConversation, 90)

function describe(each: Tortured): object {
  const room = each.person.room.getSnapshot()
  const { status, saved } = each.board.getSnapshot()
  return {
    name: each.person.name,
    room: room.kind === 'in' ? room.connection : room,
    status,
    saved,
    cards: each.cards().length,
    known: each.knownCards().length,
    unsaved: each.cards().filter((card) => !card.saved).length,
    queue: each.person.queue(),
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
