import { Button, buttonClass } from '../ui/Button.tsx'
import { classNames } from '../ui/classNames.ts'
import { Icon } from '../ui/Icon.tsx'
import { MenuButton } from '../ui/Menu.tsx'
import styles from './BoardHead.module.css'
import { useBoardTools } from './boardContext.ts'
import { COLUMN_CHOICES, type ColumnChoice } from './columnOrder.ts'
import type { BoardSnapshot } from './port.ts'
import { SavedWord } from './SavedWord.tsx'

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
  const choices = COLUMN_CHOICES.filter((each) => each !== 'step' || hasStep)
  const shown = choices.includes(choice) ? choice : 'all'
  return (
    <MenuButton
      className={classNames(buttonClass('quiet', 'small'), styles.choice)}
      label={t('choose.label')}
      entries={() =>
        choices.map((each) => ({
          key: each,
          label: t(`choose.${each}`),
          checked: each === shown,
          onSelect: () => setChoice(each),
        }))
      }
    >
      {t(`choose.${shown}`)}
      <Icon name="down" size="small" />
    </MenuButton>
  )
}
