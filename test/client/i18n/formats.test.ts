import i18next from 'i18next'
import { beforeAll, expect, test } from 'vitest'
import { room } from '../../../client/i18n/en/room.ts'
import { tools } from '../../../client/i18n/en/tools.ts'
import { addStrings, startStrings } from '../../../client/i18n/i18n.ts'

beforeAll(async () => {
  await startStrings({ lang: '', dir: '' } as HTMLElement)
  addStrings({ room, tools })
})

test('a small number is a word, with a capital only where a sentence begins', () => {
  expect(i18next.t('queue.waited', { ns: 'room', count: 2 })).toBe('You’ve waited past two people.')
  expect(i18next.t('middle.here', { ns: 'room', count: 5 })).toBe('Five of us are here')
})

test('a place in the queue is a word, and names are a sentence’s list', () => {
  expect(i18next.t('queue.youAre', { ns: 'room', position: 3 })).toBe('You’re third.')
  expect(i18next.t('hint.waiting', { ns: 'tools', count: 3, names: ['Ana', 'Kofi', 'Sam'] })).toBe(
    'Ana, Kofi, and Sam are waiting.',
  )
})
