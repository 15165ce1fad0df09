import { describe, expect, test } from 'vitest'
import { Earshot } from '../../../server/practice/earshot.ts'
import type { Glance } from '../../../server/practice/glance.ts'
import type { Wish } from '../../../server/practice/wish.ts'
import type { SeatId } from '../../../shared/ids.ts'
import { at, commandsOf, kindsOf, type Looked, live, OPEN_FLOOR, typesOf } from '../../support/livedMind.ts'
import { MINUTE, SECOND } from '../../support/roomKit.ts'

const AT_TABLE: Partial<Glance> = {
  mode: 'pairs',
  canRaise: false,
  table: { isSomebodyTalking: false },
}
const outside = (free: 'seats' | 'open-seat' | 'none'): Partial<Glance> => ({
  mode: 'fishbowl',
  canRaise: false,
  circle: { isInside: false, free },
})
const inside = (free: 'seats' | 'open-seat' | 'none'): Partial<Glance> => ({
  mode: 'fishbowl',
  circle: { isInside: true, free },
})
const SEEDS = Array.from({ length: 20 }, (_, seed) => seed)

const sounds = (looked: readonly Looked[]) =>
  looked.filter(({ wish }) => wish.kind === 'speak' || wish.kind === 'fall-silent')

/** How long they spoke in all. */
function spokenMs(looked: readonly Looked[], forMs: number): number {
  let sum = 0
  let since: number | null = null
  for (const { at: now, wish } of sounds(looked)) {
    if (wish.kind === 'speak') since = now
    else if (since !== null) sum += now - since
    if (wish.kind === 'fall-silent') since = null
  }
  return since === null ? sum : sum + forMs - since
}

const isSitting = (wish: Wish) => wish.kind === 'command' && wish.command.type === 'fishbowl.sit'

describe('at a table', () => {
  test.each(['Otto', 'Bo', 'Amal', 'Grace', 'Jun', 'Lena'])('%s talks there, without any queue', (who) => {
    const looked = live(who, 10 * MINUTE, at(AT_TABLE))
    expect(sounds(looked).length).toBeGreaterThan(1)
    expect(typesOf(looked).filter((type) => type !== 'listening.choose')).toEqual([])
  })

  test('Otto talks most of the time and Grace says little', () => {
    const forMs = 20 * MINUTE
    const share = (who: string) => spokenMs(live(who, forMs, at(AT_TABLE)), forMs) / forMs
    expect(share('Otto')).toBeGreaterThan(0.8)
    expect(share('Lena')).toBeGreaterThan(0.25)
    expect(share('Grace')).toBeLessThan(0.15)
  })

  test('nobody begins while somebody else talks', () => {
    const looked = live('Otto', 10 * MINUTE, at({ ...AT_TABLE, table: { isSomebodyTalking: true } }))
    expect(kindsOf(looked)).not.toContain('speak')
  })

  test.each([
    ['everybody comes back', { table: null }],
    ['there is a pause', { isHushed: true }],
    ['they are given the floor', { table: null, turn: 'turn' }],
  ] as const)('a sentence ends when %s', (_, change) => {
    const see = (now: number): Glance => ({
      ...OPEN_FLOOR,
      ...AT_TABLE,
      ...(now >= 30 * SECOND && change),
    })
    const looked = sounds(live('Otto', 30 * SECOND, see))
    expect(looked.at(-1)).toEqual({ at: 30 * SECOND, wish: { kind: 'fall-silent' } })
  })

  test('whoever talks is heard at the same table and nowhere else', () => {
    const [otto, bo] = ['otto', 'bo'] as SeatId[] as [SeatId, SeatId]
    const earshot = new Earshot()
    earshot.begin(otto, 'table 0')
    expect(earshot.hearsOther(bo, 'table 0')).toBe(true)
    expect(earshot.hearsOther(bo, 'table 1')).toBe(false)
    expect(earshot.hearsOther(otto, 'table 0')).toBe(false)
    earshot.end(otto)
    expect(earshot.hearsOther(bo, 'table 0')).toBe(false)
  })
})

