import { performance } from 'node:perf_hooks'
import * as Y from 'yjs'
import { NO_RULES } from '../../server/board/roomSide.ts'
import { createBoardDocument } from '../../shared/board/document.ts'
import { ANA, GateKit, KOFI } from '../support/boardKit.ts'

/**
 * What the gate costs for one keystroke on a board of 200 cards, beside Yjs alone applying the same updates in the
 * same run. Read the ratio: times differ between machines. Run it with `node test/bench/gate.ts`.
 */
const CARDS = 200
const KEYSTROKES = 4_000
const WORDS_PER_CARD = 100

const kit = new GateKit()
const ana = kit.page(ANA)
for (let index = 0; index < CARDS; index += 1) {
  ana.write('People here look out for each other. '.repeat(3), 'strengths')
  kit.flush(ana)
}
const kofi = kit.page(KOFI)
const plain = createBoardDocument({ gc: true })
Y.applyUpdate(plain, Y.encodeStateAsUpdate(kit.replicas.committed))

const gate: number[] = []
const commit: number[] = []
const alone: number[] = []
let card = kofi.write('a')
const type = (index: number) => {
  const text = kofi.textOf(card)
  if (index % 7 === 6) text.delete(text.length - 1, 1)
  else text.insert(text.length - (index % 5 === 4 ? 1 : 0), 'a')
  if (index % WORDS_PER_CARD === WORDS_PER_CARD - 1) card = kofi.write('a')
}
for (let index = 0; index < KEYSTROKES; index += 1) {
  type(index)
  for (const update of kofi.outbox.splice(0)) {
    const start = performance.now()
    const result = kit.gate.admit({
      update,
      seat: KOFI,
      isFirstSync: false,
      now: index * 1_000,
      rules: NO_RULES,
    })
    const admitted = performance.now()
    if (!result.ok) throw new Error(`an honest keystroke was refused: ${result.code}`)
    kit.replicas.commit()
    const committed = performance.now()
    Y.applyUpdate(plain, update)
    gate.push(admitted - start)
    commit.push(committed - admitted)
    alone.push(performance.now() - committed)
  }
}

const median = (times: number[]) =>
  times.slice(times.length / 4).sort((one, other) => one - other)[Math.floor(times.length * 0.375)] ?? 0
const inMicroseconds = (ms: number) => `${(ms * 1_000).toFixed(1)} µs`
const total = median(gate) + median(commit)
process.stdout.write(
  [
    `gate               ${inMicroseconds(median(gate))}`,
    `gate and commit    ${inMicroseconds(total)}`,
    `Yjs alone          ${inMicroseconds(median(alone))}`,
    `ratio              ${(total / median(alone)).toFixed(1)}`,
    '',
  ].join('\n'),
)
