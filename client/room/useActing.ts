import { type RefObject, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Answer } from '../../shared/protocol.ts'
import type { PersonCommand } from '../../shared/room/commands.ts'
import type { CallSnapshot } from '../media/port.ts'
import type { RoomSnapshot } from '../net/roomPort.ts'
import { useHeadingFocus } from '../ui/MessagePage.tsx'
import type { Reach } from './actions.ts'
import { useShortcutSetting, useShortcuts } from './shortcuts.ts'
import type { DeviceReach } from './useCall.ts'
import { useCommands } from './useCommands.ts'
import { useCallNews, useCutOff } from './useConnectionNews.ts'
import { useWelcomeBack } from './useWelcomeBack.ts'

/** What somebody in the room sees and reaches. */
export type Acting = {
  room: Extract<RoomSnapshot, { kind: 'in' }>
  call: CallSnapshot
  send(command: PersonCommand): Promise<Answer>
  devices: DeviceReach
}

/** Where "Write a card" puts the focus. */
export type ComposerRef = RefObject<HTMLTextAreaElement | null>

type Screen = { showBoard(): void; showShortcuts(): void }

/** Everything a person does in the room and everything they are told, apart from how it looks. */
export function useActing({ room, call, send, devices }: Acting, screen: Screen) {
  const { t } = useTranslation('room')
  const { view, connection } = room
  const composer: ComposerRef = useRef(null)
  const prompt = useHeadingFocus()
  const commands = useCommands(send)
  const shortcuts = useShortcutSetting()
  const isCutOff = useCutOff(connection)

  const now = { view, call, callState: room.call }
  const reach: Reach = {
    send: commands.send,
    setMicrophone: devices.setMicrophone,
    setCamera: devices.setCamera,
    showBoard: screen.showBoard,
    writeCard: () => {
      screen.showBoard()
      // On a phone the board has to be there before it can have the focus.
      requestAnimationFrame(() => composer.current?.focus())
    },
    goToPrompt: () => prompt.current?.focus(),
  }
  useShortcuts({ isOn: shortcuts[0], now, reach, showList: screen.showShortcuts })
  useCallNews(call)
  const news = {
    view,
    connection,
    isLoweringMine: commands.isLoweringMine,
    onLowered: () => commands.notify(t('slot.lowered')),
  }
  const back = useWelcomeBack(view)
  const situation = { ...now, isCutOff, notice: commands.notice, back }
  const { notify, clearNotice } = commands
  return { now, reach, situation, news, shortcuts, composer, prompt, notify, clearNotice }
}
