import { COOLING_MS, TRY_OUT_COOLING_MS } from '../../../shared/outcome/times.ts'

const TRY_OUT_MINUTES = 10
/** From this hour on it is tonight. */
const EVENING = 17

export type NextDays = {
  readonly end: 'today' | 'tonight'
  /** Until then nothing is public, and everybody may decide about their own words: a day, or a time for a try-out. */
  readonly until: string
}

/** When what happens, in words that a person would use, if the conversation ended now. */
export function nextDays(
  { lengthMinutes }: { readonly lengthMinutes: number },
  now: number,
  language?: string,
): NextDays {
  const isTryOut = lengthMinutes === TRY_OUT_MINUTES
  const until = new Date(now + (isTryOut ? TRY_OUT_COOLING_MS : COOLING_MS))
  const format = new Intl.DateTimeFormat(
    language,
    isTryOut ? { hour: 'numeric', minute: '2-digit' } : { weekday: 'long' },
  )
  return {
    end: new Date(now).getHours() >= EVENING ? 'tonight' : 'today',
    until: format.format(until),
  }
}
