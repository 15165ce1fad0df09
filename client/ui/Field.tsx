import { type ComponentPropsWithRef, type ReactNode, useId } from 'react'
import { classNames } from './classNames.ts'
import styles from './Field.module.css'

type FieldWords = {
  label: string
  hint?: string | undefined
  /** Why it needs another try. Beside the field, and part of its description. */
  error?: string | undefined
}

type TextFieldProps = Omit<ComponentPropsWithRef<'input'>, 'id'> & FieldWords

export function TextField({ label, hint, error, className, ...rest }: TextFieldProps) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(wiring) => <input className={classNames(inputClass, className)} {...wiring} {...rest} />}
    </Field>
  )
}

type TextAreaFieldProps = Omit<ComponentPropsWithRef<'textarea'>, 'id'> & FieldWords

export function TextAreaField({ label, hint, error, className, ...rest }: TextAreaFieldProps) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(wiring) => (
        <textarea className={classNames(inputClass, styles.area, className)} {...wiring} {...rest} />
      )}
    </Field>
  )
}

type SelectFieldProps = Omit<ComponentPropsWithRef<'select'>, 'id'> & FieldWords

export function SelectField({ label, hint, error, className, ...rest }: SelectFieldProps) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(wiring) => (
        <select className={classNames(inputClass, styles.select, className)} {...wiring} {...rest} />
      )}
    </Field>
  )
}

type FieldWiring = {
  id: string
  'aria-invalid': true | undefined
  'aria-describedby': string | undefined
}

function Field({
  label,
  hint,
  error,
  children,
}: FieldWords & { children: (wiring: FieldWiring) => ReactNode }) {
  const id = useId()
  const notes = classNames(error !== undefined && `${id}-error`, hint !== undefined && `${id}-hint`)
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      {children({
        id,
        'aria-invalid': error === undefined ? undefined : true,
        'aria-describedby': notes === '' ? undefined : notes,
      })}
      {error === undefined ? null : (
        <p className={styles.error} id={`${id}-error`}>
          {error}
        </p>
      )}
      {hint === undefined ? null : (
        <p className={styles.hint} id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  )
}

type CheckFieldProps = Omit<ComponentPropsWithRef<'input'>, 'id' | 'type' | 'children'> & {
  label: string
  hint?: string | undefined
  /** At the end of the line, such as a level. */
  children?: ReactNode
}

export function CheckField({ label, hint, children, ...rest }: CheckFieldProps) {
  const id = useId()
  return (
    <div className={styles.check}>
      <input
        type="checkbox"
        id={id}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        {...rest}
      />
      <span>
        <label htmlFor={id}>{label}</label>
        {hint === undefined ? null : <small id={`${id}-hint`}>{hint}</small>}
      </span>
      {children}
    </div>
  )
}

/** The look of a field for an input that brings its own label. */
export const inputClass: string = styles.input ?? ''