describe('where an inner circle speaks', () => {
  const sits = (who: string, glance: Partial<Glance>, forMs = 10 * MINUTE) =>
    SEEDS.filter((seed) => live(who, forMs, at(glance), seed).some(({ wish }) => isSitting(wish))).length

  test('they sit down in it, each in their own way, and Grace and Bo do not', () => {
    expect(sits('Otto', outside('seats'), MINUTE)).toBeGreaterThan(15)
    expect(sits('Lena', outside('seats'))).toBe(SEEDS.length)
    expect(sits('Amal', outside('seats'))).toBeLessThan(SEEDS.length)
    expect(sits('Amal', outside('seats'))).toBeGreaterThan(0)
    for (const who of ['Grace', 'Bo']) expect(sits(who, outside('seats')), who).toBe(0)
  })

  test('the open seat is left open, and nobody sits down where none is free', () => {
    for (const who of ['Otto', 'Bo', 'Amal', 'Grace', 'Jun', 'Lena']) {
      expect(sits(who, outside('open-seat')), who).toBe(0)
      expect(sits(who, outside('none')), who).toBe(0)
    }
  })

  test('Bo takes the open seat after an invitation, or with a hand up, and Grace not even then', () => {
    const invited = (now: number): Glance => ({
      ...OPEN_FLOOR,
      ...(now < MINUTE
        ? { asks: [{ kind: 'invitation', key: 'invitation 1', id: 1 }] }
        : outside('open-seat')),
    })
    for (const seed of SEEDS) {
      for (const who of ['Bo', 'Grace']) {
        const looked = live(who, 10 * MINUTE, invited, seed)
        const saidYes = commandsOf(looked).some(
          (command) => command.type === 'nudge.answer' && command.answer === 'queue',
        )
        expect(
          looked.some(({ wish }) => isSitting(wish)),
          who,
        ).toBe(saidYes)
      }
    }
    expect(sits('Bo', { ...outside('open-seat'), isHandUp: true })).toBe(SEEDS.length)
    expect(sits('Grace', { ...outside('open-seat'), isHandUp: true })).toBe(0)
  })

  test('inside they raise hands as on an open floor, and outside nobody does', () => {
    expect(typesOf(live('Lena', 10 * MINUTE, at(inside('seats'))))).toContain('queue.raise')
    for (const seed of SEEDS)
      expect(typesOf(live('Lena', 10 * MINUTE, at(outside('none')), seed))).not.toContain('queue.raise')
  })

  test('they rise after a while, and not while it is their turn or about to be', () => {
    const rose = (glance: Partial<Glance>) =>
      live('Lena', 20 * MINUTE, at({ ...inside('seats'), canRaise: false, ...glance })).filter(
        ({ wish }) => wish.kind === 'command' && wish.command.type === 'fishbowl.rise',
      )
    expect(rose({})[0]?.at).toBeGreaterThanOrEqual(3 * MINUTE)
    expect(rose({})[0]?.at).toBeLessThanOrEqual(6 * MINUTE + SECOND)
    for (const busy of [{ turn: 'turn' }, { isHandUp: true }, { isHushed: true }] as const)
      expect(rose(busy)).toEqual([])
  })

  test('whoever has spoken makes room sooner where all seats are taken; Otto does not', () => {
    const see = (now: number): Glance => ({
      ...OPEN_FLOOR,
      ...inside('none'),
      canRaise: false,
      turn: now < 55 * SECOND ? 'turn' : null,
    })
    const rises = (who: string) =>
      SEEDS.filter((seed) => typesOf(live(who, 170 * SECOND, see, seed)).includes('fishbowl.rise')).length
    expect(rises('Lena')).toBeGreaterThan(10)
    expect(rises('Otto')).toBe(0)
  })
})
