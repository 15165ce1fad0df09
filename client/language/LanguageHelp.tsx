import { useDeferredValue } from 'react'
import { useTranslation } from 'react-i18next'
import { isTopic, suggestWords } from '../../shared/language/words.ts'
import { language } from '../i18n/en/language.ts'
import { addStrings } from '../i18n/i18n.ts'
import { Icon } from '../ui/Icon.tsx'
import styles from './LanguageHelp.module.css'

// The strings come with the code they belong to.
addStrings({ language })

type LanguageHelpProps = {
  /** What is being written, by whoever sees this. Never what a participant wrote. */
  text: string
  about: 'theme' | 'question'
}

/** A kinder way to say it, under the field and for this person alone. It holds nobody up (method.md 3.2). */
export function LanguageHelp({ text, about }: LanguageHelpProps) {
  const { t } = useTranslation('language')
  const looked = useDeferredValue(text)
  const suggestions = suggestWords(looked)
  const hasTopic = about === 'theme' && suggestions.length === 0 && isTopic(looked)
  const isSilent = suggestions.length === 0 && !hasTopic
  return (
    <div className={isSilent ? undefined : styles.help} role="status">
      {suggestions.map(({ kind, word, instead }) => (
        <p key={word}>{t(kind, { word, instead: instead.map((words) => `“${words}”`) })}</p>
      ))}
      {hasTopic ? <p>{t('topic')}</p> : null}
      {isSilent ? null : (
        <small>
          <Icon name="lock" size="small" />
          {t(about === 'theme' ? 'private' : 'privateQuestion')}
        </small>
      )}
    </div>
  )
}
