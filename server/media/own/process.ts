import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'
import { promisify } from 'node:util'
import type { Timing } from './timing.ts'

const run = promisify(execFile)

/**
 * A process that we started. `born` tells it from a later one that was given the same number; null where the
 * system does not tell us, and such a process is never sent a signal by a later run of ours.
 */
export type Process = { readonly pid: number; readonly born: string | null }

/** When this process was born, as an opaque text; null when it is gone, or only a zombie. */
export async function birthOf(pid: number): Promise<string | null> {
  try {
    if (process.platform === 'linux') return await birthOnLinux(pid)
    if (process.platform === 'win32') return null
    const { stdout } = await run('ps', ['-o', 'stat=,lstart=', '-p', String(pid)])
    return stdout.trimStart().startsWith('Z') ? null : stdout.replace(/^\s*\S+\s+/, '').trim() || null
  } catch {
    return null
  }
}

/** Start time in ticks since this boot: no two processes of one boot have both number and start time in common. */
async function birthOnLinux(pid: number): Promise<string | null> {
  const line = await readFile(`/proc/${pid}/stat`, 'utf8')
  // The second field is the program's name in brackets and may hold anything, brackets and spaces included.
  const fields = line.slice(line.lastIndexOf(')') + 2).split(' ')
  if (fields[0] === 'Z' || fields[0] === 'X') return null
  const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8')
  return `${boot.trim()} ${fields[19]}`
}

export async function isRunning({ pid, born }: Process): Promise<boolean> {
  return born !== null && (await birthOf(pid)) === born
}

/** Ends it the orderly way: two signals, the second one in earnest (livekit.md 1.4). Resolves when it is gone. */
export async function endProcess(ended: Process, timing: Timing): Promise<void> {
  await signal(ended, 'SIGTERM')
  if (await isGoneWithin(ended, timing.secondTermAfterMs)) return
  await signal(ended, 'SIGTERM')
  if (await isGoneWithin(ended, timing.killAfterMs)) return
  await killProcess(ended)
}

export async function killProcess(ended: Process): Promise<void> {
  await signal(ended, 'SIGKILL')
  // A process in the middle of a disk access goes when that is over; nothing more can be done about it.
  await isGoneWithin(ended, KILLED_WITHIN_MS)
}

const KILLED_WITHIN_MS = 5000
const LOOK_EVERY_MS = 25

async function signal(target: Process, name: NodeJS.Signals): Promise<void> {
  if (!(await isRunning(target))) return
  try {
    process.kill(target.pid, name)
  } catch {
    // Gone between the look and the signal.
  }
}

async function isGoneWithin(target: Process, ms: number): Promise<boolean> {
  const until = performance.now() + ms
  while (await isRunning(target)) {
    if (performance.now() > until) return false
    await wait(LOOK_EVERY_MS)
  }
  return true
}
