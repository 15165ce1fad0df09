import type { ComponentPropsWithRef, ReactNode } from 'react'
import { classNames } from '../ui/classNames.ts'
import styles from './Circle.module.css'

type StageProps = ComponentPropsWithRef<'section'> & {
  /** Name of the region. */
  label: string
  /** One line over the circle. */
  top?: ReactNode
}

/** The only dark surface: the floor under rug and chairs. */
export function Stage({ label, top, className, children, ...rest }: StageProps) {
  return (
    <section className={classNames(styles.stage, className)} data-on-dusk aria-label={label} {...rest}>
      {top === undefined ? null : <p className={styles.top}>{top}</p>}
      {children}
    </section>
  )
}

type CircleProps = {
  /** Name of the list of people. */
  label: string
  /** How many chairs are drawn: even, 2 to 12. */
  chairs: number
  /** The seats, as list items in the order of their chairs. */
  children: ReactNode
  /** The words on the rug. */
  middle: ReactNode
  className?: string | undefined
}

/** A ring of chairs round a rug; the edge of a grid where it is taller than wide; one row where it is very low. */
export function Circle({ label, chairs, children, middle, className }: CircleProps) {
  return (
    <div className={classNames(styles.circle, className)}>
      <Rug />
      <ul className={styles.seats} data-n={chairs} aria-label={label}>
        {children}
      </ul>
      <div className={styles.middle}>
        <Teapot />
        {middle}
      </div>
    </div>
  )
}

type MiddleWordsProps = {
  who: string
  what?: string | undefined
  /** For a moment of the day: it is read from across a room. */
  isLarge?: boolean | undefined
}

/** One or two lines on the rug. */
export function MiddleWords({ who, what, isLarge = false }: MiddleWordsProps) {
  return (
    <>
      <p className={classNames(styles.who, isLarge && styles.large)} dir="auto">
        {who}
      </p>
      {what === undefined ? null : <p className={styles.what}>{what}</p>}
    </>
  )
}

function Rug() {
  return (
    <svg className={styles.rug} viewBox="0 0 200 150" preserveAspectRatio="none" aria-hidden="true">
      <ellipse className={styles.cloth} cx="100" cy="75" rx="100" ry="75" />
      <ellipse className={classNames(styles.stitch, styles.dashes)} cx="100" cy="75" rx="94" ry="69.5" />
      <ellipse className={styles.stitch} cx="100" cy="75" rx="89" ry="65" />
      <ellipse className={styles.inner} cx="100" cy="75" rx="62" ry="44" />
      <ellipse className={classNames(styles.stitch, styles.dashes)} cx="100" cy="75" rx="62" ry="44" />
    </svg>
  )
}

function Teapot() {
  return (
    <svg className={styles.tea} viewBox="0 0 96 52" aria-hidden="true">
      <path d="M32 24h32c1 12-3 20-9 23H41c-6-3-10-11-9-23zM40 24c0-7 16-7 16 0M48 18v-2.5M64 28c7-1 8 12-3 12M32 29c-6 0-6-6-11-7M8 40h10c0 4-2 7-5 7s-5-3-5-7zM78 40h10c0 4-2 7-5 7s-5-3-5-7z" />
    </svg>
  )
}
