import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../ui/Icon.tsx'
import type { BoardCard, BoardSnapshot } from '../port.ts'
import { findMatches } from './matching.ts'
import styles from './NoteBox.module.css'

type MatchesProps = { text: string; columns: BoardSnapshot['columns']; onJoin(card: BoardCard): void }

/** Cards that may say the same already: another voice joins them, and no second card is made. */
export function Matches({ text, columns, onJoin }: MatchesProps) {
  const { t } = useTranslation('notes')
  const matches = useMemo(() => findMatches(text, columns), [text, columns])
  if (matches.length === 0) return null
  return (
    <ul className={styles.matches}>
      {matches.map(({ card, parts }) => (
        <li key={card.id}>
          <button
            type="button"
            className={styles.match}
            aria-label={t('box.join', { text: card.text })}
            onClick={() => onJoin(card)}
          >
            <Icon name="plus" size="small" />
            <span>
              {t('box.before')}{' '}
              <b dir="auto">
                “
                {parts.map(({ text: part, isSame }, index) =>
                  // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text have no other name.
                  isSame ? <mark key={index}>{part}</mark> : <span key={index}>{part}</span>,
                )}
                ”
              </b>
            </span>
          </button>
        </li>
      ))}
    </ul>
  )
}
