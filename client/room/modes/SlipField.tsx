import type { KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { fitText } from '../../board/textLimit.ts'
import { classNames } from '../../ui/classNames.ts'
import { inputClass } from '../../ui/Field.tsx'
import type { ComposerRef } from '../useActing.ts'

type SlipFieldProps = {
  className: string | undefined
  field: ComposerRef
  placeholder: string
  rows: number
  text: string
  setText(text: string): void
  add(): void
}

/** Where a card is written that others do not see yet. Enter adds it, Escape leaves it unsent but kept. */
export function SlipField({ className, field, placeholder, rows, text, setText, add }: SlipFieldProps) {
  const { t } = useTranslation('steps')
  return (
    <textarea
      ref={field}
      className={classNames(inputClass, className)}
      aria-label={t('writing.label')}
      placeholder={placeholder}
      rows={rows}
      dir="auto"
      autoComplete="off"
      enterKeyHint="done"
      value={text}
      onChange={({ currentTarget: { value }, nativeEvent }) =>
        setText(nativeEvent instanceof InputEvent && nativeEvent.isComposing ? value : fitText(text, value))
      }
      onKeyDown={(event) => onSlipKey(event, add)}
    />
  )
}

function onSlipKey(event: KeyboardEvent<HTMLTextAreaElement>, add: () => void) {
  // Enter chooses a word while an input method composes.
  if (event.nativeEvent.isComposing) return
  if (event.key === 'Enter' && !event.shiftKey) {
    event.preventDefault()
    add()
  }
  if (event.key === 'Escape') {
    event.stopPropagation()
    event.currentTarget.blur()
  }
}
