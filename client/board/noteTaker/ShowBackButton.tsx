import { useTranslation } from 'react-i18next'
import type { SeatId } from '../../../shared/ids.ts'
import type { RoomView, SeatView } from '../../../shared/room/view.ts'
import { Button, buttonClass } from '../../ui/Button.tsx'
import { classNames } from '../../ui/classNames.ts'
import { Icon } from '../../ui/Icon.tsx'
import { MenuButton, type MenuEntry } from '../../ui/Menu.tsx'
import { Swatch } from '../../ui/Swatch.tsx'
import styles from './NoteBox.module.css'
import { askable } from './speakers.ts'

type ShowBackButtonProps = {
  view: RoomView
  /** Whoever has the floor, if they can be asked. */
  speaker: SeatView | null
  onShow(to: SeatId): void
}

/** "Show back to Rosa", who has the floor; and beside it to anybody else who is here. */
export function ShowBackButton({ view, speaker, onShow }: ShowBackButtonProps) {
  const { t } = useTranslation('notes')
  const people = askable(view)
  if (people.length === 0) return null
  const entries = () => peopleEntries(people, onShow)
  if (speaker === null) {
    return (
      <MenuButton className={buttonClass('plain')} label={t('box.people')} entries={entries}>
        {t('box.show')}
        <Icon name="down" size="small" />
      </MenuButton>
    )
  }
  return (
    <span className={styles.pair}>
      <Button onClick={() => onShow(speaker.id)}>
        <Swatch chair={speaker.chair} />
        {t('box.showTo', { name: speaker.name })}
      </Button>
      {people.length === 1 ? null : (
        <MenuButton
          className={classNames(buttonClass('plain'), styles.other)}
          label={t('box.people')}
          aria-label={t('box.others')}
          entries={entries}
        >
          <Icon name="down" size="small" />
        </MenuButton>
      )}
    </span>
  )
}

export function peopleEntries(
  people: readonly SeatView[],
  onShow: (to: SeatId) => void,
): readonly MenuEntry[] {
  return people.map(({ id, name }) => ({ key: id, label: name, onSelect: () => onShow(id) }))
}
