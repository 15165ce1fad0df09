import type { ReactNode } from 'react'
import styles from './SplitPage.module.css'
import { Wordmark } from './Wordmark.tsx'

type SplitPageProps = {
  /** Of the browser's tab. */
  title: string
  /** The words and the form. */
  children: ReactNode
  /** The circle, and what belongs under it. */
  side: ReactNode
  foot?: ReactNode
}

/** The pages on the way to the room: words on one side, the circle on the other. */
export function SplitPage({ title, children, side, foot }: SplitPageProps) {
  return (
    <main className={styles.page}>
      <title>{title}</title>
      <div className={styles.words}>
        <Wordmark />
        <div className={styles.body}>{children}</div>
        {foot}
      </div>
      <div className={styles.side}>{side}</div>
    </main>
  )
}
