import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { PersonCommand } from '../../shared/room/commands.ts'
import type { AgendaView, RoomView } from '../../shared/room/view.ts'
import { Button, ButtonRow, TextButton, textClass } from '../ui/Button.tsx'
import { classNames } from '../ui/classNames.ts'
import { MenuButton } from '../ui/Menu.tsx'
import styles from './FacilitatorTools.module.css'
import { type Facilitating, facilitating, STRETCH_MINUTES } from './facilitating.ts'
import { nameOf } from './people.ts'
import { CommandButton, CommandLink } from './tools/CommandButton.tsx'
import { RunBar } from './tools/RunBar.tsx'
import type { ToolSheet } from './tools/toolSheet.ts'
import { useToolsMenu } from './tools/useToolsMenu.ts'
import type { Tools } from './useTools.ts'

type FacilitatorToolsProps = {
  view: RoomView
  /** On the server's clock. */
  now: number
  tools: Tools
  /** Words for me that I have not read. */
  hasUnread: boolean
  send(command: PersonCommand): void
  open(sheet: ToolSheet): void
  onEnd(): void
  /** What there is to point out, or what it means to keep the turns; null beside the run sheet. */
  children: ReactNode
}

/** Agenda, floor and quiet in one hand. The same room as everybody's, with more in it. */
export function FacilitatorTools(props: FacilitatorToolsProps) {
  const { t } = useTranslation('tools')
  const { view, now, tools, children } = props
  const can = facilitating(view)
  return (
    <section
      className={classNames(styles.strip, children === null && styles.alone)}
      aria-label={t('region')}
      data-run={tools.hasRunSheet || undefined}
    >
      <div className={styles.main}>
        <RunBar agenda={view.agenda} now={now} />
        <NextLine {...props} can={can} />
        <MainButtons {...props} can={can} />
      </div>
      {children === null ? null : <div className={styles.side}>{children}</div>}
    </section>
  )
}

type PartProps = FacilitatorToolsProps & { can: Facilitating }

/** What comes next, and what lies one tap further. */
function NextLine({ view, tools, hasUnread, can, send, open }: PartProps) {
  const { t } = useTranslation('tools')
  const { agenda, round } = view
  const next = agenda.steps[(agenda.index ?? -1) + 1]
  const isFacilitator = view.me.role === 'facilitator'
  return (
    <div className={styles.next}>
      <p className={styles.nextWords}>
        <b>{useNextWords(agenda)}</b> <span className={styles.prompt}>{next?.prompt}</span>
      </p>
      <div className={styles.links}>
        {can.skipGo === null ? null : (
          <CommandLink command={can.skipGo} send={send}>
            {t('goOnPast', { name: nameOf(view, round?.now ?? null) })}
          </CommandLink>
        )}
        {isFacilitator && !tools.hasRunSheet && agenda.phase === 'running' ? (
          <>
            <CommandLink command={can.stretch} send={send}>
              {t('stretch', { minutes: STRETCH_MINUTES })}
            </CommandLink>
            <span className={styles.ask}>
              <CommandLink command={can.ask} send={send}>
                {t('ask')}
              </CommandLink>
            </span>
            <span className={styles.hold}>
              <CommandLink command={can.hold ?? can.endHold} send={send}>
                {t(can.endHold === null ? 'hold' : 'endHold')}
              </CommandLink>
            </span>
          </>
        ) : null}
        {isFacilitator ? (
          <TextButton
            aria-expanded={tools.hasRunSheet}
            onClick={() => tools.showRunSheet(!tools.hasRunSheet)}
          >
            {t(tools.hasRunSheet ? 'closeRunSheet' : 'runSheet')}
          </TextButton>
        ) : null}
        {isFacilitator ? <MoreTools view={view} hasUnread={hasUnread} send={send} open={open} /> : null}
      </div>
    </div>
  )
}

function useNextWords({ steps, index }: AgendaView): string {
  const { t } = useTranslation('tools')
  const next = steps[(index ?? -1) + 1]
  if (next === undefined) return t('lastLine')
  return t(index === null ? 'firstLine' : 'nextLine', { name: next.name })
}

type MoreToolsProps = Pick<FacilitatorToolsProps, 'view' | 'hasUnread' | 'send' | 'open'>

function MoreTools({ view, hasUnread, send, open }: MoreToolsProps) {
  const { t } = useTranslation('tools')
  const entries = useToolsMenu({ view, hasUnread, send, open })
  return (
    <MenuButton className={textClass} label={t('more')} entries={entries}>
      {t('more')}
      {hasUnread ? (
        <>
          <span className={styles.dot} />
          <span className="hidden-text">, {t('unread')}</span>
        </>
      ) : null}
    </MenuButton>
  )
}

/** Buttons keep their places and do nothing where they make no sense. One of them is filled. */
function MainButtons({ view, can, send, onEnd }: PartProps) {
  const { t } = useTranslation('tools')
  const { agenda, round, quiet } = view
  const isLast = agenda.index !== null && agenda.index === agenda.steps.length - 1
  return (
    <ButtonRow className={styles.buttons}>
      <CommandButton kind="primary" command={can.start ?? can.next} send={send}>
        {t(agenda.phase === 'gathering' ? 'start' : 'next')}
      </CommandButton>
      <CommandButton command={can.give} send={send}>
        {t('give')}
      </CommandButton>
      <CommandButton command={round === null ? can.round : can.stopRound} send={send}>
        {t(round === null ? 'round' : 'stopRound')}
      </CommandButton>
      <CommandButton
        icon="pause"
        pressed={quiet.pause !== null}
        command={quiet.pause === null ? can.pause : can.endPause}
        send={send}
      >
        {t('pause')}
      </CommandButton>
      {can.end === null ? null : (
        <Button kind={isLast ? 'primary' : 'quiet'} onClick={onEnd}>
          {t('end')}
        </Button>
      )}
    </ButtonRow>
  )
}
