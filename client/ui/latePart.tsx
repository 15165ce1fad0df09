import { type ComponentType, useEffect, useState } from 'react'
import { untilLoaded } from './untilLoaded.ts'

/**
 * A part of a screen whose code comes when the screen is already there. Until then its place is empty and everything
 * else works; a phone that loses its connection just then goes on asking. Once loaded it is drawn at once, because a
 * sheet that opens late takes the focus late.
 */
export function latePart<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  /** What stands there meanwhile, where that may not be nothing. */
  Meanwhile: ComponentType<Props> | null = null,
) {
  let found: ComponentType<Props> | null = null
  let loading: Promise<void> | null = null
  const ask = (): Promise<void> => {
    loading ??= untilLoaded(load).then((part) => {
      found = part
    })
    return loading
  }

  function Part(props: Props) {
    const [, lookAgain] = useState(false)
    useEffect(() => {
      if (found !== null) return
      let isWanted = true
      void ask().then(() => isWanted && lookAgain(true))
      return () => {
        isWanted = false
      }
    }, [])
    const Found = found
    if (Found !== null) return <Found {...props} />
    return Meanwhile === null ? null : <Meanwhile {...props} />
  }
  return { Part, load: ask }
}
