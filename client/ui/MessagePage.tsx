import { type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { ChairDrawing } from './Icon.tsx'
import styles from './MessagePage.module.css'
import { Wordmark } from './Wordmark.tsx'

type MessagePageProps = {
  heading: string
  text: string
  /** Which chair stands above the words. */
  chair?: number
  /** Ways on. */
  children?: ReactNode
}

/** A whole page that says one thing: a state without a screen of its own. */
export function MessagePage({ heading, text, chair = 4, children }: MessagePageProps) {
  const { t } = useTranslation()
  const title = useHeadingFocus()
  return (
    <main className={styles.page}>
      <title>{t('title', { page: heading })}</title>
      <Wordmark />
      <div className={styles.words}>
        <ChairDrawing chair={chair} className={styles.chair} />
        <h1 className={styles.heading} ref={title} tabIndex={-1}>
          {heading}
        </h1>
        <p className={styles.text}>{text}</p>
        {children}
      </div>
    </main>
  )
}

/** While a chunk or the first answer is on its way. */
export function Loading() {
  const { t } = useTranslation()
  return (
    <main className={styles.page} aria-busy="true">
      <Wordmark />
      <p className={styles.loading}>{t('loading')}</p>
    </main>
  )
}

/** For the heading of a screen that took the place of another: the focus goes there, so that it is read first. */
export function useHeadingFocus() {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus({ preventScroll: true }), [])
  return heading
}
