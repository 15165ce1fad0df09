/** Looks again and again until what it sees is so; the last look is in the error when it never is. */
export async function until<Seen>(
  look: () => Promise<Seen> | Seen,
  isSo: (seen: Seen) => boolean,
  withinMs = 20_000,
): Promise<Seen> {
  const end = performance.now() + withinMs
  for (;;) {
    const seen = await look()
    if (isSo(seen)) return seen
    if (performance.now() > end) throw new Error(`not so within ${withinMs} ms: ${JSON.stringify(seen)}`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}
