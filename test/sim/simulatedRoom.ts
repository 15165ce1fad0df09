import type { SeatId } from '../../shared/ids.ts'
import type { PersonCommand, ServerCommand } from '../../shared/room/commands.ts'
import { nextWakeAt } from '../../shared/room/deadlines.ts'
import type { RoomEvent } from '../../shared/room/events.ts'
import type { NudgeReason } from '../../shared/room/state/talk.ts'
import { WINDOW_MS, wasHeard } from '../../shared/talk/ledger.ts'
import { ratiosInWindow } from '../../shared/talk/measures.ts'
import { RoomKit } from '../support/roomKit.ts'
import { Dice } from './dice.ts'
import { HandLog } from './handLog.ts'
import { MEDIAN_TURN_MS, type Model, READING_MS, type Rule, SHORTEST_TURN_MS } from './model.ts'

/** What came of one room. */
export type RoomRecord = {
  /** Milliseconds of each person, the liveliest first. */
  readonly talkMs: readonly number[]
  readonly longestWaitMs: number
  readonly mostOvertakes: number
  /** How many people were heard, for each step. */
  readonly heard: readonly number[]
  readonly invitations: readonly Invitation[]
}

/** An invitation, and what the room was like when it came, measured from outside. */
export type Invitation = {
  readonly seat: SeatId
  readonly at: number
  readonly step: number
  readonly sinceStepMs: number
  readonly reason: NudgeReason
  /** Share ratios of everybody in the last quarter of an hour. */
  readonly ratios: readonly number[]
  /** How many were not heard on this step. */
  readonly unheard: number
}

export type Wish = {
  readonly model: Model
  readonly rule: Rule
  readonly seed: number
  readonly invitations: 'on' | 'off'
}

/** How often a device that hears somebody speak tells of it here. A real one does twice as often; that costs time. */
const TELL_EVERY_MS = 10_000

const NAMES = ['Ana', 'Bo', 'Cleo', 'Dov', 'Esi', 'Finn', 'Gita', 'Hugo']

type Happening =
  | { readonly at: number; readonly what: 'turn ends' | 'speech' | 'wake' | 'time up' }
  | { readonly at: number; readonly what: 'hand'; readonly seat: SeatId }
  | { readonly at: number; readonly what: 'answer'; readonly seat: SeatId; readonly id: number }

