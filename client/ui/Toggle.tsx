import type { ComponentPropsWithRef } from 'react'
import { classNames } from './classNames.ts'
import { Icon, type IconName } from './Icon.tsx'
import styles from './Toggle.module.css'

type ToggleFaceProps = {
  icon: IconName
  /** Constant: the state is in `pressed` and `word`, never in the name. */
  label: string
  /** The state in a word ("on", "away"). Hidden from assistive technology, which is told by `pressed`. */
  word?: string | undefined
}

type ToggleProps = Omit<ComponentPropsWithRef<'button'>, 'children'> &
  ToggleFaceProps & {
    /** Leave it out where the button is no toggle. */
    pressed?: boolean | undefined
    tone?: 'calm' | 'leave'
  }

/** An icon above its word: what the bar of controls is made of. */
export function Toggle({ icon, label, pressed, word, tone = 'calm', className, ...rest }: ToggleProps) {
  return (
    <button
      type="button"
      className={classNames(toggleClass(), tone === 'leave' && styles.leave, className)}
      aria-pressed={pressed}
      {...rest}
    >
      <ToggleFace icon={icon} label={label} word={word} />
    </button>
  )
}

/** The inside of a toggle, for a button of another kind that looks like one. */
export function ToggleFace({ icon, label, word }: ToggleFaceProps) {
  return (
    <>
      <span className={styles.top}>
        <Icon name={icon} />
        {word === undefined ? null : <span aria-hidden="true">{word}</span>}
      </span>
      <span>{label}</span>
    </>
  )
}

export function toggleClass(): string {
  return classNames(styles.toggle)
}
