import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { makeFolder, writeProgram } from './folder.ts'

/**
 * How a stand-in for livekit-server behaves: as one should; ending at once with code 0, as the real one does
 * when its start fails; never answering; not knowing our key; falling silent once it has made a room;
 * ignoring every wish to end.
 */
export type Behaviour = 'works' | 'ends-at-once' | 'never-ready' | 'foreign' | 'falls-silent' | 'will-not-end'

export type StandIn = {
  readonly file: string
  /** What it did so far, in order, over all its lives. */
  deeds(): Promise<string[]>
}

export async function makeStandIn(behaviour: Behaviour): Promise<StandIn> {
  const folder = await makeFolder()
  const diary = path.join(folder, 'diary')
  const file = await writeProgram(folder, 'livekit-server', programText(behaviour, diary))
  const deeds = async () => {
    const text = await readFile(diary, 'utf8').catch(() => '')
    return text.split('\n').filter((line) => line !== '')
  }
  return { file, deeds }
}

const programText = (behaviour: Behaviour, diary: string) => `#!${process.execPath}
const { appendFileSync } = require('node:fs')
const { createServer } = require('node:http')
const behaviour = ${JSON.stringify(behaviour)}
const note = (deed) => appendFileSync(${JSON.stringify(diary)}, deed + '\\n')

if (process.argv[2] === '--version') {
  console.log('livekit-server version 1.13.5')
  process.exit(0)
}
const config = JSON.parse(process.env.LIVEKIT_CONFIG)
note('started ' + process.pid)
if (behaviour === 'ends-at-once') {
  console.log('listen tcp 127.0.0.1:' + config.port + ': bind: address already in use')
  process.exit(0)
}
process.on('SIGTERM', () => {
  note('asked to end')
  if (behaviour !== 'will-not-end') process.exit(0)
})

let silent = behaviour === 'never-ready'
createServer((request, response) => {
  let body = ''
  request.on('data', (chunk) => { body += chunk })
  request.on('end', () => {
    const method = request.url.split('/').at(-1)
    if (silent) return
    if (request.url === '/') return void response.end('OK')
    if (behaviour === 'foreign') return void response.writeHead(401).end()
    if (method !== 'ListRooms') note(method + ' ' + (JSON.parse(body).name ?? JSON.parse(body).room))
    if (method === 'CreateRoom' && behaviour === 'falls-silent') silent = true
    response.setHeader('content-type', 'application/json')
    response.end('{}')
  })
}).listen(config.port, '127.0.0.1')
`
