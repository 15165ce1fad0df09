import { useEffect, useState } from 'react'
import type { Role } from '../../../shared/room/state.ts'
import type { Refused } from '../../net/api.ts'
import { askOwnLink } from '../../net/ownLink.ts'

export type OwnLink =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'there'; readonly link: string }
  | { readonly kind: 'failed'; readonly code: Refused['code'] }

/** In this tab, so that a reload or the end of the conversation shows the same link again, and asks for no other. */
const keyOf = (conversation: string, role: Role) => `goround:mine:${conversation}:${role}`

export function useOwnLink(conversation: string, role: Role): OwnLink & { again(): void } {
  const [state, setState] = useState<OwnLink>(() => {
    const link = read(keyOf(conversation, role))
    return link === null ? { kind: 'waiting' } : { kind: 'there', link }
  })
  const isWaiting = state.kind === 'waiting'
  useEffect(() => {
    if (!isWaiting) return
    let isWanted = true
    void askOwnLink(conversation, role).then((answer) => {
      if (answer.ok) write(keyOf(conversation, role), answer.link)
      if (!isWanted) return
      setState(answer.ok ? { kind: 'there', link: answer.link } : { kind: 'failed', code: answer.code })
    })
    return () => {
      isWanted = false
    }
  }, [isWaiting, conversation, role])
  return { ...state, again: () => setState({ kind: 'waiting' }) }
}

function read(key: string): string | null {
  try {
    return sessionStorage.getItem(key)
  } catch {
    return null
  }
}

function write(key: string, link: string): void {
  try {
    sessionStorage.setItem(key, link)
  } catch {
    // Storage may be closed to us: then the link is asked for again.
  }
}
