import { useTranslation } from 'react-i18next'
import type { RoomView } from '../../../shared/room/view.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { MenuButton, type MenuEntry } from '../../ui/Menu.tsx'
import { may } from '../actions.ts'
import { nameOf } from '../people.ts'
import type { TurnStage } from '../turnStage.ts'
import styles from './SlotCard.module.css'
import { MarigoldCard } from './SlotCard.tsx'
import type { SlotReach } from './slotReach.ts'

type TurnCardProps = {
  view: RoomView
  stage: TurnStage
  sound: 'none' | 'on' | 'off'
  reach: SlotReach
}

/** The floor is mine: what that means now, and the one way to be done. */
export function TurnCard({ view, stage, sound, reach }: TurnCardProps) {
  const { t } = useTranslation(['turns', 'room'])
  const words = useTurnWords({ view, stage, sound })
  const entries = useTurnMenu(view, reach)
  const as = view.me.turn?.as ?? 'turn'
  return (
    <MarigoldCard
      label={as === 'reply' ? t('turn.reply') : t('room:slot.turnRegion')}
      icon={as === 'reply' ? 'reply' : as === 'round' ? 'round' : 'hand'}
      heading={words.heading}
      text={words.text}
      end={
        <div className={styles.end}>
          {entries.length === 0 ? null : (
            <MenuButton
              className={styles.more}
              label={t('turn.more')}
              aria-label={t('turn.more')}
              entries={() => entries}
            >
              <Icon name="more" />
            </MenuButton>
          )}
          <Button kind="primary" size="large" onClick={() => reach.send({ type: 'floor.done' })}>
            {t('room:controls.done')}
          </Button>
        </div>
      }
    />
  )
}

function useTurnWords({ view, stage, sound }: Omit<TurnCardProps, 'reach'>) {
  const { t } = useTranslation(['turns', 'room'])
  const { me, queue, quiet } = view
  const to = nameOf(view, me.turn?.to ?? null)
  const next = nameOf(view, queue.next)
  if (me.turn?.as === 'reply') {
    return {
      heading: to === '' ? t('turn.reply') : t('turn.replyTo', { name: to }),
      text: next === '' ? t('turn.replyText') : t('turn.replyThen', { name: next }),
    }
  }
  const heading = t(me.turn?.as === 'round' ? 'turn.round' : 'room:slot.turn')
  if (quiet.pause !== null) return { heading, text: t('turn.quiet') }
  const first = stage === 'land' ? t('turn.land') : t(`room:slot.${TURN_WORDS[sound]}`)
  return { heading, text: me.turn?.keepsHand === true ? `${first} ${t('turn.again')}` : first }
}

const TURN_WORDS = { none: 'turnWithoutCall', on: 'turnOn', off: 'turnOff' } as const

/** What else one may do with a turn. In a round the order is made already. */
function useTurnMenu(view: RoomView, reach: SlotReach): readonly MenuEntry[] {
  const { t } = useTranslation('turns')
  const { me, queue, seats } = view
  if (me.turn?.as !== 'turn') return []
  const { keepsHand } = me.turn
  const keep: MenuEntry = {
    key: 'keep',
    label: t('turn.keep'),
    checked: keepsHand,
    onSelect: () => reach.send({ type: 'floor.keep-hand', keeps: !keepsHand }),
  }
  if (!may(view, 'floor.pass-on')) return [keep]
  const others = seats.filter((seat) => seat.id !== me.seat && seat.presence === 'here')
  const pass: MenuEntry[] = [
    {
      key: 'anyone',
      icon: 'people',
      label: t('turn.anyone'),
      hint: t('turn.anyoneHint'),
      onSelect: () => reach.send({ type: 'floor.pass-on', to: 'anyone-new' }),
    },
    {
      key: 'someone',
      icon: 'chair',
      label: t('turn.someone'),
      entries: others.map((seat) => ({
        key: seat.id,
        label: seat.name,
        onSelect: () => reach.send({ type: 'floor.pass-on', to: seat.id }),
      })),
    },
  ]
  const next: MenuEntry[] =
    queue.next === null
      ? []
      : [
          {
            key: 'next',
            icon: 'next',
            label: t('turn.next', { name: nameOf(view, queue.next) }),
            onSelect: () => reach.send({ type: 'floor.pass-on', to: 'next' }),
          },
        ]
  return [keep, { key: 'rule', rule: true }, ...next, ...pass]
}
