import { type FocusEvent, type RefObject, useLayoutEffect, useState } from 'react'
import { useFocusKeeper } from '../../ui/useFocusKeeper.ts'
import type { ComposerRef } from '../useActing.ts'
import { hasComposer, type Place } from './place.ts'

/**
 * The place as it is shown: what a facilitator's next step puts there waits while somebody types in it, because their
 * words would go from under their hands. Half a new card is no reason to wait: it goes on in the next field for one.
 */
export function usePlace(wanted: Place, box: RefObject<HTMLElement | null>, composer: ComposerRef) {
  const [place, setPlace] = useState(wanted)
  const [, lookAgain] = useState(0)
  const keeper = useFocusKeeper(() => atEnd(composer.current) ?? box.current)
  const lookSoon = () => requestAnimationFrame(() => lookAgain((looks) => looks + 1))
  // Looked at after every drawing, and after the field was left.
  useLayoutEffect(() => {
    if (place !== wanted && !isBusy(box.current, composer.current, wanted)) setPlace(wanted)
  })
  return {
    place,
    events: {
      // A field may also go with the card that it was in; then nothing is left, and something else has the focus.
      onFocus: (event: FocusEvent<HTMLElement>) => {
        keeper.onFocus(event)
        lookSoon()
      },
      onBlur: (event: FocusEvent<HTMLElement>) => {
        keeper.onBlur(event)
        lookSoon()
      },
    },
  }
}

/** Where somebody goes on writing who was in the middle of a sentence. */
function atEnd(field: HTMLTextAreaElement | null): HTMLTextAreaElement | null {
  field?.setSelectionRange(field.value.length, field.value.length)
  return field
}

function isBusy(box: HTMLElement | null, composer: HTMLElement | null, wanted: Place): boolean {
  // Words that the server has not taken yet have nowhere else to be.
  if (box?.querySelector('[data-unsaved]') != null) return true
  const field = document.activeElement
  if (!(field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement)) return false
  if (box?.contains(field) !== true || field.value === '') return false
  return field !== composer || !hasComposer(wanted)
}
