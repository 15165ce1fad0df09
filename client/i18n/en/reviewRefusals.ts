import type { RefusalCode } from '../../../shared/refusals.ts'

/** One sentence for every "no" after the close: about one's own words, and about the page. They come with its code. */
export const reviewRefusals = {
  'review/not-yet': 'Your words are here once the conversation has ended. Please keep this link.',
  'review/practice': 'A practice room leaves nothing behind, so there is no link to it.',
  'review/enough': 'You have several links to your cards already. Any of them works.',
  'word/unknown': 'That card is no longer there.',
  'word/gone': 'Those words have gone, because nobody had said what may happen to them.',
  'word/check-first': 'Somebody would like to talk about this card first, so it stays off the page.',
  'word/not-checked': 'This card was not checked in the room, so it can only be part of a summary.',
  'word/too-late': 'The ten seconds are over. It has gone.',
  'answer/unknown': 'That wish is no longer there.',
  'answer/empty': 'Please write it in a few words, no more than fit here.',
  'page/unknown': 'That part of the page is no longer there.',
  'page/enough': 'That is as much as anybody reads. Please change one instead.',
  'page/because': 'Please say why. A no with its reason is an answer.',
  'page/published': 'The page is public. It can be corrected or taken back, and says so with the date.',
  'page/not-published': 'The page is not public yet.',
  'page/withdrawn': 'The page was taken back.',
  'page/too-early': 'That is before everybody has had time to read it. Please choose a later day.',
  'page/too-late': 'That is a long time off. Please choose a day within two months.',
} as const satisfies Partial<Record<RefusalCode, string>>
