import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SeatId } from '../../../shared/ids.ts'
import type { GroupsView } from '../../../shared/room/view/modes.ts'
import type { RoomView, SeatView } from '../../../shared/room/view.ts'
import { Button, buttonClass, EqualButtons } from '../../ui/Button.tsx'
import { MenuButton } from '../../ui/Menu.tsx'
import { Swatch } from '../../ui/Swatch.tsx'
import { may } from '../actions.ts'
import { SlotCard } from '../slot/SlotCard.tsx'
import styles from './asks.module.css'
import type { AskProps } from './ModeAskCard.tsx'
import { modeOf, stepOf } from './stepMode.ts'
import { useBackWords } from './tableClock.ts'
import { useFocusWithin } from './useFocusWithin.ts'

/** The others sit at their tables. They come back by themselves, or when it is time for something else. */
export function TablesOn({ view, clockOffsetMs, reach }: AskProps) {
  const { t } = useTranslation('steps')
  const when = useBackWords(view, clockOffsetMs)
  return (
    <SlotCard heading={t('planner.on')}>
      <p>{t('planner.onText', { when })}</p>
      <EqualButtons>
        {may(view, 'groups.visit') ? <VisitMenu view={view} reach={reach} /> : null}
        <Button onClick={() => reach.send({ type: 'groups.end' })}>{t('planner.end')}</Button>
      </EqualButtons>
    </SlotCard>
  )
}

/** To sit down at a table that asked for somebody (rule GR-8). Everybody sees where a facilitator is. */
function VisitMenu({ view, reach }: Pick<AskProps, 'view' | 'reach'>) {
  const { t } = useTranslation('steps')
  const entries = () =>
    (view.groups?.tables ?? []).flatMap((table, index) => {
      const names = view.seats.filter((seat) => table.includes(seat.id)).map((seat) => seat.name)
      if (names.length === 0) return []
      const visit = () => reach.send({ type: 'groups.visit', table: index })
      return [{ key: table.join(), label: t('tables.names', { names }), onSelect: visit }]
    })
  return (
    <MenuButton className={buttonClass('plain')} label={t('planner.visitLabel')} entries={entries}>
      {t('planner.visit')}
    </MenuButton>
  )
}

const MINUTE_MS = 60_000

/** Who sits with whom, for the facilitator alone until it begins. */
export function Planner({ view, reach }: AskProps) {
  const { t } = useTranslation(['steps', 'common'])
  const swap = useSwap(reach)
  // Whoever has chosen the second person goes on from where the first press was.
  const focus = useFocusWithin<HTMLDivElement>('[data-swap]')
  const minutes = t('common:minutes', { count: Math.round((stepOf(view)?.lengthMs ?? 0) / MINUTE_MS) })
  const isPairs = modeOf(view) === 'pairs'
  const tables = view.groups?.tables ?? []
  const isReady = tables.length > 0
  return (
    <div {...focus}>
      <SlotCard heading={t(isPairs ? 'planner.pairs' : 'planner.groups', { minutes })}>
        {isReady ? <TableList view={view} tables={tables} pick={swap.pick} /> : <p>{t('planner.none')}</p>}
        <EqualButtons>
          <Button aria-disabled={!isReady} onClick={() => isReady && reach.send({ type: 'groups.mix' })}>
            {t('planner.mix')}
          </Button>
          <Button
            aria-disabled={!isReady}
            aria-pressed={swap.pick !== null}
            data-swap=""
            onClick={() => isReady && swap.toggle()}
          >
            {t('planner.swap')}
          </Button>
          <Button aria-disabled={!isReady} onClick={() => isReady && reach.send({ type: 'groups.start' })}>
            {t(isPairs ? 'planner.startPairs' : 'planner.startGroups')}
          </Button>
        </EqualButtons>
        <p className={styles.small} role="status">
          {swap.pick === null ? t('planner.note') : <SwapWords view={view} first={swap.pick.first} />}
        </p>
      </SlotCard>
    </div>
  )
}

type PersonPick = { readonly first: SeatId | null; choose(seat: SeatId): void }

/** Two presses: who, and with whom. The second one sends it. */
function useSwap({ send }: AskProps['reach']) {
  const [state, setState] = useState<{ first: SeatId | null } | null>(null)
  const choose = (seat: SeatId) => {
    const first = state?.first ?? null
    if (first === null) return setState({ first: seat })
    if (first !== seat) send({ type: 'groups.swap', one: first, other: seat })
    setState(null)
  }
  const pick: PersonPick | null = state === null ? null : { first: state.first, choose }
  return { pick, toggle: () => setState(state === null ? { first: null } : null) }
}

function SwapWords({ view, first }: { view: RoomView; first: SeatId | null }) {
  const { t } = useTranslation('steps')
  const name = view.seats.find((seat) => seat.id === first)?.name
  return name === undefined ? t('planner.swapFirst') : t('planner.swapOther', { name })
}

type TableListProps = { view: RoomView; tables: GroupsView['tables']; pick: PersonPick | null }

function TableList({ view, tables, pick }: TableListProps) {
  const { t } = useTranslation('steps')
  const seated = tables.flat()
  const left = view.seats.filter((seat) => !seated.includes(seat.id))
  return (
    <div className={styles.scroll}>
      <ol className={styles.plan} aria-label={t('planner.list')}>
        {tables
          .filter((table) => table.length > 0)
          .map((table) => (
            <li key={table.join()}>
              {table.map((id) => (
                <Person key={id} seat={view.seats.find((seat) => seat.id === id)} pick={pick} />
              ))}
            </li>
          ))}
      </ol>
      {left.length === 0 ? null : (
        <p className={styles.small}>{t('planner.left', { names: left.map((seat) => seat.name) })}</p>
      )}
      {/* Only somebody who leads can be swapped in: whoever else is left out asked for it. */}
      {pick === null
        ? null
        : left
            .filter((seat) => seat.role === 'facilitator')
            .map((seat) => <Person key={seat.id} seat={seat} pick={pick} />)}
    </div>
  )
}

function Person({ seat, pick }: { seat: SeatView | undefined; pick: PersonPick | null }) {
  if (seat === undefined) return null
  const inside = (
    <>
      <Swatch chair={seat.chair} />
      <bdi>{seat.name}</bdi>
    </>
  )
  if (pick === null) return <span className={styles.person}>{inside}</span>
  return (
    <button
      type="button"
      className={styles.person}
      aria-pressed={pick.first === seat.id}
      onClick={() => pick.choose(seat.id)}
    >
      {inside}
    </button>
  )
}
