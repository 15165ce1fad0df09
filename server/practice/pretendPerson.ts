import { nanoid } from 'nanoid'
import type { SeatId } from '../../shared/ids.ts'
import type { RoomView } from '../../shared/room/view.ts'
import type { VoiceWay } from '../media/voiceLine.ts'
import { BoardWire } from './boardWire.ts'
import type { Chance } from './chance.ts'
import type { PretendDoor } from './door.ts'
import type { Earshot } from './earshot.ts'
import { placeOf, takeGlance } from './glance.ts'
import { lookAway, type Mind, type Moment, newMind, think } from './mind.ts'
import { RoomWire } from './roomWire.ts'
import type { Character } from './temperament.ts'
import { Voice } from './voice.ts'
import { VoiceBox } from './voiceBox.ts'
import type { Wish } from './wish.ts'
import type { Words } from './words.ts'

/** What the people of one room share. */
export type Company = {
  readonly words: Words
  readonly chance: Chance
  readonly earshot: Earshot
  /** Null where the call cannot be spoken into: then they are silent. */
  readonly voices: VoiceWay | null
  /** How often whoever speaks says that they go on. Milliseconds. */
  readonly signMs: number
}

/**
 * One pretend person on their seat: looks at what a browser would show them, thinks, and does what they wish by the
 * means that every browser has. Time comes from outside, so that a test can make an evening short.
 */
export class PretendPerson {
  readonly #character: Character
  readonly #door: PretendDoor
  readonly #company: Company
  readonly #room: RoomWire
  readonly #voice: VoiceBox | null
  #board: BoardWire | null = null
  #mind: Mind | null = null
  #returnsAt: number | null = null
  /** My seat, while I speak. */
  #speaker: SeatId | null = null
  #signs: NodeJS.Timeout | undefined

  constructor(character: Character, door: PretendDoor, company: Company) {
    this.#character = character
    this.#door = door
    this.#company = company
    const { voices, chance } = company
    this.#voice = voices === null ? null : new VoiceBox(door, voices, new Voice(character.voice, chance))
    this.#room = new RoomWire(door, {
      onIn: (boardClient) => this.#comeIn(boardClient),
      onOut: () => this.#goOut(),
      onOver: () => this.close(),
    })
  }

  get isOver(): boolean {
    return this.#room.isOver
  }

  /** What this person sees now; null while they are not connected. */
  get view(): RoomView | null {
    return this.#room.view
  }

  /** One look at the room. `now` is milliseconds of the practice room's own time. */
  look(now: number): void {
    const moment: Moment = { now, chance: this.#company.chance }
    if (this.#returnsAt !== null && now >= this.#returnsAt) {
      this.#returnsAt = null
      this.#room.comeBack()
    }
    const { view } = this.#room
    if (view === null) return
    // A server without a call need not be asked for passes again and again.
    if (this.#room.call === 'on') this.#voice?.enter(placeOf(view))
    const { temperament } = this.#character
    this.#mind ??= newMind(temperament, moment)
    const thought = think(temperament, this.#mind, takeGlance(view, this.#company.earshot), moment)
    this.#mind = thought.mind
    for (const wish of thought.wishes) this.#fulfil(wish, view, now)
  }

  close(): void {
    this.#goOut()
    this.#room.close()
  }

  #fulfil(wish: Wish, view: RoomView, now: number): void {
    switch (wish.kind) {
      case 'command':
        this.#room.send(wish.command)
        break
      case 'speak':
        this.#speak(view)
        break
      case 'fall-silent':
        this.#fallSilent()
        break
      case 'write':
        this.#write(wish, view)
        break
      case 'drop':
        this.#returnsAt = now + wish.forMs
        this.#room.cut()
    }
  }

  #write({ column, isQuiet }: Extract<Wish, { kind: 'write' }>, view: RoomView): void {
    const { writing } = view
    const lanes = [...(writing?.mine ?? []), ...(writing?.atTable?.cards ?? [])].map(({ text }) => text)
    const text = this.#company.words.take(column, new Set([...(this.#board?.written ?? []), ...lanes]))
    if (text === undefined) return
    const table = writing?.atTable?.table
    const card = { type: 'writing.put', id: nanoid(16), text, column } as const
    if (table !== undefined) this.#room.send({ ...card, table })
    else if (isQuiet) this.#room.send(card)
    else this.#board?.write(column, text, view.me.seat)
  }

  /** Says so at once, and again while it goes on, as the detector of a browser does. */
  #speak(view: RoomView): void {
    if (this.#speaker !== null) return
    this.#speaker = view.me.seat
    this.#company.earshot.begin(view.me.seat, placeOf(view))
    this.#voice?.speak()
    this.#room.tellSpeech(true)
    this.#signs = setInterval(() => this.#room.tellSpeech(true), this.#company.signMs)
  }

  #fallSilent(): void {
    if (this.#speaker === null) return
    this.#company.earshot.end(this.#speaker)
    this.#speaker = null
    clearInterval(this.#signs)
    this.#voice?.fallSilent()
    this.#room.tellSpeech(false)
  }

  #comeIn(boardClient: number): void {
    this.#board?.close()
    this.#board = new BoardWire(this.#door, boardClient)
    // A microphone that listens to itself: from now on speech is measured.
    this.#room.tellSpeech(false)
  }

  #goOut(): void {
    this.#fallSilent()
    if (this.#mind !== null) this.#mind = lookAway(this.#mind)
    this.#voice?.leave()
    this.#board?.close()
    this.#board = null
  }
}
