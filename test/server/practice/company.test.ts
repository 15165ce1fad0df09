import { expect, onTestFinished, test } from 'vitest'
import { CHARACTERS, type Character } from '../../../server/practice/temperament.ts'
import { gatherCompany } from '../../support/company.ts'
import { Person, startConversation } from '../../support/people.ts'
import { startTestServer } from '../../support/testServer.ts'

/** Two who always do the same in a go-round, and one who comes back to it. */
function madeFor(inRound: Character['temperament']['inRound'], name: string): Character {
  const lena = CHARACTERS.find((character) => character.name === 'Lena')
  if (lena === undefined) throw new Error('nobody is called Lena')
  return { ...lena, name, temperament: { ...lena.temperament, inRound, handsPerMinute: 0 } }
}

test('people made for a test do in a real room what they were made for', async () => {
  const server = await startTestServer()
  const started = await startConversation(server)
  const me = await Person.join(server, started, 'Ines', 'facilitator')
  const characters = [
    madeFor({ speak: 1, pass: 0, later: 0 }, 'Speaks'),
    madeFor({ speak: 0, pass: 1, later: 0 }, 'Passes'),
    madeFor({ speak: 0, pass: 0, later: 1 }, 'Later'),
  ]
  const company = await gatherCompany(server, started, { characters })
  onTestFinished(() => company.close())
  const seats = await me.sees(
    (room) =>
      room.kind === 'in' &&
      room.view.seats.filter(({ presence }) => presence === 'here').length === 4 &&
      room.view.seats,
  )
  const seatOf = (name: string) => seats.find((seat) => seat.name === name)?.id
  await me.room.send({ type: 'agenda.start' })
  await me.room.send({ type: 'round.start' })
  await me.sees((room) => room.kind === 'in' && room.view.round?.now === room.view.me.seat)
  await me.room.send({ type: 'round.pass', how: 'pass' })
  const round = await me.sees(
    (room) => room.kind === 'in' && room.view.round?.isSecondTime && room.view.round,
  )
  expect(round.spoken).toContain(seatOf('Speaks'))
  expect(round.passed.length + round.coming.length).toBeGreaterThan(0)
  expect(round.spoken).not.toContain(seatOf('Passes'))
  expect(round.spoken).not.toContain(seatOf('Later'))
})
