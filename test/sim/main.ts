import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { type Figures, figuresOf, simulateRooms } from './figures.ts'
import { METHOD_TABLE } from './methodTable.ts'
import { BALANCED_ROOM, livelyRoom } from './model.ts'
import { drawTable, putBetweenMarkers, type Row } from './table.ts'

/**
 * Simulates whole rooms with the real engine and prints what its rules do to them. `--rooms 400` says how many for
 * each row, `--seed` which, `--write` puts the table into the README.
 */
const { values } = parseArgs({
  options: {
    rooms: { type: 'string', default: '400' },
    seed: { type: 'string', default: '1' },
    write: { type: 'boolean', default: false },
  },
})

const README = fileURLToPath(new URL('../../README.md', import.meta.url))

const wish = { rooms: wholeNumber('rooms', values.rooms), seed: wholeNumber('seed', values.seed) }
const rows = METHOD_TABLE.map(simulateRow)
const balanced = figuresOf(
  simulateRooms({ ...wish, model: BALANCED_ROOM, rule: 'new_voices', invitations: 'on' }),
)
const text = [drawTable(rows.map(({ row }) => row)), '', inWords(), ''].join('\n')
process.stdout.write(`${text}\n`)
if (values.write) {
  writeFileSync(README, putBetweenMarkers(readFileSync(README, 'utf8'), text))
  process.stdout.write('README.md has it.\n')
}

function simulateRow({ fallsBy, rule, method }: (typeof METHOD_TABLE)[number]): {
  row: Row
  invited: Figures
} {
  process.stderr.write(`simulating ${wish.rooms} rooms twice: ${fallsBy}, ${rule}\n`)
  const rooms = { ...wish, model: livelyRoom(fallsBy), rule }
  const invited = figuresOf(simulateRooms({ ...rooms, invitations: 'on' }))
  const here = { ...figuresOf(simulateRooms({ ...rooms, invitations: 'off' })), invited }
  return { row: { fallsBy, rule, here, method }, invited }
}

function inWords(): string {
  const invitations = rows.reduce((sum, { invited }) => sum + invited.invitations, 0)
  const unheard = rows.reduce((sum, { invited }) => sum + invited.invitationsUnheard, 0)
  const percent = Math.round((100 * unheard) / invitations)
  return [
    `${wish.rooms} rooms for each row. Everybody who was invited had had less than half a fair share of the last quarter of`,
    `an hour, and ${percent} % of them had not been heard on the question yet. In ${wish.rooms} rooms that were balanced without`,
    `help, over 60 minutes each, ${Math.round(balanced.invitations * wish.rooms)} invitations were sent.`,
  ].join('\n')
}

function wholeNumber(name: string, text: string): number {
  const number = Number(text)
  if (!Number.isInteger(number) || number < 1) throw new Error(`--${name} needs a whole number, not ${text}`)
  return number
}
