import { useTranslation } from 'react-i18next'
import type { Role } from '../../shared/room/state.ts'
import type { LobbyView } from '../../shared/room/view.ts'
import type { Refused } from '../net/api.ts'
import { useHeadingFocus } from '../ui/MessagePage.tsx'
import { SplitPage } from '../ui/SplitPage.tsx'
import { Status } from '../ui/Status.tsx'
import type { Microphone } from './deviceCheck.ts'
import { JoinForm, type JoinWish } from './JoinForm.tsx'
import { LobbyCircle } from './LobbyCircle.tsx'
import styles from './LobbyScreen.module.css'

type LobbyScreenProps = {
  lobby: LobbyView
  comingAs: Role
  /** The server was there and is not now; what is shown is what was last known. */
  isOffline: boolean
  microphone: Microphone
  /** Resolves with null when the page goes on into the room, or with why it does not. */
  onJoin(wish: JoinWish): Promise<Refused['code'] | null>
}

export function LobbyScreen({ lobby, comingAs, isOffline, microphone, onJoin }: LobbyScreenProps) {
  const { t } = useTranslation(['lobby', 'common'])
  const heading = useHeadingFocus()
  return (
    <SplitPage
      title={t('common:title', { page: t('title') })}
      side={
        <>
          <LobbyCircle lobby={lobby} />
          <Notes />
        </>
      }
    >
      <div className={styles.words}>
        <p className={styles.host}>{useHostLine(lobby, comingAs)}</p>
        <h1 className={styles.question} dir="auto" ref={heading} tabIndex={-1}>
          {lobby.question}
        </h1>
      </div>
      {isOffline ? <Status tone="waiting">{t('common:offline')}</Status> : null}
      <JoinForm microphone={microphone} onJoin={onJoin} />
    </SplitPage>
  )
}

function useHostLine({ facilitators, isPractice }: LobbyView, role: Role): string {
  const { t } = useTranslation(['lobby', 'practice'])
  if (isPractice) return t('practice:lobby')
  if (role === 'facilitator') return t('asFacilitator')
  if (role === 'note-taker') return t('asNoteTaker')
  if (facilitators.length === 0) return t('nobodyFacilitates')
  return t('facilitators', { count: facilitators.length, names: facilitators.map(({ name }) => name) })
}

/** Under 150 words, and before anybody has said one. */
function Notes() {
  const { t } = useTranslation('lobby')
  return (
    <div className={styles.notes}>
      <section>
        <h2>{t('agreements.heading')}</h2>
        <ul>
          {(['suits', 'listening', 'stays', 'away'] as const).map((agreement) => (
            <li key={agreement}>{t(`agreements.${agreement}`)}</li>
          ))}
        </ul>
      </section>
      <section>
        <h2>{t('kept.heading')}</h2>
        <p>{t('kept.what')}</p>
        <p>{t('kept.who')}</p>
      </section>
    </div>
  )
}
