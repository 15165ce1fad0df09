import type { ComponentPropsWithRef } from 'react'
import styles from './Button.module.css'
import { classNames } from './classNames.ts'
import { Icon, type IconName } from './Icon.tsx'

/** One filled (`primary`) button at a time; `leave` is for leaving and taking away alone. */
export type ButtonKind = 'primary' | 'plain' | 'quiet' | 'leave'
export type ButtonSize = 'small' | 'medium' | 'large'

type ButtonProps = ComponentPropsWithRef<'button'> & {
  kind?: ButtonKind
  /** `small` only where 44 px of room lie around it: it brings an invisible edge up to that. */
  size?: ButtonSize
  icon?: IconName | undefined
}

export function Button({ kind = 'plain', size = 'medium', icon, className, children, ...rest }: ButtonProps) {
  return (
    <button type="button" className={classNames(buttonClass(kind, size), className)} {...rest}>
      {icon === undefined ? null : <Icon name={icon} size={size === 'large' ? 'medium' : 'small'} />}
      {children}
    </button>
  )
}

/** The look of a button for a link that is one. */
export function buttonClass(kind: ButtonKind, size: ButtonSize = 'medium'): string {
  return classNames(styles.button, styles[kind], styles[size])
}

/** A button that reads as a word in a line of text. */
export function TextButton({ className, ...rest }: ComponentPropsWithRef<'button'>) {
  return <button type="button" className={classNames(textClass, className)} {...rest} />
}

/** The look of a word in a line of text for a button of another kind. */
export const textClass: string = styles.text ?? ''

/** Side by side, as many as fit. */
export function ButtonRow({ className, ...rest }: ComponentPropsWithRef<'div'>) {
  return <div className={classNames(styles.row, className)} {...rest} />
}

/** Answers that must feel equal are equal: one kind, one width. */
export function EqualButtons({ className, ...rest }: ComponentPropsWithRef<'div'>) {
  return <div className={classNames(styles.equal, className)} {...rest} />
}
