import { createInterface } from 'node:readline'
import { createCallServer } from '../../server/media/callServer.ts'
import { thisMachine } from '../../server/media/obtain/obtain.ts'
import type { ConversationId } from '../../shared/ids.ts'

/**
 * A server of ours that has nothing but a call, as a process that a test may kill. Arguments: data folder,
 * livekit-server, room. Writes the state of the call whenever it changes, and what a stop came to; a line
 * `keep` or `end` on its input stops it.
 */
const [dataDir = '', serverBin = '', room = ''] = process.argv.slice(2)
const tell = (line: string) => process.stdout.write(`${line}\n`)

const call = createCallServer({
  mode: { kind: 'own' },
  dataDir,
  around: { ...thisMachine({}, { say: tell }), serverBin },
  liveRooms: async () => [room as ConversationId],
  // As one conversation with one seat: what is tested is how it lives, not who may come in.
  whereabouts: () => new Map(),
  isOurOrigin: () => true,
})
call.onChange(tell)
call.start()

for await (const line of createInterface(process.stdin)) {
  if (line !== 'keep' && line !== 'end') continue
  tell(await call.stop({ inUse: line }))
  process.exit(0)
}
