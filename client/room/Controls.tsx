import { useTranslation } from 'react-i18next'
import { classNames } from '../ui/classNames.ts'
import { Icon, type IconName } from '../ui/Icon.tsx'
import { MenuButton } from '../ui/Menu.tsx'
import { Toggle, ToggleFace, toggleClass } from '../ui/Toggle.tsx'
import {
  type Reach,
  type RoomAction,
  type RoomNow,
  raiseHand,
  stepAway,
  toggleCamera,
  toggleMicrophone,
  writeCard,
} from './actions.ts'
import type { BoardWidth } from './boardWidth.ts'
import styles from './Controls.module.css'
import { modeOf } from './modes/stepMode.ts'
import { useMoreMenu } from './moreMenu.tsx'
import type { RoomSheet } from './sheets.tsx'
import { isAway } from './slot.ts'
import { useLongPress } from './useLongPress.ts'

/** Where the skip link leads, and the focus when the slot beside it is gone. */
export const CONTROLS_ID = 'controls'

type ControlsProps = {
  now: RoomNow
  reach: Reach
  /** Null for whoever has no tools. */
  tools: { readonly isOpen: boolean; toggle(): void } | null
  /** Null where the board does not lie beside the stage. */
  board: BoardWidth | null
  /** What is open now. */
  sheet: RoomSheet | null
  open(sheet: RoomSheet | null): void
}

/** Hand, card and away are one tap away for everybody, and so are microphone and camera; all else is behind More. */
export function Controls({ now, reach, tools, board, sheet, open }: ControlsProps) {
  const { t } = useTranslation('room')
  const more = useMoreMenu({ now, reach, open, board })
  return (
    <section className={styles.controls} id={CONTROLS_ID} aria-label={t('controls.region')} tabIndex={-1}>
      <div className={styles.main}>
        <HandButton
          now={now}
          reach={reach}
          isCalm={isCalm(now, tools?.isOpen === true)}
          ways={{ isOpen: sheet === 'hand', toggle: () => open(sheet === 'hand' ? null : 'hand') }}
        />
        <ActionToggle action={writeCard} icon="card" now={now} reach={reach} />
        <ActionToggle
          action={stepAway}
          icon="away"
          now={now}
          reach={reach}
          word={stepAway.isPressed?.(now) === true ? t('controls.awayWord') : undefined}
        />
      </div>
      <span className={styles.rule} />
      <div className={styles.small}>
        <DeviceToggle action={toggleMicrophone} icons={['mic', 'mic-off']} now={now} reach={reach} />
        <DeviceToggle action={toggleCamera} icons={['camera', 'camera-off']} now={now} reach={reach} />
        <span className={styles.rule} />
        {tools === null ? null : (
          <Toggle
            icon="chair"
            label={t('controls.tools')}
            aria-expanded={tools.isOpen}
            onClick={tools.toggle}
          />
        )}
        <MenuButton className={toggleClass()} label={t('controls.more')} entries={more}>
          <ToggleFace icon="more" label={t('controls.more')} />
        </MenuButton>
        <Toggle icon="leave" tone="leave" label={t('controls.leave')} onClick={() => open('leave')} />
      </div>
    </section>
  )
}

/** One filled button at a time: on the open floor it is the hand, elsewhere something else is the main thing. */
function isCalm({ view }: RoomNow, hasToolsOpen: boolean): boolean {
  const { floor, me, round, quiet, pen } = view
  if (hasToolsOpen || pen.isMine || modeOf(view) !== 'open_floor' || isAway(view)) return true
  return floor.holder === me.seat || round !== null || quiet.pause !== null
}

type HandButtonProps = {
  now: RoomNow
  reach: Reach
  isCalm: boolean
  /** What else a hand can be for. */
  ways: { readonly isOpen: boolean; toggle(): void }
}

/** One toggle, and beside it (on a phone: held) what the hand is for. */
function HandButton({ now, reach, isCalm, ways }: HandButtonProps) {
  const { t } = useTranslation(['room', 'turns'])
  const isAvailable = raiseHand.isAvailable(now)
  const { place } = now.view.me
  const press = useLongPress(() => isAvailable && ways.toggle())
  return (
    <div className={classNames(styles.pair, isCalm && styles.calm)}>
      <button
        type="button"
        className={styles.hand}
        aria-pressed={raiseHand.isPressed?.(now)}
        aria-disabled={!isAvailable}
        aria-keyshortcuts={raiseHand.shortcut ?? undefined}
        onClick={() => isAvailable && raiseHand.run(now, reach)}
        {...press}
      >
        <Icon name="hand" />
        <span className={styles.handWords}>
          {t('controls.raise')}
          {place === null ? null : (
            <small aria-hidden="true">{t('queue.youAreShort', { position: place.position })}</small>
          )}
        </span>
      </button>
      <button
        type="button"
        className={styles.ways}
        aria-label={t('turns:hand.ways')}
        aria-expanded={ways.isOpen}
        aria-disabled={!isAvailable}
        onClick={() => isAvailable && ways.toggle()}
      >
        <Icon name="down" size="small" />
      </button>
    </div>
  )
}

type ActionToggleProps = {
  action: RoomAction
  icon: IconName
  now: RoomNow
  reach: Reach
  word?: string | undefined
}

function ActionToggle({ action, icon, now, reach, word }: ActionToggleProps) {
  const { t } = useTranslation('room')
  const isAvailable = action.isAvailable(now)
  return (
    <Toggle
      icon={icon}
      label={t(`controls.${action.label}`)}
      pressed={action.isPressed?.(now)}
      word={word}
      aria-disabled={!isAvailable}
      aria-keyshortcuts={action.shortcut ?? undefined}
      onClick={() => isAvailable && action.run(now, reach)}
    />
  )
}

type DeviceToggleProps = Omit<ActionToggleProps, 'icon' | 'word'> & {
  icons: readonly [on: IconName, off: IconName]
}

function DeviceToggle({ icons: [on, off], ...rest }: DeviceToggleProps) {
  const { t } = useTranslation('room')
  const isOn = rest.action.isPressed?.(rest.now) === true
  return <ActionToggle {...rest} icon={isOn ? on : off} word={t(isOn ? 'controls.on' : 'controls.off')} />
}
