import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Ask, Glance } from '../../../server/practice/glance.ts'
import { CHARACTERS } from '../../../server/practice/temperament.ts'
import { MODES } from '../../../shared/templates/template.ts'
import { at, commandsOf, kindsOf, live, OPEN_FLOOR, typesOf } from '../../support/livedMind.ts'
import { MINUTE, SECOND } from '../../support/roomKit.ts'

const ask = fc.oneof(
  fc.record({ key: fc.string(), kind: fc.constant('invitation' as const), id: fc.nat() }),
  fc.record({
    key: fc.string(),
    kind: fc.constantFrom('round', 'offer', 'keeping', 'hand', 'wish', 'pulse', 'closing'),
  }),
) as fc.Arbitrary<Ask>
const glance: fc.Arbitrary<Glance> = fc.record({
  phase: fc.constantFrom('gathering', 'running', 'ended'),
  mode: fc.option(fc.constantFrom(...MODES)),
  column: fc.option(fc.constantFrom('aspirations', 'trust')),
  turn: fc.option(fc.constantFrom('turn', 'reply', 'round')),
  isHandUp: fc.boolean(),
  canRaise: fc.boolean(),
  canReply: fc.boolean(),
  isHushed: fc.boolean(),
  table: fc.option(fc.record({ isSomebodyTalking: fc.boolean() })),
  circle: fc.option(
    fc.record({ isInside: fc.boolean(), free: fc.constantFrom('seats', 'open-seat', 'none') }),
  ),
  asks: fc.uniqueArray(ask, { maxLength: 3, selector: ({ key }) => key }),
})
/** Each for ten seconds, and again from the first. */
function slowly(glances: readonly Glance[]): (at: number) => Glance {
  return (now) => glances[Math.floor(now / (10 * SECOND)) % glances.length] ?? OPEN_FLOOR
}

const name = fc.constantFrom(...CHARACTERS.map((character) => character.name))

describe('what pretend people wish', () => {
  test('P-5 the same glances, time and seed lead to the same wishes', () => {
    fc.assert(
      fc.property(name, fc.array(glance, { minLength: 1 }), fc.nat(), (who, glances, seed) => {
        const see = (now: number) => glances[(now / SECOND) % glances.length] ?? OPEN_FLOOR
        expect(live(who, MINUTE, see, seed)).toEqual(live(who, MINUTE, see, seed))
      }),
    )
  })

  test('whatever they see, they speak and fall silent by turns', () => {
    fc.assert(
      fc.property(name, fc.array(glance, { minLength: 1 }), fc.nat(), (who, glances, seed) => {
        const sounds = kindsOf(live(who, 5 * MINUTE, slowly(glances), seed)).filter(
          (kind) => kind === 'speak' || kind === 'fall-silent',
        )
        for (const [index, kind] of sounds.entries()) {
          expect(kind).toBe(index % 2 === 0 ? 'speak' : 'fall-silent')
        }
      }),
    )
  })

  test('whatever they see, they are done only with a turn of theirs, and are not cut off in one', () => {
    fc.assert(
      fc.property(name, fc.array(glance, { minLength: 1 }), fc.nat(), (who, glances, seed) => {
        const see = slowly(glances)
        for (const { at: now, wish } of live(who, 5 * MINUTE, see, seed)) {
          if (wish.kind === 'drop') expect(see(now).turn).toBeNull()
          if (wish.kind === 'command' && wish.command.type === 'floor.done') {
            expect(see(now).turn).not.toBeNull()
          }
        }
      }),
    )
  })

  test('nobody wishes anything once the conversation has ended', () => {
    for (const character of CHARACTERS) {
      expect(live(character.name, MINUTE, at({ phase: 'ended' }))).toEqual([])
    }
  })
})

