import { useState } from 'react'
import { COLUMN_KEYS } from '../../../shared/board/columns.ts'
import type { CardId } from '../../../shared/ids.ts'
import { inputClass } from '../../ui/Field.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { useBoardTools } from '../boardContext.ts'
import type { Picking } from '../boardDesk.ts'
import { cardsIn, type Seen } from '../layout.ts'
import type { BoardCard } from '../port.ts'
import { differ, makeTheme, putTogether } from './acts.ts'
import styles from './PickSheet.module.css'
import { SentenceForm } from './SentenceForm.tsx'

type PickSheetProps = { picking: Picking; seen: Seen }

/** What is still missing to a wish: which other card, or which sentence. I opened it, so it takes the focus. */
export function PickSheet({ picking, seen }: PickSheetProps) {
  const { desk, t } = useBoardTools()
  const mine = desk.find(picking.card)
  const close = () => desk.pick(null)
  if (mine === undefined) return null
  return (
    <div data-about={picking.card}>
      <Sheet
        mode="beside"
        className={styles.sheet}
        title={t(`pick.${picking.kind}`)}
        closeLabel={t('pick.cancel')}
        onClose={close}
      >
        <p className={styles.mine} dir="auto">
          <span className="hidden-text">{t('pick.about')} </span>
          {mine.text}
        </p>
        {picking.kind === 'name' ? (
          <SentenceForm
            sentence=""
            onSave={(sentence) => {
              close()
              makeTheme(desk, [picking.card], sentence)
            }}
          />
        ) : (
          <OtherCards
            mine={mine}
            seen={seen}
            onPick={(other) => {
              close()
              if (picking.kind === 'differ') differ(desk, picking.card, other)
              else putTogether(desk, picking.card, other)
            }}
          />
        )}
      </Sheet>
    </div>
  )
}

/** From so many cards on it is quicker to write a word than to look through them. */
const MANY = 8

type OtherCardsProps = { mine: BoardCard; seen: Seen; onPick(card: CardId): void }

/** Every other card, those of the same column first. */
function OtherCards({ mine, seen, onPick }: OtherCardsProps) {
  const { desk, t } = useBoardTools()
  const [wanted, setWanted] = useState('')
  const columns = [mine.column, ...COLUMN_KEYS.filter((key) => key !== mine.column)]
  const others = columns
    .flatMap((column) => seen.layout[column].flatMap(cardsIn))
    .map(({ card }) => card)
    .filter((card) => card.id !== mine.id && !desk.isLocked(card))
  const found = others.filter(({ text }) => contains(text, wanted))
  if (others.length === 0) return <p className={styles.none}>{t('pick.noneYet')}</p>
  return (
    <>
      {others.length < MANY ? null : (
        <input
          className={inputClass}
          aria-label={t('pick.search')}
          placeholder={t('pick.search')}
          type="search"
          autoComplete="off"
          value={wanted}
          onChange={({ target }) => setWanted(target.value)}
        />
      )}
      {found.length === 0 ? <p className={styles.none}>{t('pick.none')}</p> : null}
      <ul className={styles.cards}>
        {found.map((card) => (
          <li key={card.id}>
            <button type="button" className={styles.card} dir="auto" onClick={() => onPick(card.id)}>
              {card.text}
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}

function contains(text: string, wanted: string): boolean {
  return text.toLocaleLowerCase().includes(wanted.trim().toLocaleLowerCase())
}
