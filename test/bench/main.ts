/**
 * `npm run bench -- room --rooms 25`: measures one part of the product beside a peer in the same run, and prints what
 * came of it. Read the ratios: times differ between machines.
 */
export type Benchmark = {
  readonly about: string
  /** Loads it only when it is asked for. What stands behind its name on the command line is its own to read. */
  readonly run: (args: readonly string[]) => Promise<unknown>
}

/** All of them by name. Another one is another line here. */
const BENCHMARKS: Readonly<Record<string, Benchmark>> = {
  gate: {
    about: 'one keystroke through the gate of a board, beside Yjs alone',
    run: () => import('./gate.ts'),
  },
  board: {
    about: 'eight people who type on one board, beside a relay of Yjs alone',
    run: (args) => import('./board.ts').then(({ benchBoard }) => benchBoard(args)),
  },
  room: {
    about: 'rooms of eight who talk, beside a relay that only passes messages on',
    run: (args) => import('./room.ts').then(({ benchRooms }) => benchRooms(args)),
  },
}

const [name = '', ...args] = process.argv.slice(2)
const benchmark = Object.hasOwn(BENCHMARKS, name) ? BENCHMARKS[name] : undefined
if (benchmark !== undefined) await benchmark.run(args)
else {
  const lines = Object.entries(BENCHMARKS).map(([each, { about }]) => `  ${each.padEnd(8)}${about}`)
  process.stdout.write(`${['Which one?', ...lines].join('\n')}\n`)
  process.exitCode = 1
}
