import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { type CallMode, readCallMode } from './media/callMode.ts'

/** What can be set from outside, checked once at the start. The README's table lists the same. */
export type Config = {
  readonly port: number
  readonly host: string
  readonly dataDir: string
  /** Where a livekit-server that was brought is kept for the next start, and for other checkouts. */
  readonly cacheDir: string
  /** What people type to reach us, when a proxy stands in front; null when they reach us directly. */
  readonly origin: string | null
  /** How many proxies in front of us may say where a request came from. */
  readonly trustedProxies: number
  readonly call: CallMode
  readonly isDev: boolean
  readonly logLevel: string
}

export type ConfigRead =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly problems: string[] }

const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const

/** An empty setting is one that was not made: shells and compose files make no difference between the two. */
const unset = (value: unknown) => (value === '' ? undefined : value)
const setting = <Schema extends z.ZodType>(schema: Schema) => z.preprocess(unset, schema)

const envSchema = z.object({
  PORT: setting(z.coerce.number().int().min(0).max(65_535).default(3_000)),
  GOROUND_HOST: setting(z.string().default('127.0.0.1')),
  GOROUND_DATA: setting(z.string().default('data')),
  GOROUND_CACHE: setting(z.string().optional()),
  GOROUND_ORIGIN: setting(
    z.string().refine(isOrigin, 'must look like https://goround.example, without a path').optional(),
  ),
  GOROUND_TRUST_PROXY: setting(z.coerce.number().int().min(0).max(10).default(0)),
  GOROUND_DEV: setting(z.literal('1').optional()),
  LOG_LEVEL: setting(z.enum(LOG_LEVELS).default('warn')),
})

/** The configuration that an environment asks for, or every setting that is wrong and what it should be. */
export function readConfig(env: NodeJS.ProcessEnv): ConfigRead {
  const parsed = envSchema.safeParse(env)
  const call = readCallMode(env)
  if (parsed.success && call.ok) return { ok: true, config: toConfig(parsed.data, call.mode) }
  const issues = parsed.success ? [] : parsed.error.issues
  const problems = issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
  return { ok: false, problems: call.ok ? problems : [...problems, call.why] }
}

function toConfig(env: z.infer<typeof envSchema>, call: CallMode): Config {
  return {
    port: env.PORT,
    host: env.GOROUND_HOST,
    dataDir: resolve(env.GOROUND_DATA),
    cacheDir: resolve(env.GOROUND_CACHE ?? join(homedir(), '.cache', 'goround')),
    origin: env.GOROUND_ORIGIN ?? null,
    trustedProxies: env.GOROUND_TRUST_PROXY,
    call,
    isDev: env.GOROUND_DEV === '1',
    logLevel: env.LOG_LEVEL,
  }
}

function isOrigin(text: string): boolean {
  const url = URL.parse(text)
  return url !== null && /^https?:$/.test(url.protocol) && url.origin === text
}
