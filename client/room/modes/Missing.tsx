import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { COLUMN_KEYS, isColumnKey } from '../../../shared/board/columns.ts'
import type { CardId } from '../../../shared/ids.ts'
import type { RoomView } from '../../../shared/room/view.ts'
import { useDraft } from '../../board/draft.ts'
import type { Board } from '../../board/port.ts'
import { fitText } from '../../board/textLimit.ts'
import { useAnnounce } from '../../ui/Announcer.tsx'
import { Button } from '../../ui/Button.tsx'
import { classNames } from '../../ui/classNames.ts'
import { inputClass } from '../../ui/Field.tsx'
import type { ComposerRef } from '../useActing.ts'
import styles from './Harvest.module.css'
import type { Harvest } from './harvestList.ts'
import { stepOf } from './stepMode.ts'

type MissingProps = { view: RoomView; board: Board; harvest: Harvest; field: ComposerRef }

/** What was said and is in none of it: a card that everybody sees at once. */
export function Missing({ view, board, harvest, field }: MissingProps) {
  const { t } = useTranslation(['harvest', 'board'])
  const announce = useAnnounce()
  const [text, setText] = useDraft(view.me.seat)
  const fresh = useFresh(board, harvest)
  const rest = harvest.loose.length - fresh.length
  const add = (event: FormEvent) => {
    event.preventDefault()
    field.current?.focus()
    const column = columnFor(view)
    if (!/\S/u.test(text) || !board.add(column, text)) return
    setText('')
    announce(t('board:composer.added', { column: t(`board:columns.${column}`) }))
  }
  return (
    <div className={styles.missing}>
      <h3>{t('missing.heading')}</h3>
      <form className={styles.because} onSubmit={add}>
        <textarea
          ref={field}
          className={classNames(inputClass, styles.input)}
          aria-label={t('board:composer.label')}
          placeholder={t('missing.placeholder')}
          rows={1}
          dir="auto"
          autoComplete="off"
          enterKeyHint="done"
          value={text}
          onChange={({ target, nativeEvent }) => {
            const isComposing = nativeEvent instanceof InputEvent && nativeEvent.isComposing
            setText(isComposing ? target.value : fitText(text, target.value))
          }}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing) return
            if (event.key === 'Enter' && !event.shiftKey) add(event)
            if (event.key === 'Escape') {
              event.stopPropagation()
              event.currentTarget.blur()
            }
          }}
        />
        <Button type="submit">{t('board:composer.add')}</Button>
      </form>
      {fresh.length === 0 ? null : (
        <ul className={styles.pairs} aria-label={t('missing.list')}>
          {fresh.map((card) => (
            <li key={card.id} className={styles.one}>
              <p dir="auto">{card.text}</p>
              <small>{t('missing.added')}</small>
            </li>
          ))}
        </ul>
      )}
      {rest === 0 ? null : <p className={styles.small}>{t('loose', { count: rest })}</p>}
    </div>
  )
}

/** Cards that came while we read back, and lie in no theme. */
function useFresh(board: Board, { loose }: Harvest) {
  const [known] = useState<ReadonlySet<CardId>>(
    () => new Set(Object.values(board.getSnapshot().columns).flatMap((cards) => cards.map(({ id }) => id))),
  )
  return loose.filter((card) => !known.has(card.id))
}

/** The step's column, or the one for all the rest; never one that is locked. */
function columnFor(view: RoomView) {
  const { locked } = view.themes
  const step = stepOf(view)?.board
  const wanted = isColumnKey(step) ? step : 'keep_in_mind'
  return locked.includes(wanted) ? (COLUMN_KEYS.find((key) => !locked.includes(key)) ?? wanted) : wanted
}
