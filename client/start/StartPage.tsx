import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { Circle, MiddleWords, Stage } from '../circle/Circle.tsx'
import { placeChairs } from '../circle/ring.ts'
import { OpenSeat, Seat } from '../circle/Seat.tsx'
import { start as strings } from '../i18n/en/start.ts'
import { addStrings } from '../i18n/i18n.ts'
import { linksPath } from '../links/roleLinks.ts'
import { startConversation } from '../net/api.ts'
import { Icon } from '../ui/Icon.tsx'
import { SplitPage } from '../ui/SplitPage.tsx'
import { StartForm, type StartWish } from './StartForm.tsx'
import styles from './StartPage.module.css'

addStrings({ start: strings })

export function StartPage() {
  const { t } = useTranslation('start')
  const [, navigate] = useLocation()
  const start = async (wish: StartWish) => {
    const answer = await startConversation(wish)
    if (!answer.ok) return answer.code
    navigate(linksPath(answer.id, answer.secrets))
    return null
  }
  return (
    <SplitPage title={t('title')} side={<OpenCircle />} foot={<Promises />}>
      <h1 className={styles.display}>{t('heading')}</h1>
      <p className={styles.lead}>{t('lead')}</p>
      <StartForm onStart={start} />
    </SplitPage>
  )
}

function Promises() {
  const { t } = useTranslation('start')
  return (
    <ul className={styles.promises}>
      {(['account', 'recording', 'link'] as const).map((promise) => (
        <li key={promise}>
          <Icon name="check" size="small" />
          {t(`promises.${promise}`)}
        </li>
      ))}
    </ul>
  )
}

/** Which chair stands where, clockwise from the top: a circle that looks lived in. */
const CHAIRS = [1, 5, 6, 2, 8, 7, 3, 4]

/** Eight chairs, and the open one is the only bright outline. Decoration: the words beside it say it all. */
function OpenCircle() {
  const { t } = useTranslation('start')
  const places = placeChairs(CHAIRS.length)
  return (
    <Stage label={t('chairs')} className={styles.circle}>
      <Circle label={t('chairs')} chairs={CHAIRS.length} middle={<MiddleWords who={t('middle')} />}>
        {places.map((place, index) => {
          const chair = CHAIRS[index] ?? 1
          return chair === 1 ? (
            <OpenSeat key={chair} chair={chair} place={place} className={styles.mine} />
          ) : (
            <Seat key={chair} chair={chair} place={place} aria-hidden="true" />
          )
        })}
      </Circle>
    </Stage>
  )
}
