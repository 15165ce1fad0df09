import type { SeatId } from '../../shared/ids.ts'
import type { Answer, Patch, ViewChanges, Welcome } from '../../shared/protocol.ts'
import type { PersonCommand } from '../../shared/room/commands.ts'
import type { RawSocket, Tap } from './sockets.ts'

type Line = { readonly room: string; readonly seat: SeatId; readonly asked: Map<string, Said> }
type Said = {
  readonly command: PersonCommand
  readonly seat: SeatId
  readonly at: number
  readonly waiting: Set<Line>
}

/** What the benchmark does with a command as soon as it leaves: the peer is told the same at the same moment. */
export type OnSaid = (room: string, seat: SeatId, text: string) => void

const OUTGOING = /^42(\d*)(\["command".*)$/s
const INCOMING = /^42(\["(?:welcome|patch)".*)$/s
const ANSWERED = /^43(\d+)(\[.*)$/s

/**
 * How long it takes from a command that leaves one socket to the change that every other socket of its room is told:
 * of commands that all can see the consequence of.
 */
export class RoomLedger implements Tap {
  readonly times: number[] = []
  commands = 0
  deliveries = 0
  patchBytes = 0
  isOpen = false
  readonly #lines = new Map<RawSocket, Line>()
  readonly #rooms = new Map<string, Set<Said>>()
  readonly #onSaid: OnSaid

  constructor(onSaid: OnSaid) {
    this.#onSaid = onSaid
  }

  /** Commands whose consequence somebody has not been told. */
  get unseen(): number {
    return [...this.#rooms.values()].reduce((sum, said) => sum + said.size, 0)
  }

  sent(socket: RawSocket, text: string, at: number): void {
    const line = this.#lines.get(socket)
    const [, id = '', said] = OUTGOING.exec(text) ?? []
    if (line === undefined || said === undefined || !this.isOpen) return
    this.#onSaid(line.room, line.seat, said)
    this.commands += 1
    const [, { command }] = JSON.parse(said) as [string, { command: PersonCommand }]
    if (!isSeenByAll(command)) return
    const waiting = new Set(
      [...this.#lines.values()].filter((each) => each.room === line.room && each !== line),
    )
    const entry = { command, seat: line.seat, at, waiting }
    this.#saidIn(line.room).add(entry)
    line.asked.set(id, entry)
  }

  heard(socket: RawSocket, text: string, at: number): void {
    const [, said] = INCOMING.exec(text) ?? []
    if (said !== undefined) this.#takeNews(socket, said, at)
    else this.#takeAnswer(socket, text)
  }

  closed(socket: RawSocket): void {
    const line = this.#lines.get(socket)
    this.#lines.delete(socket)
    if (line !== undefined) for (const said of this.#saidIn(line.room)) this.#forget(line, said)
  }

  #takeNews(socket: RawSocket, text: string, at: number): void {
    const [event, news] = JSON.parse(text) as ['welcome', Welcome] | ['patch', Patch]
    if (event === 'welcome') {
      const { conversation, me } = news.view
      if (!this.#lines.has(socket))
        this.#lines.set(socket, { room: conversation.id, seat: me.seat, asked: new Map() })
      return
    }
    const line = this.#lines.get(socket)
    if (line === undefined || !this.isOpen) return
    this.deliveries += 1
    this.patchBytes += text.length
    for (const said of this.#saidIn(line.room)) {
      if (!said.waiting.has(line) || !isShown(said, news.changes)) continue
      this.times.push(at - said.at)
      this.#forget(line, said)
    }
  }

  /** A command that was refused has no consequence to wait for. */
  #takeAnswer(socket: RawSocket, text: string): void {
    const line = this.#lines.get(socket)
    const [, id = '', answers = ''] = ANSWERED.exec(text) ?? []
    const said = line?.asked.get(id)
    if (line === undefined || said === undefined) return
    line.asked.delete(id)
    const [answer] = JSON.parse(answers) as [Answer]
    if (!answer.ok) this.#saidIn(line.room).delete(said)
  }

  #forget(line: Line, said: Said): void {
    said.waiting.delete(line)
    if (said.waiting.size === 0) this.#saidIn(line.room).delete(said)
  }

  #saidIn(room: string): Set<Said> {
    const said = this.#rooms.get(room) ?? new Set()
    this.#rooms.set(room, said)
    return said
  }
}

function isSeenByAll({ type }: PersonCommand): boolean {
  return type === 'queue.raise' || type === 'queue.lower' || type === 'floor.done' || type === 'floor.give'
}

/** Is this what came of it? Each of these changes one part of everybody's view, and this is that change. */
function isShown({ command, seat }: Said, { queue, floor }: ViewChanges): boolean {
  const isWaiting = queue?.order.some((hand) => hand.seat === seat)
  switch (command.type) {
    case 'queue.raise':
      return isWaiting === true
    case 'queue.lower':
      return isWaiting === false
    case 'floor.done':
      return floor !== undefined && floor.holder !== seat
    default:
      return floor !== undefined && floor.holder !== null
  }
}
