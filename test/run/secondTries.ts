import type { Reporter, TestCase } from 'vitest/node'

/**
 * Names every test that passed only on its second try. A browser on a busy machine may miss a moment once, and that is no
 * defect of a room; twice in a row is a failure. Whoever reads a name here has a race to look for.
 */
// biome-ignore lint/style/noDefaultExport: a reporter is loaded by its default export.
export default class SecondTries implements Reporter {
  readonly #names: string[] = []

  onTestCaseResult(test: TestCase): void {
    if (test.diagnostic()?.flaky) this.#names.push(`${test.module.relativeModuleId} › ${test.fullName}`)
  }

  onTestRunEnd(): void {
    if (this.#names.length === 0) return
    console.log(`\nPassed only on the second try:\n${this.#names.map((name) => `  ${name}`).join('\n')}`)
  }
}
