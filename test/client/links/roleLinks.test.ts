import { describe, expect, test } from 'vitest'
import {
  doorFragment,
  LINKED_ROLES,
  linksPath,
  readDoor,
  readSecrets,
  roleLink,
} from '../../../client/links/roleLinks.ts'
import { ROLES } from '../../../shared/room/state.ts'

const secret = 'abcdefghijklmnopqrst_-'
const secrets = {
  participant: 'p'.repeat(22),
  'note-taker': 'n'.repeat(22),
  facilitator: 'f'.repeat(22),
}

describe('links to a conversation', () => {
  test('there is one for every role', () => {
    expect([...LINKED_ROLES].sort()).toEqual([...ROLES].sort())
  })

  test('what stays in the address bar names the role and nothing else', () => {
    for (const role of ROLES) expect(readDoor(doorFragment(role))).toEqual({ role, secret: null })
  })

  test('what is written is what is read', () => {
    for (const role of ROLES) {
      const link = new URL(roleLink('https://goround.example', 'abc', { role, secret }))
      expect(link.pathname).toBe('/c/abc')
      expect(readDoor(link.hash)).toEqual({ role, secret })
    }
    const page = new URL(linksPath('abc', secrets), 'https://goround.example')
    expect(page.pathname).toBe('/c/abc/links')
    expect(readSecrets(page.hash)).toEqual(secrets)
  })

  test('a link without its secret still names the role', () => {
    expect(readDoor('#n')).toEqual({ role: 'note-taker', secret: null })
  })

  test.each(['', '#', '#x-abcdefghijklmnopqrst_-', '#p-short', `#p-${secret}x`, '#p-', '#pn', '#p=1'])(
    'nothing is made of %j',
    (fragment) => {
      expect(readDoor(fragment)).toBeNull()
    },
  )

  test('a links page with one damaged link is lost', () => {
    expect(readSecrets(`#p=${secrets.participant}&n=${secrets['note-taker']}`)).toBeNull()
    expect(readSecrets(`#p=${secrets.participant}&n=x&f=${secrets.facilitator}`)).toBeNull()
  })
})
