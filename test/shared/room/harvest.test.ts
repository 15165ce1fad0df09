import { beforeEach, describe, expect, test } from 'vitest'
import type { CardId } from '../../../shared/ids.ts'
import { CardKit } from '../../support/cardKit.ts'

const ONE = 'theme-number-one'
const TWO = 'theme-number-two'

let room: CardKit

/** Two themes and a harvest. */
beforeEach(() => {
  room = new CardKit()
  room.make([room.write(room.ana), room.write(room.bo)])
  room.make([room.write(room.cleo)], { id: TWO, sentence: 'Most places close too early.' })
  room.goTo(room.ines, 'harvest')
})

const state = (id = ONE) => room.theme(id)?.state

describe('reading back', () => {
  test('HV-1 everybody sees what is read, and going on settles it: nobody objected, so it is agreed', () => {
    expect(room.read()).toBe(true)
    for (const seat of room.others()) expect(room.see(seat).themes.reading).toBe(ONE)
    expect(room.theme()).toMatchObject({ state: 'candidate', hasBeenRead: false })
    expect(room.read(TWO)).toBe(true)
    expect(room.theme()).toMatchObject({ state: 'agreed', hasBeenRead: true })
    expect(room.read(null)).toBe(true)
    expect(state(TWO)).toBe('agreed')
    expect(room.see(room.dee).themes.reading).toBeNull()
  })

  test('HV-1 what somebody objects to stays open', () => {
    room.read()
    room.object(room.dee, 'open')
    room.read(null)
    expect(state()).toBe('left-open')
    room.try(room.ines, { type: 'theme.because', id: ONE, text: 'Two of us would start smaller.' })
    expect(room.theme()?.because).toBe('Two of us would start smaller.')
    expect(room.try(room.ana, { type: 'theme.because', id: ONE, text: 'No.' })).toBe('role/not-allowed')
    const tooLong = 'a'.repeat(201)
    expect(room.try(room.tui, { type: 'theme.because', id: ONE, text: tooLong })).toBe('request/malformed')
  })

  test('HV-1 leaving the step settles what was read, and so does the end', () => {
    room.read()
    room.next()
    expect(state()).toBe('agreed')
    expect(room.see(room.dee).themes.reading).toBeNull()
    room.do(room.ines, { type: 'agenda.back', seenIndex: room.see(room.ines).agenda.index ?? -1 })
    room.read(TWO)
    room.object(room.dee, 'open', TWO)
    room.do(room.ines, { type: 'room.end' })
    expect(room.state.cards.themes.map((theme) => theme.state)).toEqual(['agreed', 'left-open'])
    // SAFE-11: that it stayed open is kept, and not because of whom.
    expect(JSON.stringify(room.state.cards.themes)).not.toContain(room.dee)
  })

  test('HV-1 facilitators, note-takers and whoever keeps the turns read; others do not', () => {
    expect(room.read(ONE, room.tui)).toBe(true)
    expect(room.read(TWO, room.ana)).toBe('role/not-allowed')
    room.do(room.ines, { type: 'keeping.lend', to: room.ana })
    room.do(room.ana, { type: 'keeping.take' })
    expect(room.read(TWO, room.ana)).toBe(true)
  })

  test('HV-1 of two people who go on at once one is told that reading has moved', () => {
    room.read()
    const late = { type: 'harvest.read', theme: TWO, seen: null } as const
    expect(room.try(room.tui, late)).toBe('harvest/moved-on')
    expect(room.try(room.tui, { ...late, theme: 'theme-number-ten', seen: ONE })).toBe('theme/unknown')
  })

  test('HV-1 in no other step', () => {
    room.next()
    expect([room.read(), room.object(room.ana)]).toEqual(['room/not-now', 'room/not-now'])
  })

  test('HV-1 what is taken apart while it is read is read no more', () => {
    room.read()
    room.try(room.ines, { type: 'theme.dissolve', id: ONE })
    expect(room.see(room.ana).themes.reading).toBeNull()
    room.read(TWO)
    room.change(room.cleo, { down: [room.state.cards.cards[2]?.id as CardId] })
    expect(room.see(room.ana).themes.reading).toBeNull()
    expect(room.read(null)).toBe(true)
  })
})

describe('objecting', () => {
  test('HV-2 others see that somebody does, and never who or how', () => {
    room.read()
    room.object(room.dee, 'differently')
    expect(room.theme(ONE, room.dee)).toMatchObject({ isObjectedTo: true, myObjection: 'differently' })
    for (const seat of room.others(room.dee)) {
      expect(room.theme(ONE, seat)).toMatchObject({ isObjectedTo: true, myObjection: null })
    }
    const others = room.others(room.dee, room.cleo)
    const before = [room.seenBy(others), room.state.noticedAt]
    room.tick()
    room.object(room.cleo, 'open')
    room.object(room.dee, null)
    expect([room.seenBy(others), room.state.noticedAt]).toEqual(before)
  })

  test('HV-2 it stays when its person leaves, so that nobody learns whose it was', () => {
    room.read()
    room.object(room.dee)
    room.serve({ type: 'seat.leave', seat: room.dee })
    expect(room.theme()?.isObjectedTo).toBe(true)
  })

  test('HV-2 also of what was read before, and it can be taken back', () => {
    room.read()
    expect(room.object(room.ana, 'open', TWO)).toBe('theme/unknown')
    room.read(TWO)
    expect(state()).toBe('agreed')
    room.object(room.ana)
    expect(state()).toBe('left-open')
    room.object(room.ana, null)
    expect(state()).toBe('agreed')
  })
})