/** One conversation of simulated people, decided by the real engine under a clock of its own. */
export class SimulatedRoom {
  readonly #room = new RoomKit()
  readonly #hands = new HandLog()
  readonly #dice: Dice
  readonly #model: Model
  readonly #rule: Rule
  readonly #facilitator: SeatId
  readonly #people: readonly SeatId[]
  /** When somebody who neither waits nor speaks will raise a hand. */
  readonly #plans = new Map<SeatId, number>()
  readonly #invitations: Invitation[] = []
  #answer: {
    readonly at: number
    readonly what: 'answer'
    readonly seat: SeatId
    readonly id: number
  } | null = null
  #eventsRead = 0
  #stepBeganAt = 0
  #turnEndsAt = Number.POSITIVE_INFINITY
  /** Up to when the holder's device has told of their speech. */
  #toldUntil = Number.POSITIVE_INFINITY

  constructor({ model, rule, seed, invitations }: Wish) {
    this.#model = model
    this.#rule = rule
    this.#dice = new Dice(seed)
    this.#facilitator = this.#room.join('Ines', 'facilitator')
    this.#people = NAMES.slice(0, model.people).map((name) => this.#room.join(name))
    for (const seat of this.#people) this.#serve({ type: 'talk.report', seat, isReporting: true })
    if (invitations === 'off') this.#say(this.#facilitator, { type: 'nudges.switch', isOn: false })
    this.#layOutSteps()
  }

  /** Lets the whole conversation happen. */
  run(): RoomRecord {
    this.#people.forEach((seat, rank) => {
      this.#plans.set(seat, this.#room.now + Math.round(this.#model.firstGapMs(rank, this.#dice)))
    })
    this.#say(this.#facilitator, { type: 'agenda.start' })
    for (let step = 0; step < this.#model.steps; step += 1) {
      if (step > 0) this.#moveOn(step - 1)
      this.#setRule()
      this.#stepBeganAt = this.#room.now
      this.#talkUntil(this.#room.now + this.#model.stepMs)
    }
    this.#endTurn()
    return {
      talkMs: this.#people.map((seat) => this.#talkOf(seat)),
      longestWaitMs: this.#hands.longestWaitMs,
      mostOvertakes: this.#hands.mostOvertakes,
      heard: Array.from({ length: this.#model.steps }, (_, step) => this.#countHeard(stepKey(step))),
      invitations: this.#invitations,
    }
  }

  /** Open floor after open floor, with nothing else in the agenda: what is simulated is the queue. */
  #layOutSteps(): void {
    const { state } = this.#room
    const open = state.agenda.steps.find((step) => step.mode === 'open_floor')
    if (open === undefined) throw new Error('the template has no open floor')
    const steps = Array.from({ length: this.#model.steps }, (_, index) => ({
      ...open,
      key: stepKey(index),
      plannedMs: this.#model.stepMs,
    }))
    this.#room.state = { ...state, agenda: { ...state.agenda, steps } }
  }

  /** The turn that ran over the time is done, though its floor is freed by the new step. */
  #moveOn(seenIndex: number): void {
    this.#tellSpeech()
    this.#say(this.#facilitator, { type: 'agenda.next', seenIndex })
  }

  /** Each step begins with the rule of its mode; here all have the one that is simulated. */
  #setRule(): void {
    const rule = this.#rule === 'new_voices' ? 'new_voices' : 'first_hand'
    this.#say(this.#facilitator, { type: 'queue.set-rule', rule })
  }

  /** A step that has had its time goes on to the end of the turn: nobody is cut off. */
  #talkUntil(endsAt: number): void {
    for (;;) {
      this.#giveFreeFloor()
      const next = this.#lookAhead(endsAt)
      this.#room.pass(next.at - this.#room.now)
      if (next.what === 'time up' || (next.what === 'turn ends' && next.at >= endsAt)) return
      this.#letHappen(next)
    }
  }

  /** What comes next: somebody is done, raises a hand, or the room's own clock wakes it. */
  #lookAhead(endsAt: number): Happening {
    const { holder, now, state } = this.#room
    const never = Number.POSITIVE_INFINITY
    const moments: Happening[] = [
      { at: this.#turnEndsAt, what: 'turn ends' },
      { at: this.#toldUntil + TELL_EVERY_MS, what: 'speech' },
      { at: nextWakeAt(state, now) ?? never, what: 'wake' },
      ...[...this.#plans].map(([seat, at]) => ({ at, what: 'hand', seat }) as const),
      { at: holder === null ? Math.max(endsAt, now) : never, what: 'time up' },
    ]
    if (this.#answer !== null) moments.push(this.#answer)
    return moments.reduce((first, moment) => (moment.at < first.at ? moment : first))
  }

  #letHappen(next: Happening): void {
    if (next.what === 'turn ends') this.#endTurn()
    if (next.what === 'hand') this.#say(next.seat, { type: 'queue.raise', kind: 'point' })
    if (next.what === 'speech') this.#tellSpeech()
    if (next.what === 'answer') this.#accept(next.seat, next.id)
    if (next.what === 'wake') this.#serve({ type: 'room.wake' })
  }

  /** The holder is done. What we compare with goes past the line of the engine, through the facilitator. */
  #endTurn(): void {
    const { holder } = this.#room
    if (holder === null) return
    this.#tellSpeech()
    const picked = this.#rule === 'strict_least_heard' ? this.#leastHeard() : undefined
    if (picked === undefined) this.#say(holder, { type: 'floor.done' })
    else this.#say(this.#facilitator, { type: 'floor.give', to: picked, seenHolder: holder })
  }

  /** A facilitator who pays attention: where the floor is free and a hand is up, its person has it at once. */
  #giveFreeFloor(): void {
    if (this.#room.holder !== null || this.#hands.waiting.length === 0) return
    const to = this.#rule === 'strict_least_heard' ? (this.#leastHeard() ?? 'next') : 'next'
    this.#say(this.#facilitator, { type: 'floor.give', to, seenHolder: null })
  }

  #leastHeard(): SeatId | undefined {
    const byTalk = this.#hands.waiting.map((seat) => ({ seat, talkMs: this.#talkOf(seat) }))
    return byTalk.sort((one, other) => one.talkMs - other.talkMs)[0]?.seat
  }

  #say(seat: SeatId, command: PersonCommand): void {
    const answer = this.#room.do(seat, command)
    if (!answer.ok) throw new Error(`${command.type} was refused: ${answer.code}`)
    this.#notice()
  }

  #serve(command: ServerCommand): void {
    const answer = this.#room.serve(command)
    if (!answer.ok) throw new Error(`${command.type} was refused: ${answer.code}`)
    this.#notice()
  }

  /** The holder's device tells of the speech since it last did. */
  #tellSpeech(): void {
    const { holder, now } = this.#room
    if (holder === null || now <= this.#toldUntil) return
    const startAt = this.#toldUntil
    this.#toldUntil = now
    this.#serve({ type: 'talk.count', seat: holder, startAt, endAt: now })
  }

  /** Says yes to an invitation, unless their hand went up by itself in the meantime. */
  #accept(seat: SeatId, id: number): void {
    this.#answer = null
    if (this.#plans.has(seat)) this.#say(seat, { type: 'nudge.answer', id, answer: 'queue' })
  }

  #notice(): void {
    const news = this.#room.events.slice(this.#eventsRead)
    this.#eventsRead = this.#room.events.length
    for (const event of news) this.#take(event)
  }

  #take(event: RoomEvent): void {
    this.#hands.take(event)
    if (event.type === 'queue.raised') this.#plans.delete(event.seat)
    if (event.type === 'nudge.sent') this.#invite(event)
    if (event.type === 'floor.given') {
      this.#toldUntil = event.at
      this.#turnEndsAt = event.at + this.#lengthOfTurn()
    }
    if (event.type === 'floor.freed') {
      this.#toldUntil = Number.POSITIVE_INFINITY
      this.#turnEndsAt = Number.POSITIVE_INFINITY
      this.#plans.set(event.seat, event.at + this.#gapAfter(event.seat))
    }
  }

  #invite(event: Extract<RoomEvent, { type: 'nudge.sent' }>): void {
    const { seat, at, id, reason } = event
    const { phase } = this.#room.state.agenda
    const step = phase.kind === 'running' ? phase.index : -1
    const unheard = this.#people.length - this.#countHeard(stepKey(step))
    const ratios = this.#ratiosAt(at)
    this.#invitations.push({ seat, at, step, sinceStepMs: at - this.#stepBeganAt, reason, ratios, unheard })
    if (this.#dice.happens(this.#model.acceptance))
      this.#answer = { at: at + READING_MS, what: 'answer', seat, id }
  }

  #ratiosAt(at: number): number[] {
    const window = { startAt: at - WINDOW_MS, endAt: at }
    const turnsOf = (seat: SeatId) => this.#room.state.turns.filter((turn) => turn.seat === seat)
    const attendance = this.#people.map((seat) => ({ talk: turnsOf(seat), present: [window] }))
    return ratiosInWindow(attendance, window).map((ratio) => ratio ?? 1)
  }

  #lengthOfTurn(): number {
    const lengthMs = this.#dice.logNormal(MEDIAN_TURN_MS, this.#model.turnSpread)
    return Math.max(SHORTEST_TURN_MS, Math.round(lengthMs))
  }

  #gapAfter(seat: SeatId): number {
    return Math.round(this.#model.gapMs(this.#people.indexOf(seat), this.#dice))
  }

  #talkOf(seat: SeatId): number {
    return this.#room.state.turns
      .filter((turn) => turn.seat === seat)
      .reduce((total, turn) => total + turn.endAt - turn.startAt, 0)
  }

  #countHeard(step: string): number {
    return this.#people.filter((seat) => wasHeard(this.#room.state.turns, seat, step)).length
  }
}

function stepKey(index: number): string {
  return `part-${index + 1}`
}
