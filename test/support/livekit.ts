import { obtainLivekit, thisMachine } from '../../server/media/obtain/obtain.ts'
import { openCallFiles } from '../../server/media/own/callFiles.ts'
import { killProcess } from '../../server/media/own/process.ts'

/**
 * The real livekit-server, found or brought exactly as a start of the server does, with the same cache. Where
 * there is none the answer says why, and says it aloud, because tests are skipped for it; with
 * GOROUND_REQUIRE_LIVEKIT=1 it is a failure instead.
 */
export async function findLivekit(): Promise<string | { readonly missing: string }> {
  const say = (line: string) => process.stderr.write(`${line}\n`)
  const found = await obtainLivekit({
    ...thisMachine(process.env, { say }),
    signal: new AbortController().signal,
  })
  if (found.ok) return found.path
  if (process.env.GOROUND_REQUIRE_LIVEKIT === '1') throw new Error(found.why)
  say(`Skipping what needs a call server: ${found.why}`)
  return { missing: found.why }
}

/** Ends the call server that a killed server of ours left running over this data folder, if there is one. */
export async function endLeftBehind(dataDir: string): Promise<void> {
  const record = await (await openCallFiles(dataDir)).readRecord()
  if (record !== null) await killProcess(record)
}
