import type { InvitationView } from '../../shared/room/view/me.ts'
import type { OverrideView } from '../../shared/room/view/turns.ts'
import type { RoomView } from '../../shared/room/view.ts'
import { nameOf } from './people.ts'

/** What happened to turns, rounds and quiet between two views, and what is asked of me alone. */
export type TurnNews = MyTurnNews | SharedTurnNews

export type MyTurnNews =
  /** As urgent as my turn: it is one. */
  | { readonly kind: 'go' }
  | { readonly kind: 'invited'; readonly invitation: InvitationView }
  | { readonly kind: 'offered'; readonly name: string }
  | { readonly kind: 'keeping-asked' | 'much' }
  | { readonly kind: 'hand-still' }
  | { readonly kind: 'word'; readonly name: string; readonly text: string }
  | { readonly kind: 'seen'; readonly name: string }

export type SharedTurnNews =
  | { readonly kind: 'round-begins' | 'round-ends' | 'pause-begins' | 'pause-ends' | 'asked' | 'keeper-gone' }
  | { readonly kind: 'go-of' | 'passes'; readonly name: string }
  /** Null: it is I. */
  | { readonly kind: 'keeper'; readonly name: string | null }
  | { readonly kind: 'result'; readonly result: 'stay' | 'move' | 'mixed' | 'few' }
  | { readonly kind: 'shared-line'; readonly line: 'most-heard' | 'wish' }
  | { readonly kind: 'override'; readonly override: OverrideView }

/** For me alone: told also when it came while the wire was cut. */
export function readMyTurnNews(before: RoomView, now: RoomView): MyTurnNews[] {
  const { me, keeping, queue } = now
  const news: MyTurnNews[] = []
  if (isMyGo(now) && !isMyGo(before)) news.push({ kind: 'go' })
  if (me.invitation !== null && me.invitation.id !== before.me.invitation?.id)
    news.push({ kind: 'invited', invitation: me.invitation })
  if (me.offer !== null && me.offer.at !== before.me.offer?.at)
    news.push({ kind: 'offered', name: nameOf(now, me.offer.from) })
  if (keeping.isOfferedToMe && !before.keeping.isOfferedToMe) news.push({ kind: 'keeping-asked' })
  if (me.shareCue && !before.me.shareCue) news.push({ kind: 'much' })
  const isAsked = me.place?.isFromBefore === true && queue.rule !== 'none'
  if (isAsked && now.agenda.visit !== before.agenda.visit) news.push({ kind: 'hand-still' })
  return [...news, ...newsOfWords(before, now)]
}

/** The facilitators' own news are in their tools. */
function newsOfWords(before: RoomView, now: RoomView): MyTurnNews[] {
  const { me, words } = now
  if (me.role === 'facilitator') return []
  return words.lines.flatMap((line): MyTurnNews[] => {
    const was = before.words.lines.find((each) => each.id === line.id)
    if (line.from !== me.seat)
      return was === undefined ? [{ kind: 'word', name: nameOf(now, line.from), text: line.text }] : []
    const isSeenNow = line.isSeen && was?.isSeen === false
    return isSeenNow ? [{ kind: 'seen', name: facilitatorIn(now) }] : []
  })
}

/** For everybody, told as it happens and never afterwards. */
export function readSharedTurnNews(before: RoomView, now: RoomView): SharedTurnNews[] {
  return [
    ...newsOfRound(before, now),
    ...newsOfQuiet(before, now),
    ...newsOfKeeping(before, now),
    ...newsOfPulse(before, now),
    ...newsOfQueue(before, now),
  ]
}

function newsOfRound(before: RoomView, now: RoomView): SharedTurnNews[] {
  const [was, is] = [before.round, now.round]
  if (is === null) {
    const isSameStep = before.agenda.visit === now.agenda.visit
    return was !== null && isSameStep ? [{ kind: 'round-ends' }] : []
  }
  const news: SharedTurnNews[] = was === null ? [{ kind: 'round-begins' }] : []
  const hadAnswered = new Set([...(was?.passed ?? []), ...(was?.later ?? [])])
  for (const seat of [...is.passed, ...is.later]) {
    const isNew = was !== null && !hadAnswered.has(seat) && seat !== now.me.seat
    if (isNew) news.push({ kind: 'passes', name: nameOf(now, seat) })
  }
  if (is.now !== null && is.now !== was?.now && is.now !== now.me.seat)
    news.push({ kind: 'go-of', name: nameOf(now, is.now) })
  return news
}

function newsOfQuiet({ quiet: was }: RoomView, { quiet: is }: RoomView): SharedTurnNews[] {
  if ((was.pause === null) === (is.pause === null)) return []
  return [{ kind: is.pause === null ? 'pause-ends' : 'pause-begins' }]
}

function newsOfKeeping({ keeping: was }: RoomView, now: RoomView): SharedTurnNews[] {
  const { keeper } = now.keeping
  if (keeper === was.keeper) return []
  if (keeper === null) return [{ kind: 'keeper-gone' }]
  return [{ kind: 'keeper', name: keeper === now.me.seat ? null : nameOf(now, keeper) }]
}

function newsOfPulse({ pulse: was }: RoomView, { pulse: is, me }: RoomView): SharedTurnNews[] {
  if (is === null) return []
  const isNew = is.endsAt !== was?.endsAt && !is.isOver
  if (isNew) return me.role === 'facilitator' ? [] : [{ kind: 'asked' }]
  const isDone = is.isOver && was?.isOver === false
  return isDone ? [{ kind: 'result', result: is.result ?? 'few' }] : []
}

function newsOfQueue(before: RoomView, now: RoomView): SharedTurnNews[] {
  const news: SharedTurnNews[] = []
  const { override } = now.queue
  // My own step is no news to me, and whoever's hand came down is told so in other words.
  const isToldAlready =
    override?.by === now.me.seat || (override?.kind === 'lowered' && override.seat === now.me.seat)
  if (override !== null && override.at !== before.queue.override?.at && !isToldAlready)
    news.push({ kind: 'override', override })
  const { line } = now.nudges
  if (line !== null && line.at !== before.nudges.line?.at) news.push({ kind: 'shared-line', line: line.kind })
  return news
}

/** My go in the round, and I have neither spoken nor passed yet. */
export function isMyGo({ round, floor, me }: RoomView): boolean {
  return round?.now === me.seat && floor.holder !== me.seat
}

/** Whoever of the facilitators has seen it: which of them is not told. */
function facilitatorIn({ seats }: RoomView): string {
  return seats.find((seat) => seat.role === 'facilitator')?.name ?? ''
}
