import { type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { fitText } from '../../board/textLimit.ts'
import { Button, EqualButtons } from '../../ui/Button.tsx'
import { inputClass } from '../../ui/Field.tsx'
import { PrivateNote, SlotCard } from './SlotCard.tsx'

type TweakCardProps = {
  words: string
  /** `seen`: the words that mine were made from. Somebody may have written in the card meanwhile. */
  onUse(text: string, seen: string): void
  onLeave(): void
}

/** The same point in my own words. Until I say so, nobody sees a letter of it. */
export function TweakCard({ words, onUse, onLeave }: TweakCardProps) {
  const { t } = useTranslation('asks')
  const [seen] = useState(words)
  const [text, setText] = useState(words)
  const isEmpty = !/\S/u.test(text)
  const use = () => {
    if (!isEmpty) onUse(text, seen)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault()
      use()
    }
    if (event.key === 'Escape') {
      event.stopPropagation()
      onLeave()
    }
  }
  return (
    <SlotCard heading={t('right.tweakHeading')}>
      <textarea
        className={inputClass}
        aria-label={t('right.field')}
        // biome-ignore lint/a11y/noAutofocus: it takes the place of the button that asked for it.
        autoFocus
        rows={2}
        dir="auto"
        autoComplete="off"
        enterKeyHint="done"
        value={text}
        onChange={(event) => setText(fitText(text, event.currentTarget.value))}
        onFocus={({ currentTarget: field }) =>
          field.setSelectionRange(field.value.length, field.value.length)
        }
        onKeyDown={onKeyDown}
      />
      <EqualButtons>
        <Button aria-disabled={isEmpty} onClick={use}>
          {t('right.use')}
        </Button>
        <Button onClick={onLeave}>{t('right.leave')}</Button>
      </EqualButtons>
      <PrivateNote text={t('onlyYou')} />
    </SlotCard>
  )
}
