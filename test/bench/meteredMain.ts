import { answerWithUsage } from './meter.ts'

/** The server as `npm start` runs it, with a meter beside it. */
answerWithUsage()
await import('../../server/main.ts')
