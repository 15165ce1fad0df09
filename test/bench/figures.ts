/** The three that are asked for: half of all were no slower than the first. */
export type Spread = { readonly p50: number; readonly p95: number; readonly p99: number }

export function spreadOf(times: readonly number[]): Spread {
  const sorted = times.toSorted((one, other) => one - other)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) }
}

/** One line of a table: a name, and columns under one another. */
export function line(name: string, ...columns: readonly string[]): string {
  return `${name.padEnd(34)}${columns.map((column) => column.padStart(11)).join('')}`
}

export const inMs = (ms: number) => `${ms.toFixed(2)} ms`
export const inUs = (us: number) => `${us.toFixed(0)} µs`
export const times = (ratio: number) => (Number.isFinite(ratio) ? `${ratio.toFixed(2)} x` : '–')
export const inMiB = (bytes: number) => `${(bytes / 2 ** 20).toFixed(1)} MiB`
