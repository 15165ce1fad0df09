import { type ReactNode, type RefObject, useId, useLayoutEffect, useRef, useState } from 'react'
import type { ThemeView } from '../../../shared/room/view/cards.ts'
import { Icon } from '../../ui/Icon.tsx'
import { useIs } from '../../ui/useStore.ts'
import type { BoardView } from '../BoardHead.tsx'
import { useBoardTools } from '../boardContext.ts'
import cardStyles from '../Card.module.css'
import '../cardStrings.ts'
import styles from './ThemeBox.module.css'
import { ThemeField } from './ThemeField.tsx'
import { ThemeMenu } from './ThemeMenu.tsx'

type ThemeBoxProps = {
  theme: ThemeView
  count: number
  view: BoardView
  /** Others decide about it now: its column is locked, or the group has heard it. */
  isFixed: boolean
  /** What I drag would be put into it. */
  isTarget: boolean
  children: ReactNode
}

/** Cards that belong together, named by a sentence. */
export function ThemeBox({ theme, count, view, isFixed, isTarget, children }: ThemeBoxProps) {
  const { desk, t } = useBoardTools()
  const isNaming = useIs(desk.naming, (naming) => naming === theme.id)
  const nameId = useId()
  const options = useRef<HTMLButtonElement>(null)
  useFocusAfter(isNaming, options)
  const List = view === 'list' ? 'ol' : 'ul'
  const name = theme.sentence === '' ? t('theme.unnamed') : theme.sentence
  return (
    <li
      className={styles.theme}
      data-theme={theme.id}
      data-about={theme.id}
      data-state={theme.state}
      data-view={view}
      data-target={isTarget || undefined}
    >
      <div className={styles.state}>
        <span>
          {theme.state === 'agreed' ? <Icon name="check" size="small" /> : null}
          {t(`theme.${theme.state}`)}
        </span>
        <span>{theme.state === 'candidate' ? t('cards', { count }) : <Voices theme={theme} />}</span>
      </div>
      {isNaming && !isFixed ? (
        <ThemeField theme={theme} />
      ) : (
        <div className={styles.head}>
          <h4
            className={styles.name}
            id={nameId}
            data-unnamed={theme.sentence === '' || undefined}
            dir="auto"
          >
            {name}
          </h4>
          {isFixed ? null : <ThemeOptions ref={options} theme={theme} describedBy={nameId} />}
        </div>
      )}
      {theme.state === 'changed' && theme.was !== null ? (
        <p className={styles.note}>{t('theme.was', { words: theme.was })}</p>
      ) : null}
      {theme.state === 'left-open' && theme.because !== '' ? (
        <p className={styles.note} dir="auto">
          {theme.because}
        </p>
      ) : null}
      <List className={styles.cards} aria-label={name}>
        {children}
      </List>
    </li>
  )
}

/** Several people's, or one's. How many is said from three up, and moves nothing. */
function Voices({ theme: { voices, isShared } }: { theme: ThemeView }) {
  const { t } = useBoardTools()
  if (voices !== null) return t('theme.voices', { count: voices })
  return t(isShared ? 'theme.several' : 'theme.one')
}

/** The field went with the focus in it: then what it was about has it, before the board looks for another place. */
function useFocusAfter(isNaming: boolean, button: RefObject<HTMLButtonElement | null>): void {
  const wasNaming = useRef(isNaming)
  useLayoutEffect(() => {
    if (wasNaming.current && !isNaming && document.activeElement === document.body) button.current?.focus()
    wasNaming.current = isNaming
  }, [isNaming, button])
}

type OptionsProps = { ref: RefObject<HTMLButtonElement | null>; theme: ThemeView; describedBy: string }

function ThemeOptions({ ref: button, theme, describedBy }: OptionsProps) {
  const { t } = useBoardTools()
  const [isOpen, setIsOpen] = useState(false)
  const id = useId()
  return (
    <>
      <button
        ref={button}
        type="button"
        className={cardStyles.options}
        aria-label={t('theme.optionsLabel')}
        aria-describedby={describedBy}
        data-theme-options=""
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onClick={() => setIsOpen(!isOpen)}
      >
        <Icon name="more" size="small" />
      </button>
      {isOpen ? <ThemeMenu theme={theme} id={id} button={button} onClose={() => setIsOpen(false)} /> : null}
    </>
  )
}

type BoxProps = { view: BoardView; children: ReactNode }

/** Two that say different things. Neither is first but by when it came, and both are kept. */
export function PairBox({ view, children }: BoxProps) {
  const { t } = useBoardTools()
  const List = view === 'list' ? 'ol' : 'ul'
  return (
    <li className={styles.pair} data-view={view}>
      <div className={styles.state}>
        <b>{t('differ.heading')}</b>
        <span>{t('differ.both')}</span>
      </div>
      <List className={styles.two} aria-label={t('differ.heading')}>
        {children}
      </List>
    </li>
  )
}

/** At the end of its column, as large as everything else. */
export function LaneBox({ view, children }: BoxProps) {
  const { t } = useBoardTools()
  const List = view === 'list' ? 'ol' : 'ul'
  return (
    <li className={styles.lane} data-lane="" data-view={view}>
      <h4 className={styles.name}>{t('theme.lane')}</h4>
      <List className={styles.cards} aria-label={t('theme.lane')}>
        {children}
      </List>
    </li>
  )
}
