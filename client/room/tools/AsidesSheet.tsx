import { useTranslation } from 'react-i18next'
import type { SeatId } from '../../../shared/ids.ts'
import { nameOf } from '../people.ts'
import { confidants } from './confidants.ts'
import { Letters } from './Letters.tsx'
import styles from './ToolSheets.module.css'
import type { SheetProps } from './ToolSheets.tsx'

/** Between facilitators and note-takers: nobody else reads it (rule W-1). */
export function AsidesSheet({ view, send }: SheetProps) {
  const { t } = useTranslation('tools')
  return (
    <Letters
      view={view}
      letters={view.words.asides}
      empty={t('asides.none')}
      label={t('asides.field', { names: confidants(view) })}
      sendLabel={t('asides.send')}
      onSend={(text) => send({ type: 'aside.say', text })}
    >
      <p className={styles.note}>{t('asides.note')}</p>
    </Letters>
  )
}

/** One person's private line: an answer says at the same time that it was read (rule W-3). */
export function LineSheet({ view, send, person }: SheetProps & { person: SeatId }) {
  const { t } = useTranslation('tools')
  const name = nameOf(view, person)
  const lines = view.words.lines.filter((line) => line.with === person)
  const letters = lines.map(({ kind, text, ...line }) => ({
    ...line,
    text: kind === 'words' ? text : [t(`lines.${kind}`), text].filter(Boolean).join(': '),
  }))
  return (
    <Letters
      view={view}
      letters={letters}
      empty={t('asides.none')}
      label={t('lines.field', { name })}
      sendLabel={t('asides.send')}
      onSend={(text) => {
        send({ type: 'line.write', kind: 'words', text, with: person })
        for (const line of lines)
          if (line.from === person && !line.isSeen) send({ type: 'line.see', id: line.id })
      }}
    >
      <p className={styles.note}>{t('lines.note', { name })}</p>
    </Letters>
  )
}
