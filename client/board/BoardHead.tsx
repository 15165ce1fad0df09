import { type RefObject, useContext, useLayoutEffect, useRef } from 'react'
import { Button, buttonClass } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { MenuButton, type MenuEntry } from '../ui/Menu.tsx'
import styles from './BoardHead.module.css'
import { useBoardTools } from './boardContext.ts'
import { COLUMN_CHOICES, type ColumnChoice } from './columnOrder.ts'
import type { BoardSnapshot } from './port.ts'
import { SavedWord } from './SavedWord.tsx'
import { SpreadContext } from './spread.ts'

/** Columns side by side, or the same cards in the same order as one list to read. */
export type BoardView = 'columns' | 'list'

/** How the board is looked at. Mine alone: nobody else's board changes with it. */
type BoardLook = {
  readonly view: BoardView
  readonly choice: ColumnChoice
  setView(view: BoardView): void
  setChoice(choice: ColumnChoice): void
}

type BoardHeadProps = { snapshot: BoardSnapshot; hasStep: boolean; look: BoardLook }

export function BoardHead({ snapshot, hasStep, look }: BoardHeadProps) {
  const { t } = useBoardTools()
  return (
    <div className={styles.head}>
      <h2>{t('heading')}</h2>
      {snapshot.status === 'ready' ? <SavedWord saved={snapshot.saved} /> : null}
      <div className={styles.tools}>
        <ChoiceButton hasStep={hasStep} look={look} />
        <Button
          kind="quiet"
          size="small"
          onClick={() => look.setView(look.view === 'columns' ? 'list' : 'columns')}
        >
          {look.view === 'columns' ? t('asList') : t('asColumns')}
        </Button>
      </div>
    </div>
  )
}

function ChoiceButton({ hasStep, look: { choice, setChoice } }: Omit<BoardHeadProps, 'snapshot'>) {
  const { t } = useBoardTools()
  const spread = useContext(SpreadContext)
  const place = useFocusIn(spread?.isWide === true)
  const choices = COLUMN_CHOICES.filter((each) => each !== 'step' || hasStep)
  const shown = choices.includes(choice) ? choice : 'all'
  if (spread?.isWide === true) {
    return (
      <span ref={place}>
        <Button kind="quiet" size="small" onClick={() => spread.setWide(false)}>
          {t('choose.narrow')}
        </Button>
      </span>
    )
  }
  const widen = (): readonly MenuEntry[] => {
    if (spread === null) return []
    const onSelect = () => {
      setChoice('all')
      spread.setWide(true)
    }
    return [
      { key: 'rule', rule: true },
      { key: 'wide', label: t('choose.wide'), hint: t('choose.wideHint'), icon: 'show', onSelect },
    ]
  }
  return (
    <span ref={place} className={styles.choice}>
      <MenuButton
        className={buttonClass('quiet', 'small')}
        label={t('choose.label')}
        entries={() => [
          ...choices.map((each) => ({
            key: each,
            label: t(`choose.${each}`),
            checked: each === shown,
            onSelect: () => setChoice(each),
          })),
          ...widen(),
        ]}
      >
        {t(`choose.${shown}`)}
        <Icon name="down" size="small" />
      </MenuButton>
    </span>
  )
}

/** One button takes the other's place, and the focus with it. */
function useFocusIn(isWide: boolean): RefObject<HTMLElement | null> {
  const place = useRef<HTMLElement>(null)
  const was = useRef(isWide)
  useLayoutEffect(() => {
    if (was.current !== isWide && document.activeElement === document.body)
      place.current?.querySelector('button')?.focus()
    was.current = isWide
  }, [isWide])
  return place
}
