import type { ComponentProps } from 'react'
import { loadBoardParts } from '../board/lateParts.ts'
import { latePart } from '../ui/latePart.tsx'
import { loadModeParts } from './modes/lateParts.ts'

/** What nobody needs in their first moments here: loaded soon after, so that a phone can be in the room sooner. */
const slot = latePart(async () => (await import('./Slot.tsx')).Slot)
const news = latePart(async () => (await import('./RoomNews.tsx')).RoomNews)
const question = latePart(async () => (await import('./QuestionSheet.tsx')).QuestionSheet)
const sheets = latePart(async () => (await import('./sheets.tsx')).OpenSheet)

/** At the end. */
const own = latePart(async () => (await import('./modes/OwnLinkField.tsx')).OwnLinkField)

/** In practice rooms alone. */
const tips = latePart(async () => (await import('./PracticeTips.tsx')).PracticeTips)

export const Slot = slot.Part
export const RoomNews = news.Part
export const PracticeTips = tips.Part
export const QuestionSheet = question.Part
export const OpenSheet = sheets.Part
export const OwnLinkField = own.Part
export type OpenSheetProps = ComponentProps<typeof OpenSheet>

/** Asks for them ahead of time. */
export async function loadLateParts(): Promise<void> {
  const parts = [slot, sheets, question, own].map((part) => part.load())
  await Promise.all([...parts, loadModeParts(), loadBoardParts()])
}
