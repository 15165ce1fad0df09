import { SPEECH_SIGN_MS } from '../../shared/protocol.ts'
import { openVoiceWay, type VoiceWay } from '../media/voiceLine.ts'
import { createChance } from './chance.ts'
import { Earshot } from './earshot.ts'
import { PretendPerson } from './pretendPerson.ts'
import { CHARACTERS, type Character } from './temperament.ts'
import { SAMPLE_RATE } from './voice.ts'
import { Words } from './words.ts'

/** What is needed to bring the six into their room. Told once, never on a command line: it holds their cookies. */
export type Invitation = {
  readonly url: string
  readonly origin: string
  readonly conversation: string
  /** One for each character, in their order; null for whoever has no seat any more. */
  readonly cookies: readonly (string | null)[]
  readonly seed: number
  /** How much faster than life they live: 1 in a room for people, more in tests. */
  readonly pace: number
  /** Should they be heard in the call? */
  readonly hasVoices: boolean
}

export type PretendOptions = {
  /** Who they are; the six of a practice room unless said otherwise. */
  readonly characters?: readonly Character[]
  /** The room is no more for any of them. */
  readonly onOver?: () => void
}

export type PretendPeople = {
  readonly people: readonly PretendPerson[]
  /** Why nobody hears them; null when they are heard, or were not meant to be. */
  readonly whySilent: string | null
  close(): Promise<void>
}

/** How often they look at the room, in their own time and at most in ours. */
const LOOK_MS = 1_000
const SHORTEST_LOOK_MS = 50
/** A room hears a little more often than this from one device, and what is said oftener not at all. */
const SHORTEST_SIGN_MS = 300

/** Brings them into their room; from then on they live by themselves, until they are sent home or the room ends. */
export async function bringPretendPeople(
  invitation: Invitation,
  { characters = CHARACTERS, onOver }: PretendOptions = {},
): Promise<PretendPeople> {
  const { url, origin, conversation, cookies, seed, pace, hasVoices } = invitation
  const opened = hasVoices ? await openVoiceWay({ url, origin, sampleRate: SAMPLE_RATE }) : null
  const voices: VoiceWay | null = opened?.ok ? opened.way : null
  const chance = createChance(seed)
  const signMs = Math.max(SHORTEST_SIGN_MS, SPEECH_SIGN_MS / pace)
  const company = { words: new Words(chance), chance, earshot: new Earshot(), voices, signMs }
  const people = characters.flatMap((character, index) => {
    const cookie = cookies[index]
    return cookie == null
      ? []
      : [new PretendPerson(character, { url, origin, conversation, cookie }, company)]
  })
  const looks = setInterval(
    () => {
      const now = performance.now() * pace
      for (const person of people) person.look(now)
      if (!people.every((person) => person.isOver)) return
      clearInterval(looks)
      onOver?.()
    },
    Math.max(SHORTEST_LOOK_MS, LOOK_MS / pace),
  )
  return {
    people,
    whySilent: opened === null || opened.ok ? null : opened.why,
    async close() {
      clearInterval(looks)
      for (const person of people) person.close()
      await voices?.close()
    },
  }
}
