import { parseArgs } from 'node:util'
import { torture } from './torture.ts'

/** `npm run torture -- --kills 200 --seed 7` */
const { values } = parseArgs({
  options: { kills: { type: 'string', default: '200' }, seed: { type: 'string' } },
})
const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 32))
console.log(`seed ${seed}`)
const { kills, cards, slowestMs } = await torture({ kills: Number(values.kills), seed, say: console.log })
console.log(
  `${kills} kills: nothing acknowledged was missing or doubled, of ${cards} cards and every command.`,
)
console.log(`The slowest return, from the kill to everybody calm: ${(slowestMs / 1_000).toFixed(1)} s`)
