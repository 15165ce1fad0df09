import 'i18next'
import type { English } from './i18n.ts'

/** Makes a key that does not exist a type error. */
declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common'
    resources: English
    // What i18n.ts adds to the formats of the library.
    interpolationFormatTypeMap: { word: number; opening: number; place: number }
  }
}
