import { randomBytes } from 'node:crypto'
import { type DestinationStream, pino } from 'pino'

/**
 * What may be written down (trust.md 3.8): codes, counts, durations, random references. There is no field for
 * a name, an address, a text or an id of anybody, and no way to add one in passing.
 */
export type LogFields = {
  readonly code?: string
  readonly count?: number
  readonly durationMs?: number
  readonly status?: number
  readonly ref?: string
  readonly why?: string
}

export type Log = {
  info(event: string, fields?: LogFields): void
  warn(event: string, fields?: LogFields): void
  /** Something that should not be able to happen. Answers the reference that the person is told. */
  defect(event: string, error: unknown): string
}

export function createLog(level: string, destination?: DestinationStream): Log {
  const writer = pino({ level, base: null }, destination ?? pino.destination({ fd: 2, sync: true }))
  return {
    info: (event, fields) => writer.info({ event, ...fields }),
    warn: (event, fields) => writer.warn({ event, ...fields }),
    defect(event, error) {
      const ref = randomBytes(4).toString('hex')
      writer.error({ event, ref, ...describeDefect(error) })
      return ref
    },
  }
}

/** Where it broke, not what it said: a message may quote what somebody wrote. */
function describeDefect(error: unknown): { kind: string; at: string[] } {
  if (!(error instanceof Error)) return { kind: typeof error, at: [] }
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  const code = 'code' in error && typeof error.code === 'string' ? `${error.name} ${error.code}` : error.name
  return { kind: code, at: frames.slice(0, 8).map((line) => line.trim()) }
}
