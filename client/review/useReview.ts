import { nanoid } from 'nanoid'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { ReviewCommand } from '../../shared/outcome/commands.ts'
import type { ReviewView } from '../../shared/outcome/review.ts'
import { OUTCOME_UNDO_MS } from '../../shared/outcome/times.ts'
import type { Refused } from '../net/api.ts'
import { doMine, lookAtMine } from '../net/reviewApi.ts'

/** How often a page that is open looks again: others answer, and the clock goes on. */
const LOOK_AGAIN_MS = 30_000
/** Ten seconds of undo have gone by a moment after this. */
const AFTER_MOMENT_MS = 500

export type Send = (command: ReviewCommand) => Promise<Refused['code'] | null>

export type ReviewPageState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'refused'; readonly code: Refused['code']; readonly again: () => void }
  | { readonly kind: 'in'; readonly review: ReviewView; readonly send: Send }

/** What the server says of this link, looked at again now and then, and after every answer. */
export function useReview(secret: string): ReviewPageState {
  const [review, setReview] = useState<ReviewView | null>(null)
  const [code, setCode] = useState<Refused['code'] | null>(null)
  // An answer that was asked for earlier must not undo what a later one said.
  const asked = useRef(0)

  const look = useCallback(async () => {
    asked.current += 1
    const mine = asked.current
    const answer = await lookAtMine(secret)
    if (mine !== asked.current) return
    if (answer.ok) setReview(answer.review)
    setCode(answer.ok ? null : answer.code)
  }, [secret])

  useEffect(() => {
    void look()
    const timer = setInterval(() => void look(), LOOK_AGAIN_MS)
    return () => clearInterval(timer)
  }, [look])
  useLookAfter(review === null ? null : untilNextMoment(review), look)

  const send = useCallback<Send>(
    async (command) => {
      asked.current += 1
      const mine = asked.current
      const answer = await doMine(secret, nanoid(), command)
      if (!answer.ok) return answer.code
      if (mine === asked.current) setReview(answer.review)
      return null
    },
    [secret],
  )

  if (review !== null) return { kind: 'in', review, send }
  return code === null ? { kind: 'loading' } : { kind: 'refused', code, again: () => void look() }
}

/** How long it is until something here changes by the clock alone, from when the server answered this. */
function untilNextMoment({ now, cards, dates }: ReviewView): number | null {
  const ends = cards.flatMap(({ undoUntil }) => undoUntil ?? [])
  if (dates.withdrawnAt !== null) ends.push(dates.withdrawnAt + OUTCOME_UNDO_MS)
  const toCome = ends.filter((at) => at > now)
  return toCome.length === 0 ? null : Math.min(...toCome) - now
}

function useLookAfter(ms: number | null, look: () => Promise<void>): void {
  useEffect(() => {
    if (ms === null) return
    const timer = setTimeout(() => void look(), ms + AFTER_MOMENT_MS)
    return () => clearTimeout(timer)
  }, [ms, look])
}
