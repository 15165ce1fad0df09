/** Often enough to show life in a log file, seldom enough not to fill it. */
const LINE_EVERY_MS = 10_000

/** Says a line now and then until `work` is over, with the seconds so far. */
export async function withProgress<T>(
  say: (line: string) => void,
  tell: (seconds: number) => string,
  work: () => Promise<T>,
): Promise<T> {
  const startedAt = performance.now()
  const timer = setInterval(() => {
    say(tell(Math.round((performance.now() - startedAt) / 1000)))
  }, LINE_EVERY_MS)
  try {
    return await work()
  } finally {
    clearInterval(timer)
  }
}
