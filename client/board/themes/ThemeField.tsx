import { useLayoutEffect, useRef } from 'react'
import type { ThemeView } from '../../../shared/room/view/cards.ts'
import { useBoardTools } from '../boardContext.ts'
import '../cardStrings.ts'
import { nameTheme } from './acts.ts'
import { SentenceForm } from './SentenceForm.tsx'

/** A theme's sentence while I write it, in its place. */
export function ThemeField({ theme }: { theme: ThemeView }) {
  const { desk } = useBoardTools()
  const field = useRef<HTMLTextAreaElement>(null)
  useLayoutEffect(() => {
    // The theme may come a while after I have asked for it: then I am writing somewhere else already.
    const { activeElement } = document
    if (activeElement instanceof HTMLElement && activeElement.matches('input, textarea')) return
    field.current?.focus()
    field.current?.setSelectionRange(field.current.value.length, field.current.value.length)
  }, [])
  return (
    <SentenceForm
      sentence={theme.sentence}
      fieldRef={field}
      onSave={(sentence) => nameTheme(desk, theme, sentence)}
      onCancel={() => desk.name(null)}
    />
  )
}
