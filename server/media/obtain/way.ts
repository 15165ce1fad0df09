/** What is there to find or bring livekit-server with. Tests hand in a small world of their own. */
export type Machine = {
  /** LIVEKIT_SERVER_BIN, when somebody set it. */
  readonly serverBin: string | undefined
  /** The environment of programs we run; its PATH is searched. */
  readonly env: Readonly<Record<string, string | undefined>>
  readonly platform: NodeJS.Platform
  readonly arch: string
  /** Where a binary is kept for the next start. */
  readonly cacheDir: string
  /** Where `v<version>/<archive>` and `v<version>/checksums.txt` are found. */
  readonly releasesUrl: string
  /** How long the release host may keep silent before the next way is tried. */
  readonly silenceMs: number
  /** One line for the console: whatever takes longer than two seconds says that it is alive. */
  readonly say: (line: string) => void
}

/** What every way is told. */
export type Surroundings = Machine & { readonly signal: AbortSignal }

/** A way either leads to a binary or says in half a sentence why it does not. */
export type Found =
  | { readonly ok: true; readonly path: string }
  | { readonly ok: false; readonly why: string }
export type Way = (around: Surroundings) => Promise<Found>

export function notThisWay(why: string): Found {
  return { ok: false, why }
}

/** The first line an error has to say for itself. */
export function messageOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error)
  const cause = error instanceof Error && error.cause instanceof Error ? `: ${error.cause.message}` : ''
  return `${message}${cause}`.split('\n', 1)[0] ?? ''
}
