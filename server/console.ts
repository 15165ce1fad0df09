import type { Config } from './config.ts'
import type { RunningServer } from './server.ts'

/** What the person who starts the server reads. */
export function say(line: string): void {
  console.log(line)
}

/** Where it is, and what is on and off. */
export function announce(config: Config, { port, call }: RunningServer): void {
  const address = config.origin ?? `http://${isLoopback(config.host) ? 'localhost' : config.host}:${port}`
  say('')
  say(`  Goround is ready: ${address}`)
  say('')
  say(`  Rooms, queue and board   on, kept in ${config.dataDir}`)
  say(`  Call                     ${describeCall(call.state())}`)
  const why = call.why()
  if (why !== null) say(`                           ${why}`)
  say('')
  call.onChange((state) => say(`  Call                     ${describeCall(state)}`))
}

/** Why it did not start, likely causes first. */
export function explain(error: unknown, config: Config): string {
  const { code, message } = error as NodeJS.ErrnoException
  if (code === 'EADDRINUSE')
    return `Port ${config.port} is taken. Choose another one with PORT=3001 npm start.`
  if (code === 'EACCES')
    return `This account may not use port ${config.port}. Choose one above 1023 with PORT.`
  if (code === 'EADDRNOTAVAIL') return `${config.host} (GOROUND_HOST) is not an address of this machine.`
  return `Goround could not start: ${message}`
}

function describeCall(state: string): string {
  switch (state) {
    case 'on':
      return 'on'
    case 'starting':
      return 'starting'
    case 'unreachable':
      return 'not reachable; rooms work without it, and it is tried again'
    default:
      return 'off; rooms work without it'
  }
}

function isLoopback(host: string): boolean {
  return host === '127.0.0.1' || host === '::1' || host === 'localhost'
}
