import type { ReactNode } from 'react'
import { classNames } from './classNames.ts'
import styles from './Status.module.css'

/** `good`: all is well; `waiting`: on the way, no alarm; `wrong`: leave and not saved alone. */
export type StatusTone = 'good' | 'waiting' | 'wrong'

/** A dot and a word, both true. The dot has another shape in each tone and never blinks. */
export function Status({ tone, children }: { tone: StatusTone; children: ReactNode }) {
  return (
    <span className={classNames(styles.status, styles[tone])} data-tone={tone}>
      {children}
    </span>
  )
}
