import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PersonCommand } from '../../shared/room/commands.ts'
import type { LineKind } from '../../shared/room/state/company.ts'
import { LISTENING_CHOICES } from '../../shared/room/state/talk.ts'
import type { RoomView } from '../../shared/room/view.ts'
import { personal } from '../i18n/en/personal.ts'
import { addStrings } from '../i18n/i18n.ts'
import { Button, EqualButtons, TextButton } from '../ui/Button.tsx'
import { CheckField, TextAreaField } from '../ui/Field.tsx'
import { Pick } from '../ui/Pick.tsx'
import styles from './PersonalSheets.module.css'
import { facilitatorNames, nameOf } from './people.ts'
import { shareWord } from './shareWords.ts'
import { PrivateNote } from './slot/SlotCard.tsx'

// Opened rarely, so the strings come with them.
addStrings({ personal })

/** What a person opens for themselves and nobody else is shown. */
export type PersonalSheet = 'line' | 'part' | 'voice' | 'sees'

type PersonalProps = { view: RoomView; send(command: PersonCommand): void }

export function PersonalContent({ sheet, ...rest }: PersonalProps & { sheet: PersonalSheet }) {
  switch (sheet) {
    case 'line':
      return <LineSheet {...rest} />
    case 'part':
      return <PartSheet {...rest} />
    case 'voice':
      return <VoiceSheet {...rest} />
    case 'sees':
      return <SeesSheet />
  }
}

/** Limits of the command's schema. */
const MAX_WORDS = 500

/** "I'm not OK", "something felt off", or any words: to the facilitators alone (SAFE-8). */
function LineSheet({ view, send }: PersonalProps) {
  const { t } = useTranslation('personal')
  const [text, setText] = useState('')
  const facilitators = facilitatorNames(view)
  const write = (kind: LineKind) => {
    send({ type: 'line.write', kind, text: text.trim(), with: null })
    setText('')
  }
  return (
    <>
      <Lines view={view} />
      <EqualButtons>
        <Button onClick={() => write('not-ok')}>{t('line.notOk')}</Button>
        <Button onClick={() => write('felt-off')}>{t('line.feltOff')}</Button>
      </EqualButtons>
      <TextAreaField
        label={t('line.more')}
        rows={2}
        maxLength={MAX_WORDS}
        value={text}
        dir="auto"
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Button
        className={styles.send}
        aria-disabled={text.trim() === ''}
        onClick={() => text.trim() !== '' && write('words')}
      >
        {t('line.send')}
      </Button>
      <PrivateNote text={t('line.only', facilitators)} />
    </>
  )
}

/** What one reads again before writing: an exchange, not an archive. */
const LAST_LINES = 6

/** What was written last, the newest at the bottom, and whether it was seen. */
function Lines({ view }: { view: RoomView }) {
  const { t } = useTranslation('personal')
  const lines = view.words.lines.slice(-LAST_LINES)
  if (lines.length === 0) return null
  return (
    <ul className={styles.lines} aria-label={t('line.written')}>
      {lines.map((line) => {
        const isMine = line.from === view.me.seat
        const kind = line.kind === 'words' ? '' : t(`line.kinds.${line.kind}`)
        return (
          <li key={line.id} className={isMine ? styles.mine : undefined}>
            <small>{isMine ? t('line.me') : nameOf(view, line.from)}</small>
            <p dir="auto">{[kind, line.text].filter((part) => part !== '').join('. ')}</p>
            {isMine ? <small>{t(line.isSeen ? 'line.seen' : 'line.sent')}</small> : null}
          </li>
        )
      })}
    </ul>
  )
}

/** Three equal ways to take part. Only I and the facilitators know which (method.md 4.6). */
function PartSheet({ view: { me, seats }, send }: PersonalProps) {
  const { t } = useTranslation(['personal', 'turns'])
  const choices = LISTENING_CHOICES.map((key) => ({ key, label: t(`part.${key}`) }))
  return (
    <>
      <Pick
        label={t('turns:more.part')}
        choices={choices}
        chosen={me.choice}
        onChoose={(choice) => send({ type: 'listening.choose', choice })}
      />
      {me.choice === 'listening' ? (
        <CheckField
          label={t('part.show')}
          hint={t('part.showHint', facilitatorNames({ seats, me }))}
          checked={me.showsListening}
          onChange={(event) => send({ type: 'listening.show', isShown: event.currentTarget.checked })}
        />
      ) : null}
      <p className={styles.soft}>{t('part.note')}</p>
    </>
  )
}

/** What is noticed, what is sent, and the switch for it (SAFE-4). My own share only when I ask. */
function VoiceSheet({ view: { me }, send }: PersonalProps) {
  const { t } = useTranslation('personal')
  const [isAsked, setIsAsked] = useState(false)
  return (
    <>
      <p className={styles.text}>{t('voice.text')}</p>
      <CheckField
        label={t('voice.switch')}
        hint={t('voice.switchHint')}
        checked={me.isMeasured}
        onChange={(event) => send({ type: 'talk.measure', isMeasured: event.currentTarget.checked })}
      />
      <p className={styles.text} role="status">
        {!isAsked
          ? null
          : me.share === null
            ? t('voice.unknown')
            : t('voice.share', { share: t(`voice.shares.${shareWord(me.share)}`) })}
      </p>
      <PrivateNote text={t('voice.onlyMe')}>
        {isAsked ? null : (
          <TextButton className={styles.ask} onClick={() => setIsAsked(true)}>
            {t('voice.ask')}
          </TextButton>
        )}
      </PrivateNote>
    </>
  )
}

/** Who sees what, in short (method.md 4.7). */
function SeesSheet() {
  const { t } = useTranslation('personal')
  const parts = {
    everybody: ['queue', 'moved', 'line', 'shown'],
    facilitators: ['part', 'band', 'rang', 'lines'],
    me: ['place', 'share', 'invitation'],
  } as const
  return (
    <div className={styles.sees}>
      <p className={styles.text}>{t('sees.intro')}</p>
      <h3>{t('sees.everybody')}</h3>
      <ul>
        {parts.everybody.map((key) => (
          <li key={key}>{t(`sees.everybodyItems.${key}`)}</li>
        ))}
      </ul>
      <h3>{t('sees.facilitators')}</h3>
      <ul>
        {parts.facilitators.map((key) => (
          <li key={key}>{t(`sees.facilitatorsItems.${key}`)}</li>
        ))}
      </ul>
      <h3>{t('sees.me')}</h3>
      <ul>
        {parts.me.map((key) => (
          <li key={key}>{t(`sees.meItems.${key}`)}</li>
        ))}
      </ul>
      <h3>{t('sees.after')}</h3>
      <p className={styles.text}>{t('sees.afterText')}</p>
    </div>
  )
}
