import { useTranslation } from 'react-i18next'
import type { PersonCommand } from '../../shared/room/commands.ts'
import type { HandKind } from '../../shared/room/state/turns.ts'
import type { RoomView } from '../../shared/room/view.ts'
import { TextButton } from '../ui/Button.tsx'
import type { IconName } from '../ui/Icon.tsx'
import { Pick, PickButtons, type PickChoice } from '../ui/Pick.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { handKinds } from './actions.ts'
import styles from './HandSheet.module.css'
import { PlaceReason } from './PlaceSentence.tsx'
import { nameOf } from './people.ts'
import { PrivateNote } from './slot/SlotCard.tsx'

type HandSheetProps = {
  view: RoomView
  className: string | undefined
  send(command: PersonCommand): void
  onAskOrder(): void
  onClose(): void
}

/** My place with its reason, and what my hand is for: a point, a reply to this, a question. */
export function HandSheet({ view, className, send, onAskOrder, onClose }: HandSheetProps) {
  const { t } = useTranslation(['personal', 'room'])
  const { place } = view.me
  const choices = useHandChoices(view)
  const title = place === null ? t('hand.down') : t('room:queue.youAre', { position: place.position })
  const raise = (kind: HandKind) => {
    send({ type: 'queue.raise', kind })
    if (place === null) onClose()
  }
  return (
    <Sheet
      mode="beside"
      title={title}
      className={className}
      closeLabel={t('room:more.close')}
      onClose={onClose}
    >
      {place === null ? (
        <PickButtons label={t('hand.kinds')} choices={choices} onChoose={raise} />
      ) : (
        <>
          <p className={styles.reason}>
            <PlaceReason place={place} />
          </p>
          <Pick label={t('hand.kinds')} choices={choices} chosen={place.kind} onChoose={raise} />
        </>
      )}
      <PrivateNote text={t('hand.seen')}>
        <TextButton className={styles.order} onClick={onAskOrder}>
          {t('room:queue.how')}
        </TextButton>
      </PrivateNote>
    </Sheet>
  )
}

const ICONS: { readonly [K in HandKind]: IconName } = { point: 'hand', reply: 'reply', question: 'question' }

function useHandChoices(view: RoomView): readonly PickChoice<HandKind>[] {
  const { t } = useTranslation('personal')
  const speaker = nameOf(view, view.floor.holder)
  const hints = {
    point: t('hand.pointHint'),
    reply: speaker === '' ? t('hand.replyHintFree') : t('hand.replyHint', { name: speaker }),
    question: t('hand.questionHint'),
  }
  return handKinds(view).map((kind) => ({
    key: kind,
    label: t(`hand.${kind}`),
    hint: hints[kind],
    icon: ICONS[kind],
  }))
}
