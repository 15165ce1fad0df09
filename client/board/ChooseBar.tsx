import { COLUMN_KEYS } from '../../shared/board/columns.ts'
import type { CardId } from '../../shared/ids.ts'
import { Button, buttonClass, EqualButtons } from '../ui/Button.tsx'
import { MenuButton, type MenuEntry } from '../ui/Menu.tsx'
import { useBoardTools, useColumnName } from './boardContext.ts'
import styles from './ChooseBar.module.css'
import { moveAllTo } from './carry.ts'
import { cardsIn, findCard, type Layout, type Seen } from './layout.ts'
import { differ, makeTheme, putInto } from './themes/acts.ts'

/** Several cards chosen: what can be done with all of them at once. */
export function ChooseBar({ chosen, seen }: { chosen: ReadonlySet<CardId>; seen: Seen }) {
  const { desk, t, hasRoom } = useBoardTools()
  const cards = inReadingOrder(seen.layout, chosen)
  const [one, other] = cards
  return (
    <section
      className={styles.bar}
      aria-label={t('choosing.label')}
      data-about={cards.at(-1)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        desk.letGo()
      }}
    >
      <b>{t('choosing.count', { count: chosen.size })}</b>
      <EqualButtons className={styles.buttons}>
        {hasRoom ? <ThemeButton cards={cards} /> : null}
        <MoveButton cards={cards} seen={seen} />
        {hasRoom && one !== undefined && other !== undefined && cards.length === 2 ? (
          <Button onClick={() => differ(desk, one, other)}>{t('choosing.differ')}</Button>
        ) : null}
        <Button onClick={() => desk.letGo()}>{t('choosing.letGo')}</Button>
      </EqualButtons>
    </section>
  )
}

/** At most so many at once: what the room takes as one theme. */
const MOST = 20

function ThemeButton({ cards }: { cards: readonly CardId[] }) {
  const { desk, t } = useBoardTools()
  const { themes } = desk.room.known.themes
  const named = themes.filter(({ sentence }) => sentence !== '')
  const [first] = cards
  // One card is a theme only with a sentence.
  const begin = () => {
    if (cards.length === 1 && first !== undefined) desk.pick({ kind: 'name', card: first })
    else makeTheme(desk, cards.slice(0, MOST))
  }
  if (named.length === 0) return <Button onClick={begin}>{t('choosing.theme')}</Button>
  const entries = (): readonly MenuEntry[] => [
    { key: 'new', label: t('choosing.newTheme'), icon: 'plus', onSelect: begin },
    ...named.map(({ id, sentence }) => ({
      key: id,
      label: sentence,
      onSelect: () => putInto(desk, cards, id),
    })),
  ]
  return (
    <MenuButton className={buttonClass('plain')} label={t('choosing.theme')} entries={entries}>
      {t('choosing.theme')}
    </MenuButton>
  )
}

function MoveButton({ cards, seen }: { cards: readonly CardId[]; seen: Seen }) {
  const { desk, t } = useBoardTools()
  const nameOf = useColumnName()
  const { locked } = desk.room.known.themes
  const columns = new Set(cards.map((id) => findCard(seen.columns, id)?.column))
  const entries = (): readonly MenuEntry[] =>
    COLUMN_KEYS.filter((key) => !locked.includes(key)).map((key) => ({
      key,
      label: nameOf(key),
      checked: columns.size === 1 && columns.has(key),
      onSelect: () => {
        moveAllTo(desk, cards, key)
        desk.letGo()
      },
    }))
  return (
    <MenuButton className={buttonClass('plain')} label={t('choosing.move')} entries={entries}>
      {t('choosing.move')}
    </MenuButton>
  )
}

function inReadingOrder(layout: Layout, chosen: ReadonlySet<CardId>): readonly CardId[] {
  return COLUMN_KEYS.flatMap((column) => layout[column].flatMap(cardsIn))
    .map(({ id }) => id)
    .filter((id) => chosen.has(id))
}
