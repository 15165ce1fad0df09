import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PersonCommand } from '../../shared/room/commands.ts'
import type { RoomView } from '../../shared/room/view.ts'
import { DevicePickers, withDevice } from '../lobby/DevicePanel.tsx'
import { keepDevices, readKeptDevices } from '../lobby/kept.ts'
import type { DeviceKind } from '../media/port.ts'
import { CheckField } from '../ui/Field.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { SHORTCUT_ACTIONS } from './actions.ts'
import { HandSheet } from './HandSheet.tsx'
import { KeyCap } from './KeyCap.tsx'
import { PeopleList } from './PeopleList.tsx'
import { PersonalContent, type PersonalSheet } from './PersonalSheets.tsx'
import { facilitatorNames } from './people.ts'
import type { Question } from './QuestionSheet.tsx'
import styles from './sheets.module.css'

/** What a person opens for themselves. It lies over the board and never over a person on a wide screen. */
export type RoomSheet = LateSheet | Question
type LateSheet = 'people' | 'order' | 'devices' | 'shortcuts' | 'hand' | PersonalSheet

type RoomSheetProps = {
  sheet: LateSheet
  view: RoomView
  shortcuts: readonly [isOn: boolean, set: (isOn: boolean) => void]
  className: string | undefined
  send(command: PersonCommand): void
  chooseDevice(kind: DeviceKind, id: string): void
  open(sheet: RoomSheet): void
  onClose(): void
}

export function OpenSheet({ sheet, className, onClose, ...rest }: RoomSheetProps) {
  const { t } = useTranslation('room')
  if (sheet === 'hand')
    return (
      <HandSheet {...rest} className={className} onAskOrder={() => rest.open('order')} onClose={onClose} />
    )
  if (isPersonal(sheet))
    return <PersonalSheets sheet={sheet} className={className} onClose={onClose} {...rest} />
  return (
    <Sheet
      mode="beside"
      title={t(`more.${sheet}`)}
      closeLabel={t('more.close')}
      className={className}
      onClose={onClose}
    >
      {sheet === 'people' ? <PeopleList view={rest.view} send={rest.send} /> : null}
      {sheet === 'order' ? <OrderText view={rest.view} /> : null}
      {sheet === 'devices' ? <DeviceChoices onChoose={rest.chooseDevice} /> : null}
      {sheet === 'shortcuts' ? <ShortcutList setting={rest.shortcuts} /> : null}
    </Sheet>
  )
}

function isPersonal(sheet: LateSheet): sheet is PersonalSheet {
  return sheet === 'line' || sheet === 'part' || sheet === 'voice' || sheet === 'sees'
}

type PersonalSheetsProps = Omit<RoomSheetProps, 'sheet'> & { sheet: PersonalSheet }

/** What a person opens about themselves. */
function PersonalSheets({ sheet, view, send, className, onClose }: PersonalSheetsProps) {
  const { t } = useTranslation(['turns', 'room'])
  const title = sheet === 'line' ? t('write', facilitatorNames(view)) : t(`more.${sheet}`)
  return (
    <Sheet
      mode="beside"
      title={title}
      closeLabel={t('room:more.close')}
      className={className}
      onClose={onClose}
    >
      <PersonalContent sheet={sheet} view={view} send={send} />
    </Sheet>
  )
}

function OrderText({ view }: { view: RoomView }) {
  const { t } = useTranslation('room')
  return (
    <>
      <p className={styles.text}>{t(`queue.why.${view.queue.rule}`)}</p>
      <p className={styles.text}>{t('queue.whySeen')}</p>
    </>
  )
}

function DeviceChoices({ onChoose }: { onChoose(kind: DeviceKind, id: string): void }) {
  const [choice, setChoice] = useState(readKeptDevices)
  return (
    <DevicePickers
      choice={choice}
      onChoose={(kind, id) => {
        const next = withDevice(choice, kind, id)
        keepDevices(next)
        setChoice(next)
        onChoose(kind, id)
      }}
    />
  )
}

function ShortcutList({ setting: [isOn, set] }: { setting: RoomSheetProps['shortcuts'] }) {
  const { t } = useTranslation('room')
  return (
    <>
      <dl className={styles.keys}>
        {SHORTCUT_ACTIONS.map(({ label, shortcut }) => (
          <div key={label}>
            <dt>
              <span className="hidden-text">{shortcut}</span>
              <KeyCap letter={shortcut ?? ''} />
            </dt>
            <dd>{t(`controls.${label}`)}</dd>
          </div>
        ))}
        <div>
          <dt>
            <span className="hidden-text">?</span>
            <KeyCap letter="?" />
          </dt>
          <dd>{t('shortcuts.help')}</dd>
        </div>
      </dl>
      <CheckField
        label={t('shortcuts.use')}
        hint={t('shortcuts.hint')}
        checked={isOn}
        onChange={(event) => set(event.currentTarget.checked)}
      />
    </>
  )
}
