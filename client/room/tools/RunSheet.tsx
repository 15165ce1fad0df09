import { type FocusEvent, type ReactNode, type RefObject, useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PersonCommand } from '../../../shared/room/commands.ts'
import type { RoomView } from '../../../shared/room/view.ts'
import { ADDED_STEPS } from '../../../shared/templates/added.ts'
import { Button, TextButton } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { useMediaQuery, WIDE } from '../../ui/useMediaQuery.ts'
import { facilitating } from '../facilitating.ts'
import { clockTime } from '../modes/clockTime.ts'
import { CommandButton } from './CommandButton.tsx'
import styles from './RunSheet.module.css'
import { ComingStep, DoneStep, RunningStep } from './RunStep.tsx'
import { minutesOf, readPlanEnd, readRunSheet } from './runSheet.ts'

type RunSheetProps = {
  view: RoomView
  /** On the server's clock. */
  now: number
  send(command: PersonCommand): void
  close(): void
  /** What can be taken back, if anything. */
  children: ReactNode
}

/** Every step by name and minutes, and what can be done about those to come. */
export function RunSheet({ view, now, send, close, children }: RunSheetProps) {
  const { t } = useTranslation('tools')
  const can = facilitating(view)
  return (
    <section className={styles.sheet} aria-label={t('sheet.heading')}>
      <div className={styles.head}>
        <h2>{t('sheet.heading')}</h2>
        <p className={styles.ends}>
          <Icon name="clock" size="small" />
          {usePlanEndWords(view, now)}
        </p>
        <Button kind="quiet" size="small" className={styles.close} onClick={close}>
          {t('sheet.close')}
        </Button>
      </div>
      <div className={styles.plan}>
        <StepList view={view} send={send} />
        <AddSteps send={send} />
      </div>
      <div className={styles.foot}>
        {children}
        {/* On a phone the strip has no place beside it. */}
        <div className={styles.go}>
          <CommandButton command={can.give} send={send}>
            {t('give')}
          </CommandButton>
          <CommandButton kind="primary" command={can.start ?? can.next} send={send}>
            {t(can.start === null ? 'next' : 'start')}
          </CommandButton>
        </div>
      </div>
    </section>
  )
}

function usePlanEndWords(view: RoomView, now: number): string {
  const { t } = useTranslation('tools')
  const end = readPlanEnd(view, now)
  if (end.kind === 'takes') return t('sheet.takes', { minutes: end.minutes })
  const time = clockTime(end.at)
  if (end.lateMinutes === 0) return t('sheet.ends', { time })
  return end.lateMinutes > 0
    ? t('sheet.endsLater', { time, count: end.lateMinutes })
    : t('sheet.endsEarlier', { time, count: -end.lateMinutes })
}

/** One step to come is open at a time; the next one to begin with. */
function StepList({ view, send }: Pick<RunSheetProps, 'view' | 'send'>) {
  const { t } = useTranslation('tools')
  const rows = readRunSheet(view.agenda)
  const done = rows.filter((row) => row.at === 'done')
  const now = rows.find((row) => row.at === 'now')
  const coming = rows.filter((row) => row.at === 'coming')
  const [opened, setOpened] = useState<string | null | undefined>(undefined)
  const isThere = coming.some(({ step }) => step.key === opened)
  const shown = opened === null || isThere ? opened : coming[0]?.step.key
  const kept = useKeptPlace()
  useStartAtNow(kept.ref)
  return (
    <ol className={styles.steps} aria-label={t('sheet.steps')} {...kept}>
      <DoneSteps rows={done} />
      {now === undefined ? null : <RunningStep row={now} view={view} send={send} />}
      {coming.map((row) => (
        <ComingStep
          key={row.step.key}
          row={row}
          isOpen={row.step.key === shown}
          toggle={() => setOpened(row.step.key === shown ? null : row.step.key)}
          send={(command) => {
            // Whoever works on a step goes on working on it, wherever it went.
            setOpened(row.step.key)
            send(command)
          }}
        />
      ))}
    </ol>
  )
}

/** What is over needs no room: where there is little, it folds into one line. */
function DoneSteps({ rows }: { rows: ReturnType<typeof readRunSheet> }) {
  const { t } = useTranslation('tools')
  const isWide = useMediaQuery(WIDE)
  const [isShown, setIsShown] = useState(false)
  if (rows.length === 0) return null
  const all = rows.map((row) => <DoneStep key={row.step.key} row={row} />)
  if (isWide) return all
  const minutes = minutesOf(rows.reduce((sum, { step }) => sum + step.lengthMs, 0))
  return (
    <>
      <li className={styles.step} data-at="done">
        <span className={styles.dot}>
          <Icon name="check" size="small" />
        </span>
        <TextButton aria-expanded={isShown} className={styles.fold} onClick={() => setIsShown(!isShown)}>
          {t('sheet.done', { count: rows.length })}
        </TextButton>
        <span className={styles.minutes}>{t('sheet.minutes', { minutes })}</span>
      </li>
      {isShown ? all : null}
    </>
  )
}

/** Where not everything fits, what is over is what one has to scroll for. */
function useStartAtNow(list: RefObject<HTMLOListElement | null>) {
  useLayoutEffect(() => {
    const now = list.current?.querySelector<HTMLElement>('[aria-current]')
    if (now && list.current) list.current.scrollTop = now.offsetTop - list.current.offsetTop - LOOK_BACK_PX
  }, [list])
}

/** The step before the running one stays in sight. */
const LOOK_BACK_PX = 32

/**
 * A step that is moved takes its buttons with it, and the browser takes the focus from whatever it moves: it goes back
 * to the button that had it, or where that is gone to the step itself, or to the next one.
 */
function useKeptPlace() {
  const list = useRef<HTMLOListElement>(null)
  const last = useRef<{ step: string; act: string } | null>(null)
  useLayoutEffect(() => {
    const was = last.current
    if (was === null || document.activeElement !== document.body) return
    const step = list.current?.querySelector(`[data-step="${CSS.escape(was.step)}"]`)
    const button = step?.querySelector<HTMLElement>(`[data-act="${was.act}"]`)
    const opener = (step ?? list.current)?.querySelector<HTMLElement>('[data-act="open"]')
    ;(button ?? opener)?.focus()
  })
  const onFocus = ({ target }: FocusEvent<HTMLElement>) => {
    const step = target.closest<HTMLElement>('[data-step]')?.dataset.step
    const act = target.closest<HTMLElement>('[data-act]')?.dataset.act
    last.current = step === undefined || act === undefined ? null : { step, act }
  }
  const onBlur = ({ relatedTarget }: FocusEvent<HTMLElement>) => {
    if (relatedTarget !== null) last.current = null
  }
  return { ref: list, onFocus, onBlur }
}

/** What is added on the way most often. Everything else is a matter of the template. */
const ADDS = ['go_round', 'silent_writing', 'pairs', 'break'] as const

function AddSteps({ send }: Pick<RunSheetProps, 'send'>) {
  const { t } = useTranslation('tools')
  return (
    <div className={styles.adds}>
      <span className={styles.word}>{t('sheet.add')}</span>
      {ADDS.map((mode) => (
        <button
          key={mode}
          type="button"
          className={styles.add}
          onClick={() => send({ type: 'agenda.add', mode, minutes: ADDED_STEPS[mode].minutes })}
        >
          <Icon name="plus" size="small" />
          <span className="hidden-text">{t('sheet.add')} </span>
          {t(`sheet.adds.${mode}`)}
        </button>
      ))}
    </div>
  )
}
