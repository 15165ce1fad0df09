import { type RefObject, useState } from 'react'
import { flushSync } from 'react-dom'
import { useTranslation } from 'react-i18next'
import type { Answer } from '../../shared/protocol.ts'
import type { PersonCommand } from '../../shared/room/commands.ts'
import type { CallSnapshot } from '../media/port.ts'
import type { RoomSnapshot } from '../net/roomPort.ts'
import { useHeadingFocus } from '../ui/MessagePage.tsx'
import type { Reach } from './actions.ts'
import { createComposerField } from './composerField.ts'
import { useShortcutSetting, useShortcuts } from './shortcuts.ts'
import type { DeviceReach } from './useCall.ts'
import { useCommands } from './useCommands.ts'
import { useCallNews, useCutOff } from './useConnectionNews.ts'
import { useStoryTold } from './useStoryTold.ts'
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

type Screen = { showBoard(isToWrite: boolean): void; showShortcuts(): void }

/** Everything a person does in the room and everything they are told, apart from how it looks. */
export function useActing({ room, call, send, devices }: Acting, screen: Screen) {
  const { t } = useTranslation('room')
  const { view, connection } = room
  const [composer] = useState(createComposerField)
  const prompt = useHeadingFocus()
  const commands = useCommands(send)
  const shortcuts = useShortcutSetting()
  const isCutOff = useCutOff(connection)

  const now = { view, call, callState: room.call }
  const reach: Reach = {
    send: commands.send,
    setMicrophone: devices.setMicrophone,
    setCamera: devices.setCamera,
    showBoard: () => screen.showBoard(false),
    writeCard: () => {
      // Before this press is over: the next letter belongs into the card, where it would be a shortcut of its own,
      // and a phone opens its keyboard for nothing that comes later.
      flushSync(() => screen.showBoard(true))
      composer.focus()
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
  const story = useStoryTold(view)
  const situation = { ...now, isCutOff, notice: commands.notice, back, told: story.about }
  const { notify, clearNotice } = commands
  return {
    now,
    reach,
    situation,
    news,
    shortcuts,
    composer: composer.ref,
    prompt,
    notify,
    clearNotice,
    settleStory: story.settle,
  }
}
