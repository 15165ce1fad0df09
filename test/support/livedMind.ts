import { createChance } from '../../server/practice/chance.ts'
import type { Glance } from '../../server/practice/glance.ts'
import { newMind, think } from '../../server/practice/mind.ts'
import { CHARACTERS } from '../../server/practice/temperament.ts'
import type { Wish } from '../../server/practice/wish.ts'
import type { PersonCommand } from '../../shared/room/commands.ts'
import { SECOND } from './roomKit.ts'

export const OPEN_FLOOR: Glance = {
  phase: 'running',
  mode: 'open_floor',
  column: 'aspirations',
  turn: null,
  isHandUp: false,
  canRaise: true,
  canReply: false,
  isHushed: false,
  table: null,
  circle: null,
  asks: [],
}

export type Looked = { readonly at: number; readonly wish: Wish }

/** A pretend person who looks once a second at what `see` shows them. */
export function live(name: string, forMs: number, see: (at: number) => Glance, seed = 1): Looked[] {
  const temperament = CHARACTERS.find((character) => character.name === name)?.temperament
  if (temperament === undefined) throw new Error(`nobody is called ${name}`)
  const chance = createChance(seed)
  let mind = newMind(temperament, { now: 0, chance })
  const looked: Looked[] = []
  for (let at = 0; at <= forMs; at += SECOND) {
    const thought = think(temperament, mind, see(at), { now: at, chance })
    mind = thought.mind
    for (const wish of thought.wishes) looked.push({ at, wish })
  }
  return looked
}

export const at = (glance: Partial<Glance>) => () => ({ ...OPEN_FLOOR, ...glance })
export const commandsOf = (looked: readonly Looked[]): PersonCommand[] =>
  looked.flatMap(({ wish }) => (wish.kind === 'command' ? [wish.command] : []))
export const typesOf = (looked: readonly Looked[]) => commandsOf(looked).map((command) => command.type)
export const kindsOf = (looked: readonly Looked[]) => looked.map(({ wish }) => wish.kind)
