import { type KeyboardEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { MAX_AGREEMENT_GRAPHEMES } from '../../../shared/room/agreements.ts'
import type { PersonCommand } from '../../../shared/room/commands.ts'
import type { AgreementsView } from '../../../shared/room/view/modes.ts'
import { useAnnounce } from '../../ui/Announcer.tsx'
import { TextButton } from '../../ui/Button.tsx'
import { classNames } from '../../ui/classNames.ts'
import { inputClass } from '../../ui/Field.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { MenuButton } from '../../ui/Menu.tsx'
import styles from './Agreements.module.css'
import { useFocusWithin } from './useFocusWithin.ts'

type AgreementLineProps = {
  line: AgreementsView['lines'][number]
  place: number
  isSettled: boolean
  send(command: PersonCommand): void
}

/** One sentence: to read, to change, or to say that it should be talked about. */
export function AgreementLine({ line, place, isSettled, send }: AgreementLineProps) {
  const { t } = useTranslation('steps')
  const [isEditing, setIsEditing] = useState(false)
  const object = () => send({ type: 'agreements.object', id: line.id, objects: !line.isMine })
  const focus = useFocusWithin<HTMLLIElement>('[aria-haspopup]')
  return (
    <li className={styles.line} data-open={line.isOpen || undefined} {...focus}>
      {/* What somebody is in the middle of stays under their hands, also when the step ends meanwhile. */}
      {isEditing ? (
        <LineField line={line} place={place} send={send} onEnd={() => setIsEditing(false)} />
      ) : (
        <>
          <span dir="auto">{line.text}</span>
          <span className={styles.acts}>
            {isSettled && !line.isOpen ? null : (
              <TextButton onClick={object} aria-pressed={line.isMine}>
                {t(wordOf(line))}
              </TextButton>
            )}
            {isSettled ? null : (
              <LineMenu line={line} place={place} send={send} onEdit={() => setIsEditing(true)} />
            )}
          </span>
          {line.isOpen ? <small>{t(isSettled ? 'agreements.stillOpen' : noteOf(line))}</small> : null}
        </>
      )}
    </li>
  )
}

function wordOf({ isMine, isOpen }: AgreementLineProps['line']) {
  if (isMine) return 'agreements.talkMine'
  return isOpen ? 'agreements.talk' : 'agreements.change'
}

function noteOf({ isMine }: AgreementLineProps['line']) {
  return isMine ? 'agreements.openMine' : 'agreements.open'
}

type LineMenuProps = Omit<AgreementLineProps, 'isSettled'> & { onEdit(): void }

function LineMenu({ line, place, send, onEdit }: LineMenuProps) {
  const { t } = useTranslation('steps')
  const announce = useAnnounce()
  const label = t('agreements.options', { place })
  return (
    <MenuButton
      className={styles.options}
      label={label}
      aria-label={label}
      entries={() => [
        { key: 'edit', label: t('agreements.edit'), icon: 'pen', onSelect: onEdit },
        {
          key: 'remove',
          label: t('agreements.remove'),
          icon: 'close',
          onSelect: () => {
            send({ type: 'agreements.remove', id: line.id })
            announce(t('agreements.removed'))
          },
        },
      ]}
    >
      <Icon name="more" size="small" />
    </MenuButton>
  )
}

type LineFieldProps = Omit<AgreementLineProps, 'isSettled'> & { onEnd(): void }

/** Enter or leaving it keeps the new words, Escape the old ones. */
function LineField({ line, place, send, onEnd }: LineFieldProps) {
  const { t } = useTranslation('steps')
  const [text, setText] = useState(line.text)
  const isDone = useRef(false)
  const end = (keeps: boolean) => {
    // Leaving the field follows Enter and Escape as well.
    if (isDone.current) return
    isDone.current = true
    if (keeps && /\S/u.test(text) && text !== line.text) send({ type: 'agreements.set', id: line.id, text })
    onEnd()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return
    event.preventDefault()
    event.stopPropagation()
    end(event.key === 'Enter')
  }
  return (
    <input
      className={classNames(inputClass, styles.field)}
      aria-label={t('agreements.field', { place })}
      // biome-ignore lint/a11y/noAutofocus: it takes the place of the words whose change was asked for.
      autoFocus
      dir="auto"
      autoComplete="off"
      enterKeyHint="done"
      maxLength={MAX_AGREEMENT_GRAPHEMES}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      onKeyDown={onKeyDown}
      onBlur={() => end(true)}
    />
  )
}
