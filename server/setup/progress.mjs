/** A terminal gets a counter that runs, a log file a line now and then. */
const TERMINAL_EVERY_MS = 1000
const LINE_EVERY_MS = 10_000

/**
 * Says what is being done, at once, and shows that it is alive until `work` is over.
 *
 * @template T
 * @param {string} what
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withProgress(what, work) {
  const isTerminal = process.stdout.isTTY === true
  const startedAt = Date.now()
  const seconds = () => Math.round((Date.now() - startedAt) / 1000)
  process.stdout.write(isTerminal ? `${what} …` : `${what} …\n`)
  const timer = setInterval(
    () => process.stdout.write(isTerminal ? `\r${what} … ${seconds()} s` : `  ${seconds()} s\n`),
    isTerminal ? TERMINAL_EVERY_MS : LINE_EVERY_MS,
  )
  try {
    return await work()
  } finally {
    clearInterval(timer)
    if (isTerminal) process.stdout.write(`\r${what} … ${seconds()} s\n`)
  }
}
