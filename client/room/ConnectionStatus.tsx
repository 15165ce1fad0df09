import { useTranslation } from 'react-i18next'
import { Status } from '../ui/Status.tsx'
import { readConnection } from './connectionWords.ts'
import type { Acting } from './useActing.ts'

/** A word and a dot, true at every moment. */
export function ConnectionStatus({ room, call }: Pick<Acting, 'room' | 'call'>) {
  const { t } = useTranslation('room')
  const { tone, words } = readConnection({
    connection: room.connection,
    call: call.status,
    callState: room.call,
    isWeak: call.people.get(room.view.me.seat)?.link === 'poor',
  })
  return <Status tone={tone}>{t(`connection.${words}`)}</Status>
}
