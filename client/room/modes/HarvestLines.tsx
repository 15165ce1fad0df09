import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RoomView } from '../../../shared/room/view.ts'
import { Icon, type IconName } from '../../ui/Icon.tsx'
import { MenuButton, type MenuEntry } from '../../ui/Menu.tsx'
import type { Reach } from '../actions.ts'
import { BecauseField } from './BecauseField.tsx'
import styles from './Harvest.module.css'
import type { Harvest, HarvestItem, HarvestState } from './harvestList.ts'
import { mayWrite } from './ReadingNow.tsx'
import { SentenceField } from './SentenceField.tsx'
import { useFocusWithin } from './useFocusWithin.ts'

const ICONS: Readonly<Partial<Record<HarvestState, IconName>>> = {
  agreed: 'check',
  changed: 'pen',
  'left-open': 'question',
}

type LinesProps = { harvest: Harvest; view: RoomView; send: Reach['send'] }

/** Every sentence with what became of it. The one that is being read stands above, large. */
export function HarvestLines({ harvest: { items, reading }, view, send }: LinesProps) {
  const { t } = useTranslation('harvest')
  const lines = items.filter((item) => item !== reading)
  if (lines.length === 0) return null
  return (
    <ul className={styles.lines} aria-label={t('list')}>
      {lines.map((item) => (
        <Line key={item.theme.id} item={item} seen={reading?.theme.id ?? null} view={view} send={send} />
      ))}
    </ul>
  )
}

type LineProps = Omit<LinesProps, 'harvest'> & { item: HarvestItem; seen: string | null }

function Line(props: LineProps) {
  const { t } = useTranslation('harvest')
  const { item, send } = props
  const { theme, text, state } = item
  const [open, setOpen] = useState<'sentence' | 'because' | null>(null)
  const focus = useFocusWithin<HTMLLIElement>('[aria-haspopup]')
  const icon = ICONS[state]
  return (
    <li className={styles.line} data-state={state} {...focus}>
      {open === 'sentence' ? (
        <SentenceField theme={theme} send={send} onEnd={() => setOpen(null)} />
      ) : (
        <p dir="auto">{text}</p>
      )}
      <span className={styles.state}>
        {icon === undefined ? null : <Icon name={icon} size="small" />}
        {t(`states.${state}`)}
        <LineMenu {...props} onOpen={setOpen} />
      </span>
      {theme.isShared ? null : <small>{t('oneVoice')}</small>}
      {theme.was === null ? null : <small dir="auto">{t('was', { text: theme.was })}</small>}
      {state === 'left-open' && theme.because !== '' && open !== 'because' ? (
        <small dir="auto">{theme.because}</small>
      ) : null}
      {open === 'because' ? <BecauseField theme={theme} send={send} onEnd={() => setOpen(null)} /> : null}
    </li>
  )
}

/** Nothing to choose from where nothing can be done yet. */
function LineMenu({
  item,
  seen,
  view,
  send,
  onOpen,
}: LineProps & { onOpen(what: 'sentence' | 'because'): void }) {
  const { t } = useTranslation('harvest')
  const { theme, text, state } = item
  const mine = theme.myObjection
  const entries: MenuEntry[] = []
  if (view.may.includes('harvest.read')) {
    entries.push({
      key: 'read',
      label: t('lead.read'),
      icon: 'sound',
      onSelect: () => void send({ type: 'harvest.read', theme: theme.id, seen }),
    })
  }
  if (theme.hasBeenRead) {
    for (const how of ['differently', 'open'] as const) {
      entries.push({
        key: how,
        label: t(how),
        checked: mine === how,
        onSelect: () =>
          void send({ type: 'harvest.object', theme: theme.id, how: mine === how ? null : how }),
      })
    }
    if (mayWrite(view) && theme.sentence !== '')
      entries.push({
        key: 'change',
        label: t('lead.change'),
        icon: 'pen',
        onSelect: () => onOpen('sentence'),
      })
  }
  if (state === 'left-open' && view.may.includes('theme.because'))
    entries.push({
      key: 'why',
      label: t('lead.because'),
      icon: 'question',
      onSelect: () => onOpen('because'),
    })
  if (entries.length === 0) return null
  const label = t('options', { text })
  return (
    <MenuButton className={styles.options} label={label} aria-label={label} entries={() => entries}>
      <Icon name="more" size="small" />
    </MenuButton>
  )
}

/** What is read aloud as well and is no theme: neither first, both kept; and what surprised us. */
export function AlsoRead({ harvest: { pairs, surprises } }: { harvest: Harvest }) {
  const { t } = useTranslation('harvest')
  return (
    <>
      {pairs.length === 0 ? null : (
        <section className={styles.also}>
          <h3>
            {t('differ')} <small>{t('bothKept')}</small>
          </h3>
          <ul className={styles.pairs}>
            {pairs.map(({ id, texts }) => (
              <li key={id} className={styles.pair}>
                {texts.map((text, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: two of them, always in this order.
                  <p key={index} className={styles.half} dir="auto">
                    {text}
                  </p>
                ))}
              </li>
            ))}
          </ul>
        </section>
      )}
      {surprises.length === 0 ? null : (
        <section className={styles.also}>
          <h3>{t('surprises')}</h3>
          <ul className={styles.pairs}>
            {surprises.map((card) => (
              <li key={card.id} className={styles.one} dir="auto">
                {card.text}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
