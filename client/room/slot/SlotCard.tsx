import { type ReactNode, useId } from 'react'
import { classNames } from '../../ui/classNames.ts'
import { Icon, type IconName } from '../../ui/Icon.tsx'
import styles from './SlotCard.module.css'

type SlotCardProps = {
  heading: string | null
  /** Name of the region, where it is not the heading. */
  label?: string
  status?: ReactNode
  /** On a phone the rug says it already: only the answers are drawn there. The words stay for screen readers. */
  isBrief?: boolean
  children?: ReactNode
}

/** One thing in the private place beside my controls. Never a modal: everything else goes on working. */
export function SlotCard({ heading, label, status, isBrief = false, children }: SlotCardProps) {
  const id = useId()
  return (
    <section
      className={classNames(styles.slot, isBrief && styles.brief)}
      {...(label === undefined ? { 'aria-labelledby': id } : { 'aria-label': label })}
    >
      {status}
      {heading === null ? null : <h2 id={id}>{heading}</h2>}
      {children}
    </section>
  )
}

type MarigoldCardProps = {
  label: string
  icon: IconName
  heading: string
  text: string
  end?: ReactNode
  children?: ReactNode
}

/** Whose turn it is, when it is mine: the colour, a shape and words. */
export function MarigoldCard({ label, icon, heading, text, end, children }: MarigoldCardProps) {
  return (
    <section className={classNames(styles.slot, styles.marigold)} aria-label={label}>
      <div className={styles.line}>
        <span className={styles.shape}>
          <Icon name={icon} />
        </span>
        <div className={styles.words}>
          <h2>{heading}</h2>
          <p>{text}</p>
        </div>
        {end}
      </div>
      {children}
    </section>
  )
}

/** A lock and who sees this; at the end of the line there may be a way to ask more. */
export function PrivateNote({ text, children }: { text: string; children?: ReactNode }) {
  return (
    <div className={styles.note}>
      <Icon name="lock" size="small" />
      <span>{text}</span>
      {children}
    </div>
  )
}
