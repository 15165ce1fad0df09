/** What is seen once it is the same at two looks: nothing that is measured may still be on the move. */
export async function steady<Seen>(look: () => Promise<Seen>): Promise<Seen> {
  let before: string | undefined
  return until(look, (seen) => {
    const now = JSON.stringify(seen)
    const isSame = now === before
    before = now
    return isSame
  })
}

/** Looks again and again until what it sees is so; the last look is in the error when it never is. */
export async function until<Seen>(
  look: () => Promise<Seen> | Seen,
  isSo: (seen: Seen) => boolean,
  withinMs = 30_000,
): Promise<Seen> {
  const end = performance.now() + withinMs
  for (;;) {
    const seen = await look()
    if (isSo(seen)) return seen
    if (performance.now() > end) throw new Error(`not so within ${withinMs} ms: ${JSON.stringify(seen)}`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}
