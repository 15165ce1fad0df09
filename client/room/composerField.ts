import type { ComposerRef } from './useActing.ts'

/**
 * The field for a new card, which can be asked to take the focus while it is still on its way: then it takes it when
 * it comes, unless the person has gone somewhere else by then.
 */
export function createComposerField(): { readonly ref: ComposerRef; focus(): void } {
  let field: HTMLTextAreaElement | null = null
  let askedAt: Element | null = null
  const ref: ComposerRef = {
    get current() {
      return field
    },
    set current(next) {
      field = next
      if (next === null) return
      if (askedAt !== null && askedAt === document.activeElement) next.focus()
      askedAt = null
    },
  }
  return {
    ref,
    focus: () => {
      askedAt = field === null ? document.activeElement : null
      field?.focus()
    },
  }
}