describe('temperaments', () => {
  test('Otto wants the floor at once and keeps it for four minutes or more', () => {
    expect(live('Otto', MINUTE, at({})).some(({ wish }) => wish.kind === 'command')).toBe(true)
    const turn = live('Otto', 6 * MINUTE, at({ turn: 'turn', canRaise: false }))
    const [speaks, silent] = turn
    expect([speaks?.wish.kind, silent?.wish.kind]).toEqual(['speak', 'fall-silent'])
    expect((silent?.at ?? 0) - (speaks?.at ?? 0)).toBeGreaterThanOrEqual(4 * MINUTE)
  })

  test.each(['Bo', 'Grace'])('%s never raises a hand', (who) => {
    const seeds = Array.from({ length: 20 }, (_, seed) => seed)
    const hour = seeds.flatMap((seed) => typesOf(live(who, 60 * MINUTE, at({ canReply: true }), seed)))
    expect(hour).not.toContain('queue.raise')
  })

  test('Bo answers an invitation, now one way and now another, and only once', () => {
    const invited = at({ asks: [{ kind: 'invitation', key: 'invitation 1', id: 1 }] })
    const answers = Array.from({ length: 40 }, (_, seed) =>
      commandsOf(live('Bo', 2 * MINUTE, invited, seed)).flatMap((command) =>
        command.type === 'nudge.answer' ? [command.answer] : [],
      ),
    )
    expect(answers.every((given) => given.length <= 1)).toBe(true)
    expect(new Set(answers.map(([given]) => given))).toEqual(
      new Set(['queue', 'write', 'not-now', undefined]),
    )
  })

  test('Amal writes a card a minute, and more in a quiet step', () => {
    const cards = (glanceThen: Partial<Glance>) =>
      live('Amal', 20 * MINUTE, at(glanceThen)).filter(({ wish }) => wish.kind === 'write').length
    expect(cards({})).toBeGreaterThan(10)
    expect(cards({ mode: 'silent_writing', canRaise: false })).toBeGreaterThan(cards({}))
    expect(cards({ mode: 'break', canRaise: false })).toBe(0)
  })

  test('Grace says first that she listens by choice, and says it to an invitation', () => {
    const [first] = commandsOf(live('Grace', SECOND, at({})))
    expect(first).toEqual({ type: 'listening.choose', choice: 'listening' })
    const invited = at({ asks: [{ kind: 'invitation', key: 'invitation 7', id: 7 }] })
    expect(commandsOf(live('Grace', MINUTE, invited))).toContainEqual({
      type: 'nudge.answer',
      id: 7,
      answer: 'listening',
    })
  })

  test('Jun loses the connection for forty seconds now and then, but not in the middle of a turn', () => {
    const drops = live('Jun', 30 * MINUTE, at({ canRaise: false })).filter(({ wish }) => wish.kind === 'drop')
    expect(drops.length).toBeGreaterThanOrEqual(5)
    expect(drops[0]?.wish).toEqual({ kind: 'drop', forMs: 40 * SECOND })
    expect(kindsOf(live('Jun', 30 * MINUTE, at({ turn: 'turn', canRaise: false })))).not.toContain('drop')
  })

  test('Lena raises a hand about once a minute, and lowers one that nobody calls', () => {
    const raised = typesOf(live('Lena', 20 * MINUTE, at({}))).filter((type) => type === 'queue.raise')
    expect(raised.length).toBeGreaterThan(10)
    expect(raised.length).toBeLessThan(45)
    const waiting = typesOf(live('Lena', 6 * MINUTE, at({ isHandUp: true })))
    expect(waiting).toEqual(['queue.lower'])
  })
})

describe('turns', () => {
  test('a turn begins after a breath, and ends by saying so', () => {
    const looked = live('Lena', 51 * SECOND, at({ turn: 'turn', canRaise: false }))
    expect(kindsOf(looked).slice(0, 3)).toEqual(['speak', 'fall-silent', 'command'])
    expect(looked[0]?.at).toBe(2 * SECOND)
    expect(typesOf(looked)[0]).toBe('floor.done')
  })

  test.each([
    ['the floor has gone', { turn: null }],
    ['there is a pause', { isHushed: true }],
  ] as const)('stops when %s', (_, change) => {
    const see = (now: number): Glance => ({
      ...OPEN_FLOOR,
      canRaise: false,
      turn: 'turn',
      ...(now >= 10 * SECOND && change),
    })
    const looked = live('Otto', 20 * SECOND, see).filter(({ wish }) => wish.kind !== 'write')
    expect(looked.map((each) => [each.wish.kind, each.at])).toEqual([
      ['speak', 2 * SECOND],
      ['fall-silent', 10 * SECOND],
    ])
  })

  test('a go in a round is spoken, passed or put off, and answered again only when it is still theirs', () => {
    const asks: Ask[] = [{ kind: 'round', key: 'round 3 false' }]
    const round = at({ canRaise: false, mode: 'go_round', asks })
    const given = Array.from({ length: 60 }, (_, seed) => {
      const looked = live('Bo', MINUTE, round, seed)
      expect(looked[0]?.at).toBeGreaterThanOrEqual(4 * SECOND)
      expect((looked[1]?.at ?? 0) - (looked[0]?.at ?? 0)).toBeGreaterThanOrEqual(4 * SECOND)
      return commandsOf(looked)
    })
    expect(new Set(given.flat().map((command) => JSON.stringify(command)))).toEqual(
      new Set([
        '{"type":"round.speak"}',
        '{"type":"round.pass","how":"pass"}',
        '{"type":"round.pass","how":"later"}',
      ]),
    )
  })

  test('nobody pretend keeps the turns', () => {
    for (const { name: who } of CHARACTERS) {
      const looked = commandsOf(
        live(who, MINUTE, at({ canRaise: false, asks: [{ kind: 'keeping', key: 'k' }] })),
      )
      expect(looked.filter(({ type }) => type.startsWith('keeping.'))).toEqual([{ type: 'keeping.decline' }])
    }
  })
})
