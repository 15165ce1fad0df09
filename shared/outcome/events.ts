import type { CardId } from '../ids.ts'
import type { Refusal } from '../refusals.ts'
import type { ReviewCommandType } from './commands.ts'
import type {
  DraftAnswer,
  OutcomeCard,
  PartName,
  Parts,
  PointsTo,
  ReviewRole,
  Saying,
  VoiceToken,
} from './state.ts'

/** What has happened to an outcome. Applied, and stored as what it came to: a log would keep what people took back. */
export type OutcomeEvent =
  | ({ readonly type: 'word.chosen'; readonly card: CardId } & Pick<
      OutcomeCard,
      'choice' | 'name' | 'pointsTo'
    >)
  | { readonly type: 'word.taken-out'; readonly card: CardId; readonly until: number }
  | { readonly type: 'word.put-back'; readonly card: CardId }
  /** The ten seconds are over: nothing of the card is left. */
  | { readonly type: 'word.gone'; readonly card: CardId }
  | { readonly type: 'words.lapsed' }
  | { readonly type: 'card.off-the-board'; readonly card: CardId }
  | { readonly type: 'answer.given'; readonly answer: DraftAnswer }
  | {
      readonly type: 'answer.settled'
      readonly id: string
      readonly state: DraftAnswer['state']
      readonly reply: string
      readonly at: number
    }
  | { readonly type: 'answer.right-now'; readonly id: string }
  /** What was wished for went, some time after it was settled. */
  | { readonly type: 'answer.lapsed'; readonly id: string }
  | { readonly type: 'page.judged'; readonly by: VoiceToken; readonly isRight: boolean }
  | { readonly type: 'theme.reworded'; readonly theme: string; readonly sentence: string }
  | { readonly type: 'theme.kept-both'; readonly theme: string; readonly also: string }
  | { readonly type: 'theme.left-out'; readonly theme: string; readonly isOut: boolean }
  | { readonly type: 'breath.said'; readonly theme: string; readonly words: string }
  | { readonly type: 'page.said'; readonly field: Saying; readonly words: string }
  | {
      readonly type: 'difference.said'
      readonly difference: string
      readonly said: readonly [string, string]
    }
  | { readonly type: 'part.put'; readonly part: PartName; readonly entry: Parts[PartName][number] }
  | { readonly type: 'part.removed'; readonly part: PartName; readonly id: string }
  | {
      readonly type: 'quote.checked'
      readonly card: CardId
      readonly by: VoiceToken
      readonly pointsTo: PointsTo
    }
  | { readonly type: 'date.set'; readonly notBefore: number | null }
  | { readonly type: 'yes.said'; readonly by: VoiceToken; readonly at: number }
  | { readonly type: 'yes.taken-back'; readonly by: VoiceToken }
  /** The public page says something it did not say before. */
  | { readonly type: 'page.reworded' }
  | { readonly type: 'page.published'; readonly at: number }
  | { readonly type: 'page.corrected'; readonly text: string; readonly at: number }
  | { readonly type: 'page.withdrawn'; readonly at: number }
  | { readonly type: 'page.put-back' }
  | { readonly type: 'page.erased' }
  | { readonly type: 'voice.joined'; readonly voice: VoiceToken; readonly role: ReviewRole }

export type Decision = { readonly ok: true; readonly events: readonly OutcomeEvent[] } | Refusal

/** Who asks, when, and by which request: a retry finds what the first try did. */
export type Asking = { readonly by: VoiceToken; readonly now: number; readonly id: string }

export function happens(...events: readonly OutcomeEvent[]): Decision {
  return { ok: true, events }
}

/** What may still be asked of a page that is public: taking back, setting right, and telling what came of it. */
export const AFTER_PUBLICATION: ReadonlySet<ReviewCommandType> = new Set<ReviewCommandType>([
  'word.choose',
  'word.undo-out',
  'page.answer',
  'answer.settle',
  'quote.check',
  'theme.take-out',
  'promise.put',
  'promise.remove',
  'page.correct',
  'page.withdraw',
])
