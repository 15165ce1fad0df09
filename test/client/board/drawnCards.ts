import type { Page } from 'playwright-core'

declare global {
  interface Window {
    /** For each time React drew: how many cards it went through again. */
    drawnCards: number[]
  }
}

/**
 * Counts how many cards React draws at each change, the way its own developer tools see it. Has to be called before
 * the page is opened.
 */
export async function countDrawnCards(page: Page): Promise<void> {
  await page.addInitScript(() => {
    type Fiber = {
      flags: number
      child: Fiber | null
      sibling: Fiber | null
      alternate: Fiber | null
      type: unknown
      memoizedProps: Record<string, unknown> | null
    }
    /** The flag that React leaves on a component that it has called. */
    const PERFORMED_WORK = 1
    const isCard = ({ child }: Fiber) =>
      child?.type === 'li' && child.memoizedProps?.['data-card'] !== undefined
    const countIn = (fiber: Fiber): number => {
      let count = 0
      // What React did not touch is the same object as before, with the flags of some earlier time.
      if (fiber.alternate !== null && fiber.alternate.child === fiber.child) return 0
      for (let child = fiber.child; child !== null; child = child.sibling) {
        if (isCard(child) && (child.flags & PERFORMED_WORK) !== 0) count += 1
        count += countIn(child)
      }
      return count
    }
    window.drawnCards = []
    const hook = {
      supportsFiber: true,
      inject: () => 1,
      onCommitFiberUnmount: () => undefined,
      onCommitFiberRoot: (_: number, root: { current: Fiber }) => {
        window.drawnCards.push(countIn(root.current))
      },
    }
    Object.assign(window, { __REACT_DEVTOOLS_GLOBAL_HOOK__: hook })
  })
}
