import type { ReactNode } from 'react'
import { EqualButtons } from '../ui/Button.tsx'
import styles from './Answers.module.css'

type AnswersProps = { label?: string; labelledBy?: string; children: ReactNode }

/** Answers of equal size, of which the one that was given is marked. */
export function Answers({ label, labelledBy, children }: AnswersProps) {
  return (
    <EqualButtons className={styles.answers} role="group" aria-label={label} aria-labelledby={labelledBy}>
      {children}
    </EqualButtons>
  )
}
