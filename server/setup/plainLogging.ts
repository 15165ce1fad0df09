import type { Plugin } from 'vite'

const ID = '\0plain-logging'

/** Colours are told by symbols, which say nothing in plain words. */
const CODE = `
const said = (words) => words.filter((word) => typeof word !== 'symbol')
export const print = (...words) => console.info(...said(words))
export const warn = (...words) => console.warn(...said(words))
export const BOLD = Symbol('bold')
export const UNBOLD = Symbol('unbold')
export const RED = Symbol('red')
export const ORANGE = Symbol('orange')
`

/**
 * Lets the document's library say what it says to a console in plain words. Its own way draws pictures and checks types
 * there, and is three kilobytes that nobody in a room has any use for.
 */
export function sayPlainly(): Plugin {
  return {
    name: 'goround:plain-logging',
    apply: 'build',
    enforce: 'pre',
    resolveId: (source) => (source === 'lib0/logging' ? ID : null),
    load: (id) => (id === ID ? CODE : null),
  }
}
