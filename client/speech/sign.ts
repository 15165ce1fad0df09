/** What the detector says to the page: at every change, and again while speech goes on (T-4). */
export type SpeechSign = { readonly speaking: boolean }

/** The name under which the page finds the detector among its worklets. */
export const SPEECH_PROCESSOR = 'goround-speech'
