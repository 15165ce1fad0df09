import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ENGLISH } from '../../../shared/language/english.ts'
import { isTopic, suggestWords } from '../../../shared/language/words.ts'
import { TEMPLATES } from '../../../shared/templates/catalogue.ts'

const wordsIn = (text: string) => suggestWords(text).map(({ word }) => word)

describe('a kinder way to say it', () => {
  test.each([
    ['Where can drug users sit down?', 'drug users'],
    ['What do ADDICTS need?', 'ADDICTS'],
    ['We want help without stigma', 'stigma'],
    ['How do we solve this problem?', 'problem'],
    ['Where do PWUD go at night?', 'PWUD'],
    ['Somewhere with clean   needles', 'clean   needles'],
    ['Ex-offenders, and where they live', 'Ex-offenders'],
  ])('%s', (text, word) => {
    expect(wordsIn(text)).toEqual([word])
  })

  test('a longer word is one finding, and the same one twice is still one', () => {
    expect(wordsIn('Drug addicts, and other addicts')).toEqual(['Drug addicts'])
  })

  test('two at most, the first ones', () => {
    expect(wordsIn('Stakeholders say that stigma is the issue of addicts')).toEqual([
      'Stakeholders',
      'stigma',
    ])
  })

  test.each([
    'What would make our neighbourhood safer for people who use drugs?',
    'The problematic part of a reissued user-friendly addictive leaflet',
    'Clean streets, clean air, and needles in the woods',
    'We heard “junkie” in the waiting room, and it hurt',
    'Somebody wrote "drug addicts" on the wall',
    'A wheelchair user wants a ramp',
    'problem-solving',
    '',
  ])('NT-5 says nothing about: %s', (text) => {
    expect(suggestWords(text)).toEqual([])
  })

  test('NT-5 what stands before and after somebody’s quoted words does not become one', () => {
    expect(suggestWords('drug “and so on” user')).toEqual([])
  })

  test('says nothing about any question or name of our own templates', () => {
    const ours = TEMPLATES.flatMap(({ name, about, steps }) => [
      name,
      about,
      ...steps.flatMap((step) => [step.name, step.prompt]),
    ])
    for (const text of ours) expect(suggestWords(text), text).toEqual([])
  })

  test('no word that is suggested is one that is looked for', () => {
    for (const { instead } of ENGLISH) for (const words of instead) expect(suggestWords(words)).toEqual([])
  })

  test('takes any text, quickly enough for every keystroke', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 700 }), (text) => {
        expect(suggestWords(text).length).toBeLessThanOrEqual(2)
      }),
    )
    expect(suggestWords('"'.repeat(5_000) + ' ‘'.repeat(5_000))).toEqual([])
  })
})

describe('a topic is no theme yet', () => {
  test.each(['Stigma', 'Night shelters', 'police?'])('%s', (text) => expect(isTopic(text)).toBe(true))
  test.each(['', '   ', 'Open at night', 'We want help'])('not: %s', (text) =>
    expect(isTopic(text)).toBe(false),
  )
})
