import { type ReactNode, useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RefusalCode } from '../../shared/refusals.ts'
import type { Role } from '../../shared/room/state.ts'
import type { LobbyView } from '../../shared/room/view.ts'
import { lookIntoLobby, type Refused, takeSeat } from '../net/api.ts'
import { Button } from '../ui/Button.tsx'
import { latePart } from '../ui/latePart.tsx'
import { Loading, MessagePage } from '../ui/MessagePage.tsx'
import { createMicrophone, mayUseMicrophone } from './deviceCheck.ts'
import type { JoinWish } from './JoinForm.tsx'
import type { DeviceWish } from './kept.ts'
import { LobbyScreen } from './LobbyScreen.tsx'

/** For one of three links, and only after the end. */
const DeskDoor = latePart(async () => (await import('./DeskDoor.tsx')).DeskDoor).Part

/** Often enough that taken chairs are true, seldom enough for a phone's battery. */
const LOOK_MS = 5_000

type LobbyPageProps = { id: string; role: Role; secret: string; onSeated(wish: DeviceWish): void }

export function LobbyPage({ id, role, secret, onSeated }: LobbyPageProps) {
  const { lobby, code, look } = useLobby(id, role, secret)
  const [full, setFull] = useState<RefusalCode | null>(null)
  const microphone = useMicrophone()
  usePreloadedRoom()

  if (full !== null) return <FullPage code={full} onRetry={() => setFull(null)} />
  if (lobby === null) return code === null ? <Loading /> : <ClosedPage code={code} onRetry={look} />
  if (lobby.ended) {
    const leavesAPage = role === 'facilitator' && !lobby.isPractice
    return <EndedPage>{leavesAPage ? <DeskDoor id={id} secret={secret} /> : null}</EndedPage>
  }

  const join = async ({ name, ...wish }: JoinWish) => {
    const answer = await takeSeat(id, { role, secret, name })
    if (answer.ok) {
      // The call opens the microphone itself; two holders of one device get in each other's way on phones.
      microphone.close()
      onSeated(wish)
      return null
    }
    if (answer.code === 'room/full' || answer.code === 'room/participants-full') setFull(answer.code)
    return answer.code
  }
  return (
    <LobbyScreen
      lobby={lobby}
      comingAs={role}
      isOffline={code === 'offline'}
      microphone={microphone}
      onJoin={join}
    />
  )
}

function useLobby(id: string, role: Role, secret: string) {
  const [lobby, setLobby] = useState<LobbyView | null>(null)
  const [code, setCode] = useState<Refused['code'] | null>(null)
  const look = useCallback(async () => {
    const answer = await lookIntoLobby(id, role, secret)
    if (answer.ok) setLobby(answer.lobby)
    setCode(answer.ok ? null : answer.code)
  }, [id, role, secret])
  useEffect(() => {
    const lookIfSeen = () => {
      if (document.visibilityState === 'visible') void look()
    }
    void look()
    const timer = setInterval(lookIfSeen, LOOK_MS)
    document.addEventListener('visibilitychange', lookIfSeen)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', lookIfSeen)
    }
  }, [look])
  return { lobby, code, look }
}

/** One microphone for this page; opened at once only where leave was given on an earlier visit. */
function useMicrophone() {
  const [microphone] = useState(createMicrophone)
  useEffect(() => {
    let isMounted = true
    void mayUseMicrophone().then((may) => {
      if (may && isMounted) void microphone.open()
    })
    return () => {
      isMounted = false
      microphone.close()
    }
  }, [microphone])
  return microphone
}

/** While somebody thinks about a name, the room and the call come in. Neither is needed before Join. */
function usePreloadedRoom() {
  useEffect(() => {
    const load = () => {
      // A chunk that does not come now comes at Join, or fails there and says so.
      void import('../room/RoomPage.tsx').catch(() => undefined)
      void import('../media/call.ts').catch(() => undefined)
    }
    if (typeof requestIdleCallback !== 'function') {
      const timer = setTimeout(load, 1_000)
      return () => clearTimeout(timer)
    }
    const idle = requestIdleCallback(load)
    return () => cancelIdleCallback(idle)
  }, [])
}

function FullPage({ code, onRetry }: { code: RefusalCode; onRetry(): void }) {
  const { t } = useTranslation('lobby')
  const heading = code === 'room/participants-full' ? t('full.participantsHeading') : t('full.heading')
  return (
    <MessagePage heading={heading} text={t('full.text')} chair={2}>
      <Button onClick={onRetry}>{t('full.tryAgain')}</Button>
    </MessagePage>
  )
}

function EndedPage({ children }: { children?: ReactNode }) {
  const { t } = useTranslation('lobby')
  return (
    <MessagePage heading={t('ended.heading')} text={t('ended.text')} chair={8}>
      {children}
    </MessagePage>
  )
}

function ClosedPage({ code, onRetry }: { code: Refused['code']; onRetry(): void }) {
  const { t } = useTranslation('lobby')
  if (code === 'room/ended') return <EndedPage />
  if (code === 'link/unknown') return <MessagePage heading={t('unknown.heading')} text={t('unknown.text')} />
  return (
    <MessagePage heading={t('offline.heading')} text={t('offline.text')}>
      <Button onClick={onRetry}>{t('offline.tryAgain')}</Button>
    </MessagePage>
  )
}
