import { lazy, useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Door, doorFragment, readDoor } from '../links/roleLinks.ts'
import { findSeat } from '../net/api.ts'
import { Button } from '../ui/Button.tsx'
import { Loading, MessagePage } from '../ui/MessagePage.tsx'
import { type DeviceWish, forgetDoor, keepDoor, keepWish, readKeptDoor, readKeptWish } from './kept.ts'
import { LobbyPage } from './LobbyPage.tsx'

const RoomPage = lazy(async () => ({ default: (await import('../room/RoomPage.tsx')).RoomPage }))

/** Where somebody stands who opened a conversation. */
type Where =
  | { readonly kind: 'looking' }
  | { readonly kind: 'lobby' }
  | { readonly kind: 'room'; readonly wish: DeviceWish }
  | { readonly kind: 'left' }
  | { readonly kind: 'no-link' }
  | { readonly kind: 'offline' }

/** Straight into the room for whoever has a chair here, the lobby for whoever has a link, a kind word for the rest. */
export function ConversationPage({ id }: { id: string }) {
  const door = useDoor(id)
  if (door === null) return <NeedLink />
  return <DoorPage key={`${door.role}-${door.secret}`} id={id} door={door} />
}

function DoorPage({ id, door }: { id: string; door: Door }) {
  const { t } = useTranslation('lobby')
  const [where, setWhere] = useState<Where>({ kind: 'looking' })
  const look = useCallback(async () => setWhere(await lookForSeat(id, door)), [id, door])
  useEffect(() => void look(), [look])
  // Outside there may still be a link; a seat that is gone without one leaves only the word for it.
  const goOutside = () => setWhere({ kind: door.secret === null ? 'no-link' : 'lobby' })

  switch (where.kind) {
    case 'looking':
      return <Loading />
    case 'offline':
      return (
        <MessagePage heading={t('offline.heading')} text={t('offline.text')}>
          <Retry label={t('offline.tryAgain')} onRetry={look} />
        </MessagePage>
      )
    case 'no-link':
      return <NeedLink />
    case 'left':
      return (
        <MessagePage heading={t('left.heading')} text={t('left.text')} chair={8}>
          {door.secret === null ? null : <Button onClick={goOutside}>{t('left.comeBack')}</Button>}
        </MessagePage>
      )
    case 'lobby': {
      if (door.secret === null) return <NeedLink />
      const goIn = (wish: DeviceWish) => {
        forgetDoor(id)
        keepWish(id, wish)
        setWhere({ kind: 'room', wish })
      }
      return <LobbyPage id={id} role={door.role} secret={door.secret} onSeated={goIn} />
    }
    case 'room':
      return (
        <RoomPage
          id={id}
          role={door.role}
          wish={where.wish}
          onLeft={() => setWhere({ kind: 'left' })}
          onSeatGone={goOutside}
        />
      )
  }
}

async function lookForSeat(id: string, door: Door): Promise<Where> {
  const answer = await findSeat(id, door.role)
  if (answer.ok) {
    forgetDoor(id)
    return { kind: 'room', wish: readKeptWish(id) }
  }
  if (answer.code === 'offline') return { kind: 'offline' }
  return { kind: door.secret === null ? 'no-link' : 'lobby' }
}

/** Again by itself, and at once when it is asked for. */
const RETRY_MS = 4_000

function Retry({ label, onRetry }: { label: string; onRetry(): void }) {
  useEffect(() => {
    const timer = setInterval(onRetry, RETRY_MS)
    return () => clearInterval(timer)
  }, [onRetry])
  return <Button onClick={onRetry}>{label}</Button>
}

function NeedLink() {
  const { t } = useTranslation('lobby')
  return <MessagePage heading={t('needLink.heading')} text={t('needLink.text')} />
}

/**
 * The door this page was opened with. Its secret leaves the address bar at once: it is kept in memory, and in
 * this tab until the chair is taken. Another link opened in the same tab is another door.
 */
function useDoor(id: string): Door | null {
  const [door, setDoor] = useState(() => takeDoor(id))
  useEffect(() => {
    const onHashChange = () => {
      const next = takeDoor(id)
      setDoor((now) => (next === null || isSameDoor(next, now) ? now : next))
    }
    window.addEventListener('hashchange', onHashChange)
    return () => window.removeEventListener('hashchange', onHashChange)
  }, [id])
  return door
}

/** A fragment without a secret says no more than which role it is. */
function isSameDoor(next: Door, now: Door | null): boolean {
  return next.role === now?.role && (next.secret === null || next.secret === now.secret)
}

function takeDoor(id: string): Door | null {
  const door = readDoor(location.hash)
  if (door === null) return null
  if (door.secret === null) {
    const kept = readKeptDoor(id)
    return kept?.role === door.role ? kept : door
  }
  keepDoor(id, door)
  history.replaceState(history.state, '', location.pathname + location.search + doorFragment(door.role))
  return door
}
