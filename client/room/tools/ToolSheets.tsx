import './toolStrings.ts'
import '../../board/noteTaker/notesStrings.ts'
import { useTranslation } from 'react-i18next'
import type { PersonCommand } from '../../../shared/room/commands.ts'
import type { RoomView } from '../../../shared/room/view.ts'
import { Sheet } from '../../ui/Sheet.tsx'
import { nameOf } from '../people.ts'
import { AsidesSheet, LineSheet } from './AsidesSheet.tsx'
import { confidants } from './confidants.ts'
import { HandOverSheet } from './HandOverSheet.tsx'
import { MoveSheet } from './MoveSheet.tsx'
import { readOwnTalk } from './ownTalk.ts'
import { PenSheet } from './PenSheet.tsx'
import { PrivateNotesSheet } from './PrivateNotesSheet.tsx'
import { PROBES, Probes } from './Probes.tsx'
import styles from './ToolSheets.module.css'
import { TwiceSheet } from './TwiceSheet.tsx'
import type { ToolSheet } from './toolSheet.ts'

export type SheetProps = { view: RoomView; send(command: PersonCommand): void; close(): void }

type OpenToolSheetProps = SheetProps & { sheet: ToolSheet; className: string | undefined }

/** What somebody with tools opened for themselves. It lies beside the circle and everything else goes on. */
export function OpenToolSheet({ sheet, className, ...rest }: OpenToolSheetProps) {
  const { t } = useTranslation('tools')
  const title = useTitle(sheet, rest.view)
  const bringsWayOut = sheet.tool === 'move' || sheet.tool === 'twice'
  return (
    <Sheet
      key={title}
      mode="beside"
      title={title}
      {...(!bringsWayOut && { closeLabel: t('sheet.close') })}
      className={className}
      onClose={rest.close}
    >
      <SheetBody sheet={sheet} {...rest} />
    </Sheet>
  )
}

function useTitle(sheet: ToolSheet, view: RoomView): string {
  const { t } = useTranslation(['tools', 'notes'])
  switch (sheet.tool) {
    case 'words':
      return t('menu.words')
    case 'talk':
      return t('menu.talk')
    case 'hand-over':
      return t('handOver.heading')
    case 'asides':
      return t('asides.heading', { names: confidants(view) })
    case 'twice':
      return t('notes.twiceHeading')
    case 'private-notes':
      return t('notes:private.heading')
    case 'pen':
      return t('notes:pen.heading')
    case 'line':
      return t('lines.heading', { name: nameOf(view, sheet.with) })
    case 'move':
      return t(`move.why.${sheet.to}`, { name: nameOf(view, sheet.seat) })
  }
}

function SheetBody({ sheet, ...rest }: SheetProps & { sheet: ToolSheet }) {
  const { t } = useTranslation('tools')
  switch (sheet.tool) {
    case 'words':
      return (
        <>
          <Probes probes={PROBES} />
          <p className={styles.note}>{t('hint.aloud')}</p>
        </>
      )
    case 'talk':
      return <OwnTalk share={rest.view.me.share} />
    case 'hand-over':
      return <HandOverSheet {...rest} />
    case 'asides':
      return <AsidesSheet {...rest} />
    case 'twice':
      return <TwiceSheet {...rest} />
    case 'private-notes':
      return <PrivateNotesSheet {...rest} />
    case 'pen':
      return <PenSheet {...rest} />
    case 'line':
      return <LineSheet {...rest} person={sheet.with} />
    case 'move':
      return <MoveSheet sheet={sheet} {...rest} />
  }
}

/** Only for whoever asks, and only about themselves. */
function OwnTalk({ share }: { share: number | null }) {
  const { t } = useTranslation('tools')
  const talk = readOwnTalk(share)
  return (
    <>
      <p className={styles.text}>
        {typeof talk === 'string'
          ? t(`talk.${talk}`)
          : t('talk.share', { part: t(`talk.parts.${talk.part}`) })}
      </p>
      <p className={styles.note}>{t('talk.note')}</p>
    </>
  )
}
