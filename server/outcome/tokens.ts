import { nanoid } from 'nanoid'
import type { VoiceToken } from '../../shared/outcome/state.ts'

/** 96 random bits: it joins the cards of one person in one conversation, and leads to nobody. */
export function newVoice(): VoiceToken {
  return nanoid(16) as VoiceToken
}

/** The page's address. Nothing can be read from it, and a draft's is not guessed. */
export function newSlug(): string {
  return nanoid(16)
}
