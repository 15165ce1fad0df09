import type { RoomView, SeatView } from '../../shared/room/view.ts'
import { isMyGo, readMyTurnNews, readSharedTurnNews, type TurnNews } from './turnNews.ts'

/**
 * What happened between two views, as far as somebody who does not see the screen needs to be told (trust.md
 * 5.2). Pure, so that a whole conversation can be replayed as a transcript of what is read out.
 */
export type News =
  | TurnNews
  /** Assertive: the only one of these that may interrupt. */
  | { readonly kind: 'turn' }
  | { readonly kind: 'raised'; readonly position: number }
  | { readonly kind: 'lowered' }
  /** The facilitator lowered my hand: its owner is told, and only they. */
  | { readonly kind: 'lowered-for-me' }
  | { readonly kind: 'place'; readonly position: number }
  | { readonly kind: 'floor'; readonly name: string }
  | { readonly kind: 'free' }
  | { readonly kind: 'other-raised'; readonly name: string }
  | { readonly kind: 'came-in'; readonly name: string }
  | { readonly kind: 'left'; readonly name: string }
  | { readonly kind: 'step'; readonly name: string; readonly prompt: string }
  | { readonly kind: 'rule'; readonly rule: RoomView['queue']['rule'] }
  | { readonly kind: 'away' }
  | { readonly kind: 'back' }
  | { readonly kind: 'ended' }

/** A change of my own place is told when I come this close; before that it would only be noise. */
const NEAR = 2

type Question = {
  /** I have just asked for my hand to come down, so nobody else did it. */
  readonly isLoweringMine: boolean
  /**
   * The view before is from before a cut. What others did meanwhile is not read out after the fact; only what
   * is true for me now.
   */
  readonly isAfterCut: boolean
}

export function readNews(before: RoomView, now: RoomView, { isLoweringMine, isAfterCut }: Question): News[] {
  if (before.agenda.phase !== 'ended' && now.agenda.phase === 'ended') return [{ kind: 'ended' }]
  const mine = [
    ...newsOfMyTurn(before, now),
    ...newsOfMyHand(before, now, isLoweringMine),
    ...newsOfMyPresence(before, now),
    ...readMyTurnNews(before, now),
  ]
  if (isAfterCut) return mine.filter((news) => news.kind !== 'lowered')
  return [
    ...mine,
    ...newsOfStep(before, now),
    ...newsOfFloor(before, now),
    ...readSharedTurnNews(before, now),
    ...newsOfOthers(before, now),
  ]
}

function newsOfMyTurn(before: RoomView, now: RoomView): News[] {
  const isMine = now.floor.holder === now.me.seat
  // Whoever presses "Speak" in a round has been told already.
  if (isMyGo(before)) return []
  return isMine && before.floor.holder !== now.me.seat ? [{ kind: 'turn' }] : []
}

function newsOfMyHand(before: RoomView, now: RoomView, isLoweringMine: boolean): News[] {
  const was = before.me.place
  const is = now.me.place
  if (was === null) return is === null ? [] : [{ kind: 'raised', position: is.position }]
  if (is === null) {
    if (now.floor.holder === now.me.seat) return []
    return [{ kind: isLoweringMine ? 'lowered' : 'lowered-for-me' }]
  }
  const isNearer = is.position < was.position && is.position <= NEAR
  return isNearer ? [{ kind: 'place', position: is.position }] : []
}

function newsOfMyPresence(before: RoomView, now: RoomView): News[] {
  const was = presenceOf(before)
  const is = presenceOf(now)
  if (was === is || is === undefined) return []
  if (is === 'away') return [{ kind: 'away' }]
  return is === 'here' && was === 'away' ? [{ kind: 'back' }] : []
}

function presenceOf({ seats, me }: RoomView): SeatView['presence'] | undefined {
  return seats.find((seat) => seat.id === me.seat)?.presence
}

function newsOfStep(before: RoomView, now: RoomView): News[] {
  const { index, steps, visit } = now.agenda
  const step = index === null ? undefined : steps[index]
  if (step === undefined || visit === before.agenda.visit) return []
  return [{ kind: 'step', name: step.name, prompt: step.prompt }]
}

function newsOfFloor(before: RoomView, now: RoomView): News[] {
  const { holder } = now.floor
  // In a round it is told whose go it is, once.
  if (before.round !== null || now.round !== null) return []
  if (holder === before.floor.holder || holder === now.me.seat) return []
  const name = now.seats.find((seat) => seat.id === holder)?.name
  return [name === undefined ? { kind: 'free' } : { kind: 'floor', name }]
}

function newsOfOthers(before: RoomView, now: RoomView): News[] {
  const others = (view: RoomView) => view.seats.filter((seat) => seat.id !== view.me.seat)
  const isIn = (view: RoomView, seat: SeatView) => view.seats.some((other) => other.id === seat.id)
  const hasHand = (view: RoomView, seat: SeatView) => view.queue.order.some((hand) => hand.seat === seat.id)
  const news: News[] = []
  for (const seat of others(now)) {
    if (!isIn(before, seat)) news.push({ kind: 'came-in', name: seat.name })
    else if (hasHand(now, seat) && !hasHand(before, seat))
      news.push({ kind: 'other-raised', name: seat.name })
  }
  for (const seat of others(before)) if (!isIn(now, seat)) news.push({ kind: 'left', name: seat.name })
  const isRound = before.queue.rule === 'round' || now.queue.rule === 'round'
  if (before.queue.rule !== now.queue.rule && !isRound) news.push({ kind: 'rule', rule: now.queue.rule })
  return news
}
