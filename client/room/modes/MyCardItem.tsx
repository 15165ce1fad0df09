import { type KeyboardEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { fitText } from '../../board/textLimit.ts'
import { copyText } from '../../ui/copyText.ts'
import { Icon } from '../../ui/Icon.tsx'
import { MenuButton, type MenuEntry } from '../../ui/Menu.tsx'
import styles from './MyCards.module.css'
import { useFocusWithin } from './useFocusWithin.ts'
import type { MyCard, MyCardsDesk } from './useMyCards.ts'

type MyCardItemProps = {
  card: MyCard
  /** Who sees it, in words. */
  seenBy: string
  desk: Pick<MyCardsDesk, 'takeDown'> & { put: MyCardsDesk['put'] | null }
  /** Its words are being changed; null when that is over. */
  onOpen?(card: MyCard | null): void
}

/** A slip that only I see, or my table, for now or for ever. */
export function MyCardItem({ card, seenBy, desk, onOpen }: MyCardItemProps) {
  const { t } = useTranslation('board')
  const [isEditing, setIsEditing] = useState(false)
  const edit = (isOpen: boolean) => {
    setIsEditing(isOpen)
    onOpen?.(isOpen ? card : null)
  }
  const { put } = desk
  const focus = useFocusWithin<HTMLLIElement>('[aria-haspopup]')
  return (
    <li
      className={styles.card}
      data-editing={isEditing || undefined}
      data-unsaved={!card.isSaved || undefined}
      {...focus}
    >
      {isEditing && put !== null ? (
        <CardField card={card} put={put} onEnd={() => edit(false)} />
      ) : (
        <p dir="auto">{card.text}</p>
      )}
      <div className={styles.foot}>
        <Icon name="hidden" size="small" />
        <span>{card.isSaved ? seenBy : t('card.unsaved')}</span>
        <MyCardMenu card={card} desk={desk} onEdit={() => edit(true)} />
      </div>
    </li>
  )
}

function MyCardMenu({ card, desk, onEdit }: Pick<MyCardItemProps, 'card' | 'desk'> & { onEdit(): void }) {
  const { t } = useTranslation(['steps', 'board'])
  const label = t('writing.options')
  const { put } = desk
  const entries = (): readonly MenuEntry[] => [
    ...(put === null
      ? []
      : card.isSaved
        ? [{ key: 'edit', label: t('writing.edit'), icon: 'pen' as const, onSelect: onEdit }]
        : [
            { key: 'again', label: t('board:tray.retry'), onSelect: () => put(card) },
            {
              key: 'copy',
              label: t('board:tray.copy'),
              icon: 'copy' as const,
              onSelect: () => void copyText(card.text),
            },
          ]),
    {
      key: 'down',
      label: t('writing.takeDown'),
      icon: 'undo',
      onSelect: () => desk.takeDown(card),
    },
  ]
  return (
    <MenuButton className={styles.options} label={label} aria-label={label} entries={entries}>
      <Icon name="more" size="small" />
    </MenuButton>
  )
}

type CardFieldProps = { card: MyCard; put: MyCardsDesk['put']; onEnd(): void }

/** Enter or leaving it keeps the new words, Escape the old ones. */
function CardField({ card, put, onEnd }: CardFieldProps) {
  const { t } = useTranslation('steps')
  const [text, setText] = useState(card.text)
  const isDone = useRef(false)
  const end = (keeps: boolean) => {
    // Leaving the field follows Enter and Escape as well.
    if (isDone.current) return
    isDone.current = true
    if (keeps && /\S/u.test(text) && text !== card.text) put({ ...card, text })
    onEnd()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const isEnter = event.key === 'Enter' && !event.shiftKey
    if (!isEnter && event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    end(isEnter)
  }
  return (
    <textarea
      className={styles.edit}
      aria-label={t('writing.text')}
      // biome-ignore lint/a11y/noAutofocus: it takes the place of the words whose change was asked for.
      autoFocus
      rows={2}
      dir="auto"
      autoComplete="off"
      enterKeyHint="done"
      value={text}
      onChange={(event) => setText(fitText(text, event.currentTarget.value))}
      onKeyDown={onKeyDown}
      onBlur={() => end(true)}
    />
  )
}
