/** Something that whoever started us can put right. Its message says how, likely causes first. */
export class SetupProblem extends Error {
  /** @override */
  name = 'SetupProblem'
}
