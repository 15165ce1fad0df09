import { encode } from 'uqr'
import { expect, test } from 'vitest'
import { drawModules } from '../../../client/links/QrCode.tsx'

test('the path covers exactly the dark modules', () => {
  const { data } = encode('https://goround.example/c/harbour#p-abcdefghijklmnopqrst_-')
  const drawn = data.map((row) => row.map(() => false))
  for (const [, x, y, width] of drawModules(data).matchAll(/M(\d+) (\d+)h(\d+)v1H\1z/g)) {
    const row = drawn[Number(y)] ?? []
    for (let at = Number(x); at < Number(x) + Number(width); at += 1) row[at] = true
  }
  expect(drawn).toEqual(data)
})
