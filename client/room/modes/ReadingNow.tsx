import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Objection } from '../../../shared/room/state/cards.ts'
import type { ThemeView } from '../../../shared/room/view/cards.ts'
import type { RoomView } from '../../../shared/room/view.ts'
import { useColumnLabel } from '../../board/noteTaker/useColumnLabel.ts'
import type { Board } from '../../board/port.ts'
import { Button, EqualButtons } from '../../ui/Button.tsx'
import type { Reach } from '../actions.ts'
import styles from './Harvest.module.css'
import type { HarvestItem } from './harvestList.ts'
import { OtherWords } from './OtherWords.tsx'
import { SentenceField } from './SentenceField.tsx'
import { useFocusWithin } from './useFocusWithin.ts'

type ReadingNowProps = { item: HarvestItem; view: RoomView; board: Board; send: Reach['send'] }

/** The one sentence that is being read: the largest text on the board, and two equal ways to object. */
export function ReadingNow({ item, view, board, send }: ReadingNowProps) {
  const { t } = useTranslation('harvest')
  const { theme, text } = item
  const mine = theme.myObjection
  const [isChanging, setIsChanging] = useState(false)
  const focus = useFocusWithin<HTMLElement>('[aria-pressed]')
  const from = useFrom(view)
  const object = (how: Objection) =>
    void send({ type: 'harvest.object', theme: theme.id, how: mine === how ? null : how })
  const mayChange = theme.sentence !== '' && mayWrite(view)
  return (
    <section className={styles.reading} aria-label={t('now')} {...focus}>
      <p className={styles.from}>
        <b>{t('now')}</b>
        <span>{from(theme)}</span>
      </p>
      {isChanging ? (
        <SentenceField theme={theme} send={send} onEnd={() => setIsChanging(false)} />
      ) : (
        <p className={styles.words} dir="auto">
          {text}
        </p>
      )}
      {theme.was === null ? null : <p className={styles.was}>{t('was', { text: theme.was })}</p>}
      <p className={styles.stands}>
        {t(mine === null ? (theme.isObjectedTo ? 'objected' : 'stands') : 'objectedMine')}
      </p>
      <EqualButtons>
        <Button aria-pressed={mine === 'differently'} onClick={() => object('differently')}>
          {t('differently')}
        </Button>
        <Button aria-pressed={mine === 'open'} onClick={() => object('open')}>
          {t('open')}
        </Button>
      </EqualButtons>
      {mine === 'differently' ? <OtherWords theme={theme} view={view} board={board} send={send} /> : null}
      {mayChange && !isChanging ? (
        <Button
          kind="quiet"
          size="small"
          icon="pen"
          className={styles.change}
          onClick={() => setIsChanging(true)}
        >
          {t('lead.change')}
        </Button>
      ) : null}
    </section>
  )
}

/** Whoever writes for the room: facilitators, and whoever takes notes. */
export function mayWrite({ me, pen }: Pick<RoomView, 'me' | 'pen'>): boolean {
  return me.role === 'facilitator' || pen.isMine
}

/** "What gets in the way, several voices": where it comes from, and no number below three. */
function useFrom(view: RoomView): (theme: ThemeView) => string {
  const { t } = useTranslation('harvest')
  const labelOf = useColumnLabel(view.themes)
  return ({ column, isShared, voices }) =>
    t('from', {
      column: labelOf(column),
      voices: isShared ? (voices === null ? t('several') : t('voices', { count: voices })) : t('one'),
    })
}
