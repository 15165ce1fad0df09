import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DeskView } from '../../../shared/outcome/deskView.ts'
import type { ReviewView } from '../../../shared/outcome/review.ts'
import { Button, ButtonRow } from '../../ui/Button.tsx'
import { TextField } from '../../ui/Field.tsx'
import { Icon, type IconName } from '../../ui/Icon.tsx'
import { Refused } from '../Refused.tsx'
import { useAsk } from '../useAsk.ts'
import { useDay } from '../useDay.ts'
import type { Send } from '../useReview.ts'
import styles from './PublicPath.module.css'

type PathProps = { review: ReviewView; desk: DeskView; send: Send }

/** What has to happen before others may read it, and what has. */
export function PublicPath({ review, desk, send }: PathProps) {
  const { t } = useTranslation('desk')
  const { dates, phase, waitsFor } = review
  const day = useDay(review.isTryOut)
  const open = desk.wishes.filter(({ state }) => state === 'open').length
  if (phase !== 'draft') {
    return (
      <aside className={styles.side} aria-labelledby="desk-path">
        <h2 id="desk-path">{t(`path.${phase}`)}</h2>
        <p>
          {t(`path.${phase}On`, {
            day: day((phase === 'published' ? dates.publishedAt : dates.withdrawnAt) ?? 0),
          })}
        </p>
      </aside>
    )
  }
  return (
    <aside className={styles.side} aria-labelledby="desk-path">
      <h2 id="desk-path">{t('path.heading')}</h2>
      <ol className={styles.path}>
        <Stage icon="check" isDone heading={t('path.sent')}>
          {t('path.sentTo', { count: desk.heard.people })}
        </Stage>
        <Stage icon="clock" isDone={!waitsFor.includes('cooling')} heading={t('path.time')}>
          {t(waitsFor.includes('cooling') ? 'path.until' : 'path.over', { day: day(dates.earliestAt) })}{' '}
          <Heard heard={desk.heard} />
        </Stage>
        <Stage icon="pen" isDone={open === 0} heading={t('path.wishes', { count: open })}>
          {t(open > 0 ? 'path.waits' : waitsFor.includes('reading') ? 'path.reading' : 'path.noWish')}
        </Stage>
        <Stage icon="people" isDone={!waitsFor.includes('yes')} heading={t('path.two')}>
          {t('path.yeses', { count: review.yes.count })}
          <SayYes isMine={review.yes.isMine} send={send} />
        </Stage>
        <Stage icon="show" isDone={false} heading={publicWords(review, t, day)}>
          {t('path.byItself')}
          <AnotherDay review={review} send={send} />
        </Stage>
      </ol>
      <p className={styles.soft}>{t('path.afterwards')}</p>
    </aside>
  )
}

type T = ReturnType<typeof useTranslation<'desk'>>['t']

function publicWords({ dates }: ReviewView, t: T, day: (at: number) => string): string {
  if (dates.publishesAt !== null) return t('path.publicOn', { day: day(dates.publishesAt) })
  return t('path.notBefore', { day: day(Math.max(dates.earliestAt, dates.notBefore ?? 0)) })
}

function Heard({ heard: { right, notQuite } }: { heard: DeskView['heard'] }) {
  const { t } = useTranslation('desk')
  if (right === null || notQuite === null) return null
  return <>{t('path.heard', { right, notQuite })}</>
}

type StageProps = { icon: IconName; isDone: boolean; heading: string; children: ReactNode }

function Stage({ icon, isDone, heading, children }: StageProps) {
  const { t } = useTranslation('desk')
  return (
    <li>
      <span className={isDone ? styles.done : styles.open}>
        <Icon name={isDone ? 'check' : icon} size="small" />
      </span>
      <div>
        <b>
          {heading}
          {isDone ? <span className="hidden-text"> {t('path.done')}</span> : null}
        </b>
        <div className={styles.words}>{children}</div>
      </div>
    </li>
  )
}

function SayYes({ isMine, send }: { isMine: boolean; send: Send }) {
  const { t } = useTranslation('desk')
  const { ask, refused } = useAsk(send)
  return (
    <>
      <ButtonRow>
        <Button
          kind={isMine ? 'plain' : 'primary'}
          aria-pressed={isMine}
          onClick={() => void ask({ type: 'page.say-yes' })}
        >
          {t(isMine ? 'path.saidYes' : 'path.sayYes')}
        </Button>
        {isMine ? (
          <Button onClick={() => void ask({ type: 'page.not-yet' })}>{t('path.notYet')}</Button>
        ) : null}
      </ButtonRow>
      <Refused words={refused} />
    </>
  )
}

function AnotherDay({ review, send }: { review: ReviewView; send: Send }) {
  const { t } = useTranslation('desk')
  const { ask, refused } = useAsk(send)
  const [isOpen, setIsOpen] = useState(false)
  const [picked, setPicked] = useState('')
  if (!isOpen)
    return (
      <ButtonRow>
        <Button onClick={() => setIsOpen(true)}>{t('path.anotherDay')}</Button>
      </ButtonRow>
    )
  return (
    <form
      className={styles.date}
      onSubmit={async (event) => {
        event.preventDefault()
        const notBefore = startOfDay(picked)
        if (notBefore !== null && (await ask({ type: 'page.date', notBefore }))) setIsOpen(false)
      }}
    >
      <TextField
        label={t('path.day')}
        type="date"
        min={dayField(review.dates.earliestAt)}
        value={picked}
        error={refused ?? undefined}
        onChange={(event) => setPicked(event.currentTarget.value)}
      />
      <ButtonRow>
        <Button type="submit" disabled={picked === ''}>
          {t('save')}
        </Button>
        {review.dates.notBefore === null ? null : (
          <Button onClick={() => void ask({ type: 'page.date', notBefore: null })}>
            {t('path.earliest')}
          </Button>
        )}
      </ButtonRow>
    </form>
  )
}

/** In the morning of that day, where its reader is. */
function startOfDay(field: string): number | null {
  const at = new Date(`${field}T09:00`).getTime()
  return Number.isNaN(at) ? null : at
}

function dayField(at: number): string {
  const date = new Date(at)
  const two = (part: number) => String(part).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}
