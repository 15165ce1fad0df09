import { bringPretendPeople, type Invitation } from './pretendPeople.ts'

/**
 * The pretend people of one practice room, in a process of their own: their voices are made of native code, and
 * whatever happens here, the server goes on. It ends with its room, and when the server is gone.
 */

process.on('disconnect', () => process.exit(0))

process.once('message', (message) => {
  bringPretendPeople(message as Invitation, { onOver: () => process.exit(0) }).then(
    ({ whySilent }) => {
      if (whySilent !== null) process.send?.({ whySilent } satisfies Word)
    },
    () => process.exit(1),
  )
})

/** What this process says to the one that started it. */
export type Word = { readonly whySilent: string }
