import { gzipSync } from 'node:zlib'
import type { Plugin, Rolldown } from 'vite'

/** How much JavaScript and CSS a screen may need before it can be used, in kB (1000 bytes) after gzip. */
type Budget = {
  readonly name: string
  readonly kilobytes: number
  /** The modules that are loaded on demand for it, besides what every page loads first. */
  readonly modules: readonly string[]
  /** Loaded before it on the same way, so it is not paid for again. */
  readonly without?: readonly string[]
}

const ENTRY = 'client/index.html'
const LOBBY = 'client/lobby/ConversationPage.tsx'
const ROOM = 'client/room/RoomPage.tsx'
const CALL = 'client/media/call.ts'

const BUDGETS: readonly Budget[] = [
  { name: 'start', kilobytes: 120, modules: [ENTRY, 'client/start/StartPage.tsx'] },
  { name: 'links', kilobytes: 120, modules: [ENTRY, 'client/links/LinksPage.tsx'] },
  { name: 'lobby', kilobytes: 120, modules: [ENTRY, LOBBY] },
  { name: 'my words', kilobytes: 120, modules: [ENTRY, 'client/review/ReviewPage.tsx'] },
  { name: 'room with board', kilobytes: 220, modules: [ENTRY, LOBBY, ROOM] },
  { name: 'call', kilobytes: 160, modules: [CALL], without: [ENTRY, LOBBY, ROOM] },
]

/** Says what each screen weighs, and fails the build when one weighs too much: phones on poor links come first. */
export function enforceBudgets(): Plugin {
  return {
    name: 'goround:budgets',
    apply: 'build',
    writeBundle(_options, bundle) {
      const weigh = weigher(bundle)
      const weights = BUDGETS.map((budget) => ({ ...budget, actual: weigh(budget) / 1_000 }))
      const lines = weights.map(
        ({ name, actual, kilobytes }) =>
          `${name.padEnd(16)} ${actual.toFixed(1).padStart(6)} of ${kilobytes} kB`,
      )
      this.info(lines.join('\n'))
      if (weights.some(({ actual, kilobytes }) => actual > kilobytes)) {
        this.error(`A screen is too heavy for a phone on a poor link:\n${lines.join('\n')}`)
      }
    },
  }
}

function weigher(bundle: Rolldown.OutputBundle): (budget: Budget) => number {
  const weights = new Map(
    Object.values(bundle).map((file) => [
      file.fileName,
      gzipSync(file.type === 'chunk' ? file.code : file.source).byteLength,
    ]),
  )
  return ({ modules, without = [] }) => {
    const paid = new Set(without.flatMap((module) => filesOf(bundle, module)))
    const files = new Set(modules.flatMap((module) => filesOf(bundle, module)))
    return [...files]
      .filter((file) => !paid.has(file))
      .reduce((sum, file) => sum + (weights.get(file) ?? 0), 0)
  }
}

/** The chunk of a module, everything it imports at once, and their styles. Throws when the module has no chunk: then nothing was weighed. */
function filesOf(bundle: Rolldown.OutputBundle, module: string): string[] {
  const chunks = Object.values(bundle).filter((file) => file.type === 'chunk')
  const first = chunks.find((chunk) => chunk.facadeModuleId?.replaceAll('\\', '/').endsWith(module))
  if (first === undefined) throw new Error(`${module} has no chunk of its own`)
  const found = new Set<string>()
  const visit = (fileName: string) => {
    const chunk = bundle[fileName]
    if (found.has(fileName) || chunk?.type !== 'chunk') return
    found.add(fileName)
    for (const css of chunk.viteMetadata?.importedCss ?? []) found.add(css)
    for (const imported of chunk.imports) visit(imported)
  }
  visit(first.fileName)
  return [...found]
}
