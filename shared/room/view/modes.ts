import type { SeatId } from '../../ids.ts'
import { isSeatFreeFor } from '../fishbowl.ts'
import { isTablesStep, nameOfTable } from '../groups.ts'
import type { ClosingAnswer, QuietCard } from '../state/modes.ts'
import type { Wish } from '../state/talk.ts'
import { currentStep, type RoomState, type Seat } from '../state.ts'

/** Few answers would tell who gave them: nothing is shown below this (rules O-1 and A-9). */
export const SHOWN_FROM = 4

export type GroupsView = {
  /** Facilitators see the plan; everybody else sees tables once they have begun. */
  readonly tables: readonly (readonly SeatId[])[]
  readonly isOn: boolean
  /** Index of my table; null for whoever stays in the circle. */
  readonly mine: number | null
  readonly endsAt: number | null
}

export type FishbowlView = {
  readonly inner: readonly SeatId[]
  readonly isInner: boolean
  /** Free for me: the open seat, or the one that is held for me. */
  readonly isSeatFree: boolean
  /** Facilitators only. */
  readonly heldFor: SeatId | null
}

export type AgreementsView = {
  readonly lines: readonly {
    readonly id: string
    readonly text: string
    /** Somebody would like to talk about it. Who, nobody is told. */
    readonly isOpen: boolean
    /** It is I who would like to. */
    readonly isMine: boolean
  }[]
  /** How many said what; shown as totals only. */
  readonly wishes: Readonly<Partial<Record<Wish, number>>>
  readonly isSettled: boolean
}

export type TableCards = {
  /** The name of the table: a card is put for it, and for no other. */
  readonly table: string
  readonly cards: readonly Pick<QuietCard, 'id' | 'text' | 'column'>[]
}

export type WritingView = {
  readonly mine: readonly Pick<QuietCard, 'id' | 'text' | 'column' | 'isPrivate'>[]
  /** What my table has written so far; null for whoever sits at none. Who wrote what, nobody is told. */
  readonly atTable: TableCards | null
  /** How many have written in this step: a number only from two up to all but two (mock README). */
  readonly writers: number | 'some' | 'most'
}

export type ClosingView = {
  /** Null until four have answered: fewer would tell who said what (rule O-1). */
  readonly counts: Readonly<Record<ClosingAnswer, number>> | null
}

export function viewGroups(state: RoomState, me: Seat): GroupsView | null {
  const { groups } = state
  if (groups === null || !isTablesStep(state)) return null
  const isOn = groups.startedAt !== null
  if (!isOn && me.role !== 'facilitator') return null
  const mine = groups.tables.findIndex((table) => table.includes(me.id))
  return { tables: groups.tables, isOn, mine: isOn && mine >= 0 ? mine : null, endsAt: groups.endsAt }
}

export function viewFishbowl({ fishbowl }: RoomState, me: Seat): FishbowlView | null {
  if (fishbowl === null) return null
  const { inner, heldFor } = fishbowl
  return {
    inner,
    isInner: inner.includes(me.id),
    isSeatFree: !inner.includes(me.id) && isSeatFreeFor(fishbowl, me.id),
    heldFor: me.role === 'facilitator' ? heldFor : null,
  }
}

export function viewAgreements({ agreements }: RoomState, me: Seat): AgreementsView {
  const wishes: Partial<Record<Wish, number>> = {}
  for (const wish of Object.values(agreements.wishes)) wishes[wish] = (wishes[wish] ?? 0) + 1
  return {
    lines: agreements.lines.map(({ id, text, objections }) => ({
      id,
      text,
      isOpen: objections.length > 0,
      isMine: objections.includes(me.id),
    })),
    wishes,
    isSettled: agreements.isSettled,
  }
}

/**
 * Nobody's cards but mine: those of the step, what I wrote for my own eyes, which I keep until the end, and those of my
 * table while I sit there.
 */
export function viewWriting(state: RoomState, me: Seat): WritingView | null {
  const step = currentStep(state)
  const { cards } = state.writing
  const mine = cards
    .filter((card) => card.table === null && card.seat === me.id)
    .map(({ id, text, column, isPrivate }) => ({ id, text, column, isPrivate }))
  const atTable = viewTableCards(state, me)
  if (step?.mode !== 'silent_writing') {
    return mine.length === 0 && atTable === null ? null : { mine, atTable, writers: 'some' }
  }
  const ofStep = cards.filter((card) => card.isPrivate === (step.board === 'private'))
  const writers = new Set(ofStep.map((card) => card.seat)).size
  return { mine, atTable, writers: countWriters(writers, state.seats.length) }
}

function viewTableCards(state: RoomState, me: Seat): TableCards | null {
  const table = nameOfTable(state, me.id)
  if (table === null) return null
  const cards = state.writing.cards.filter((card) => card.table === table)
  return { table, cards: cards.map(({ id, text, column }) => ({ id, text, column })) }
}

/** One, or all but one, would point at a person. */
function countWriters(writers: number, people: number): WritingView['writers'] {
  if (writers >= 2 && writers <= people - 2) return writers
  return writers * 2 > people ? 'most' : 'some'
}

export function viewClosing(state: RoomState): ClosingView {
  const answers = Object.values(state.closing)
  if (answers.length < SHOWN_FROM) return { counts: null }
  const counts = { yes: 0, mostly: 0, 'not-really': 0, listened: 0 }
  for (const answer of answers) counts[answer] += 1
  return { counts }
}
