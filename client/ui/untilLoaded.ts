const AGAIN_MS = 3_000

/**
 * The code of a part that comes when the room is already there. A phone that loses its connection just then goes on
 * asking: until it has it, the place stays empty and everything else works.
 */
export async function untilLoaded<Module>(load: () => Promise<Module>): Promise<Module> {
  for (;;) {
    try {
      return await load()
    } catch {
      await new Promise((resolve) => setTimeout(resolve, AGAIN_MS))
    }
  }
}
