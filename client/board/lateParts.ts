import type { ReactNode } from 'react'
import { latePart } from '../ui/latePart.tsx'
import { loadMenu } from '../ui/Menu.tsx'
import { CardText } from './CardText.tsx'

// Cards are never without a place: until their box is there, they lie as they would without one.
const Flat = ({ children }: { children: ReactNode }) => children

/**
 * What nobody needs to read the cards and to add one. It comes when the room is there, or with the first press on a
 * card's options; together, because each of them leads to the next.
 */
const field = latePart(async () => (await import('./CardField.tsx')).CardField, CardText)
const carets = latePart(async () => (await import('./Carets.tsx')).Carets)
const people = latePart(async () => (await import('./CardPeople.tsx')).CardPeople)
const menu = latePart(async () => (await import('./CardMenu.tsx')).CardMenu)
const foot = latePart(async () => (await import('./BoardFoot.tsx')).BoardFoot)
const hands = latePart(async () => (await import('./BoardHands.tsx')).BoardHands)
const theme = latePart(async () => (await import('./themes/ThemeBox.tsx')).ThemeBox, Flat)
const pair = latePart(async () => (await import('./themes/ThemeBox.tsx')).PairBox, Flat)
const lane = latePart(async () => (await import('./themes/ThemeBox.tsx')).LaneBox, Flat)
const column = latePart(async () => (await import('./themes/ColumnTools.tsx')).ColumnTools)
// Words are refused so rarely that the code for it may come when the board is already there.
const tray = latePart(async () => (await import('./Tray.tsx')).Tray)

export const LateCardField = field.Part
export const LateCarets = carets.Part
export const LateCardPeople = people.Part
export const LateCardMenu = menu.Part
export const LateBoardFoot = foot.Part
export const LateBoardHands = hands.Part
export const LateThemeBox = theme.Part
export const LatePairBox = pair.Part
export const LateLaneBox = lane.Part
export const LateColumnTools = column.Part
export const LateTray = tray.Part

/** Asks for them ahead of time. */
export async function loadBoardParts(): Promise<void> {
  const parts = [field, carets, people, menu, foot, hands, theme, pair, lane]
  await Promise.all([loadMenu(), ...parts.map((part) => part.load())])
}
