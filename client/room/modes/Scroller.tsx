import type { ReactNode } from 'react'
import { classNames } from '../../ui/classNames.ts'
import styles from './panels.module.css'

type ScrollerProps = { label: string; className?: string | undefined; children: ReactNode }

/** Words to read that may be longer than their place: a keyboard has to reach them to scroll. */
export function Scroller({ label, className, children }: ScrollerProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields.
    <div
      className={classNames(styles.scroller, className)}
      role="group"
      aria-labelledby={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached with the keyboard.
      tabIndex={0}
    >
      {children}
    </div>
  )
}
