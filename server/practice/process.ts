import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Word } from './main.ts'
import type { Invitation } from './pretendPeople.ts'

/** The process of one practice room's people, as far as whoever started it cares. */
export type PracticeProcess = { end(): void }

export type PracticeProcessEvents = {
  onSilent(why: string): void
  /** It is gone, whoever ended it. Called once. */
  onGone(): void
}

/** Settings that a child needs of ours; secrets of ours are not among them. */
const PASSED_ON = ['PATH', 'HOME', 'SYSTEMROOT', 'TEMP', 'TMPDIR'] as const
const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url))

/** Starts it and tells it what to do over a channel that nobody else can read. */
export function startPracticeProcess(
  invitation: Invitation,
  { onSilent, onGone }: PracticeProcessEvents,
): PracticeProcess {
  const child = fork(MAIN, {
    execArgv: ['--disable-warning=ExperimentalWarning'],
    env: Object.fromEntries(PASSED_ON.flatMap((name) => [[name, process.env[name]]])),
    // The voices' library writes about itself, with identities in it.
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  child.on('message', (word: Word) => onSilent(word.whySilent))
  onceGone(child, onGone)
  child.send(invitation, (error) => {
    if (error !== null) child.kill('SIGKILL')
  })
  // Nothing in it has to be put in order: its people are gone as soon as their sockets are.
  return { end: () => void child.kill('SIGKILL') }
}

function onceGone(child: ChildProcess, onGone: () => void): void {
  let isGone = false
  const tell = () => {
    if (!isGone) onGone()
    isGone = true
  }
  child.on('exit', tell)
  // It could not be started, or not be told: either way it is not there.
  child.on('error', () => {
    child.kill('SIGKILL')
    tell()
  })
}
