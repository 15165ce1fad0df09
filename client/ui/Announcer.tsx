import { createContext, type ReactNode, useContext, useEffect, useState, useSyncExternalStore } from 'react'
import { type Store, ValueStore } from '../net/store.ts'
import {
  type Announcement,
  type AnnouncerState,
  enqueue,
  nextSpoken,
  quietAnnouncer,
  type Spoken,
} from './announcements.ts'

/** What the two regions say now. */
type Said = { readonly polite: string; readonly urgent: string }

export type Clock = {
  now(): number
  /** Returns how to call it off. */
  after(delayMs: number, act: () => void): () => void
}

const wallClock: Clock = {
  now: () => Date.now(),
  after: (delayMs, act) => {
    const timer = setTimeout(act, delayMs)
    return () => clearTimeout(timer)
  },
}

/** Says sentences one after another, never more than people can listen to. */
export class Announcer {
  readonly #said = new ValueStore<Said>({ polite: '', urgent: '' })
  readonly #clock: Clock
  #state: AnnouncerState = quietAnnouncer
  #callOff: (() => void) | null = null

  constructor(clock: Clock = wallClock) {
    this.#clock = clock
  }

  get said(): Store<Said> {
    return this.#said
  }

  announce = (announcement: Announcement | string): void => {
    const sentence = typeof announcement === 'string' ? { text: announcement } : announcement
    this.#state = enqueue(this.#state, sentence, this.#clock.now())
    this.#speak()
  }

  close(): void {
    this.#callOff?.()
  }

  #speak(): void {
    this.#callOff?.()
    this.#callOff = null
    const { state, spoken, wakeAt } = nextSpoken(this.#state, this.#clock.now())
    this.#state = state
    if (spoken !== null) this.#say(spoken)
    if (wakeAt === null) return
    const delayMs = Math.max(0, wakeAt - this.#clock.now())
    this.#callOff = this.#clock.after(delayMs, () => this.#speak())
  }

  #say({ text, urgent }: Spoken): void {
    const said = this.#said.getSnapshot()
    const line = urgent ? 'urgent' : 'polite'
    // A sentence that comes again has to be another text, or nobody hears it: a space that is not seen.
    this.#said.set({ ...said, [line]: said[line] === text ? `${text}\u00a0` : text })
  }
}

const AnnouncerContext = createContext<Announcer | null>(null)

/** Mounts the two regions once, at the root: a region that comes with its words is not read out. */
export function AnnouncerRoot({ children }: { children: ReactNode }) {
  const [announcer] = useState(() => new Announcer())
  useEffect(() => () => announcer.close(), [announcer])
  return (
    <AnnouncerContext value={announcer}>
      {children}
      <Regions said={announcer.said} />
    </AnnouncerContext>
  )
}

function Regions({ said }: { said: Store<Said> }) {
  const { polite, urgent } = useSyncExternalStore(said.subscribe, said.getSnapshot)
  return (
    <>
      <div className="hidden-text" role="status">
        {polite}
      </div>
      <div className="hidden-text" role="alert">
        {urgent}
      </div>
    </>
  )
}

/** How a screen has something read out. */
export function useAnnounce(): (announcement: Announcement | string) => void {
  const announcer = useContext(AnnouncerContext)
  if (announcer === null) throw new Error('there is no AnnouncerRoot around this screen')
  return announcer.announce
}