describe('changing', () => {
  test('HV-3 other words are the group’s, everybody sees what it was, and old objections are gone', () => {
    room.read(TWO)
    room.object(room.dee, 'open', TWO)
    expect(room.rename('Most places close just when the nights get hard.', room.tui, TWO)).toBe(true)
    expect(room.theme(TWO)).toMatchObject({
      ...{ state: 'changed', was: 'Most places close too early.', isObjectedTo: false },
    })
    room.rename('Most places close when nights get hard.', room.ines, TWO)
    expect(room.theme(TWO)?.was).toBe('Most places close too early.')
    room.read(null)
    expect(state(TWO)).toBe('changed')
  })

  test('HV-3 an objection to the new words leaves it open', () => {
    room.read(TWO)
    room.rename('Most places close when nights get hard.', room.ines, TWO)
    room.object(room.dee, 'open', TWO)
    room.read(null)
    expect(state(TWO)).toBe('left-open')
    room.object(room.dee, null, TWO)
    expect(state(TWO)).toBe('changed')
  })

  test('HV-3 what was read is changed and taken apart by facilitators and note-takers only, in any step', () => {
    const apart = (by = room.ana) => room.try(by, { type: 'theme.dissolve', id: ONE })
    expect(room.rename('Before it is read anybody may.', room.ana)).toBe(true)
    room.read()
    expect([room.rename('Mine.', room.ana), apart()]).toEqual(['role/not-allowed', 'role/not-allowed'])
    room.read(null)
    room.next()
    expect([room.rename('Mine.', room.ana), apart()]).toEqual(['role/not-allowed', 'role/not-allowed'])
    expect(room.rename('Ours.', room.tui)).toBe(true)
    expect(apart(room.tui)).toBe(true)
  })
})

describe('counting voices', () => {
  const counted = (...cards: CardId[]) => {
    room.make(cards)
    room.read()
    const voices = room.theme(ONE, room.dee)?.voices
    room.read(null)
    return voices
  }

  test('TH-7 a number from three up, told when it is read', () => {
    const cards = [room.write(room.ana), room.write(room.bo), room.write(room.cleo)] as const
    room.make(cards, { id: 'theme-number-ten' })
    expect(room.theme('theme-number-ten')?.voices).toBeNull()
    room.read('theme-number-ten')
    for (const seat of room.others()) expect(room.theme('theme-number-ten', seat)?.voices).toBe(3)
    room.put(cards[0], null)
    room.read('theme-number-ten')
    expect(room.theme('theme-number-ten')?.voices).toBeNull()
  })

  test('TH-7 each voice once, with those who said the same', () => {
    room.try(room.ines, { type: 'theme.dissolve', id: ONE })
    const [one, two] = [room.write(room.ana), room.write(room.tui)]
    room.sayAgain(one, room.ana)
    room.sayAgain(one, room.bo)
    room.showBack(two, room.ana)
    expect(counted(one, two)).toBeNull()
    room.try(room.ines, { type: 'theme.dissolve', id: ONE })
    room.sayAgain(two, room.dee)
    expect(counted(one, two)).toBe(3)
  })

  test('TH-7 of a theme whose cards are others since, nothing is told until it is read again', () => {
    const cards = [
      room.write(room.ana),
      room.write(room.bo),
      room.write(room.cleo),
      room.write(room.dee),
    ] as const
    const changes = [
      () => room.change(room.ana, { down: [cards[3]] }),
      () => room.change(room.ana, { back: [cards[3]] }),
      () => room.put(cards[3], null),
      () => room.put(cards[3], ONE),
      () => room.sayAgain(cards[0], room.tui),
      () => room.change(null, { gone: [cards[3]] }),
    ]
    room.try(room.ines, { type: 'theme.dissolve', id: ONE })
    room.make(cards)
    for (const change of changes) {
      room.read()
      expect(room.theme()?.voices).toBeGreaterThanOrEqual(3)
      change()
      expect(room.theme()?.voices).toBeNull()
      room.read(null)
    }
  })

  test('TH-7 C-2 a quiet card beside open ones tells by no number whose it is', () => {
    room = new CardKit()
    const quiet = room.writeQuietly(room.ana, room.bo, room.cleo, room.dee) as [
      CardId,
      CardId,
      CardId,
      CardId,
    ]
    const open = [room.write(room.ana), room.write(room.bo)]
    room.goTo(room.ines, 'harvest')
    for (const card of quiet) {
      expect(counted(card, ...open, room.write(room.tui))).toBeNull()
      room.try(room.ines, { type: 'theme.dissolve', id: ONE })
    }
    expect(counted(...quiet.slice(0, 3))).toBe(3)
    room.try(room.ines, { type: 'theme.dissolve', id: ONE })
    room.sayAgain(quiet[0], room.tui)
    expect(counted(...quiet.slice(0, 3))).toBe(3)
    room.try(room.ines, { type: 'theme.dissolve', id: ONE })
    expect(counted(...quiet, room.write(room.tui))).toBeNull()
  })
})
