import { type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ThemeView } from '../../../shared/room/view/cards.ts'
import type { RoomView } from '../../../shared/room/view.ts'
import type { Board } from '../../board/port.ts'
import { fitText } from '../../board/textLimit.ts'
import { useAnnounce } from '../../ui/Announcer.tsx'
import { Button, EqualButtons } from '../../ui/Button.tsx'
import { inputClass } from '../../ui/Field.tsx'
import type { Reach } from '../actions.ts'
import { may } from '../actions.ts'
import styles from './Harvest.module.css'

type OtherWordsProps = { theme: ThemeView; view: RoomView; board: Board; send: Reach['send'] }

/** I'd say it differently: aloud, or as a card of mine beside it. Either is fine, and so is leaving it at that. */
export function OtherWords({ theme, view, board, send }: OtherWordsProps) {
  const { t } = useTranslation('harvest')
  const announce = useAnnounce()
  const [text, setText] = useState('')
  const isEmpty = !/\S/u.test(text)
  const write = () => {
    if (isEmpty || !board.add(theme.column, text)) return
    setText('')
    announce(t('words.written'))
  }
  const hasHand = view.me.place !== null || view.floor.holder === view.me.seat || !may(view, 'queue.raise')
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.key !== 'Enter' || event.shiftKey) return
    event.preventDefault()
    write()
  }
  return (
    <div className={styles.other}>
      <textarea
        className={inputClass}
        aria-label={t('words.label')}
        placeholder={t('words.placeholder')}
        rows={2}
        dir="auto"
        autoComplete="off"
        enterKeyHint="done"
        value={text}
        onChange={(event) => setText(fitText(text, event.currentTarget.value))}
        onKeyDown={onKeyDown}
      />
      <EqualButtons>
        <Button
          icon="hand"
          aria-disabled={hasHand}
          onClick={() => {
            if (!hasHand) void send({ type: 'queue.raise', kind: 'point' })
          }}
        >
          {t('words.hand')}
        </Button>
        <Button icon="card" aria-disabled={isEmpty} onClick={write}>
          {t('words.write')}
        </Button>
      </EqualButtons>
      <p className={styles.small}>{t('words.note')}</p>
    </div>
  )
}
