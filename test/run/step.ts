import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

export const ROOT = fileURLToPath(new URL('../../', import.meta.url))

/** A tool among the installed packages. */
export function tool(name: string): string {
  return `${ROOT}node_modules/.bin/${name}`
}

/** Runs a command with its output shown. Answers its exit code. */
export function run(
  command: string,
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: ROOT, stdio: 'inherit', env: { ...process.env, ...env } })
    child.once('error', reject)
    child.once('exit', (code) => resolve(code ?? 1))
  })
}

/** One thing that is looked at: prints its name, how long it took, and whether it is well. */
export async function step(name: string, work: () => Promise<number>): Promise<boolean> {
  const startedAt = performance.now()
  const code = await work().catch((error: unknown) => {
    console.error(error)
    return 1
  })
  const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1)
  console.log(`${code === 0 ? 'ok  ' : 'FAIL'} ${name} (${seconds} s)`)
  return code === 0
}
