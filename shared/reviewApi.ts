import type { ReviewView } from './outcome/review.ts'

/** What HTTP answers to somebody with a review link. */

/** The secret of a link to one's own words: it stands in the fragment of `/mine`, and is told once. */
export type ReviewLink = { readonly secret: string }

export type ReviewAnswer = { readonly review: ReviewView }
