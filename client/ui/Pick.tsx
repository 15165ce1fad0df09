import { useId } from 'react'
import { Icon, type IconName } from './Icon.tsx'
import styles from './Pick.module.css'

export type PickChoice<Key extends string> = {
  readonly key: Key
  readonly label: string
  readonly hint?: string
  readonly icon?: IconName
}

type PickProps<Key extends string> = {
  /** Name of the whole group. Drawn by whoever shows it, where it is drawn at all. */
  label: string
  choices: readonly PickChoice<Key>[]
  /** Null where none is chosen. */
  chosen: Key | null
  onChoose(key: Key): void
}

/** One of several, all of one size, each with its words beside it. */
export function Pick<Key extends string>({ label, choices, chosen, onChoose }: PickProps<Key>) {
  const name = useId()
  return (
    <fieldset className={styles.pick}>
      <legend className="hidden-text">{label}</legend>
      {choices.map((choice) => (
        <label key={choice.key} className={styles.item}>
          <input
            type="radio"
            name={name}
            checked={choice.key === chosen}
            onChange={() => onChoose(choice.key)}
          />
          <PickWords choice={choice} />
        </label>
      ))}
    </fieldset>
  )
}

/** The same for what is done at once when it is pressed: arrow keys must not do it. */
export function PickButtons<Key extends string>({
  label,
  choices,
  onChoose,
}: Omit<PickProps<Key>, 'chosen'>) {
  return (
    <fieldset className={styles.pick}>
      <legend className="hidden-text">{label}</legend>
      {choices.map((choice) => (
        <button key={choice.key} type="button" className={styles.item} onClick={() => onChoose(choice.key)}>
          <PickWords choice={choice} />
        </button>
      ))}
    </fieldset>
  )
}

function PickWords({ choice: { label, hint, icon } }: { choice: PickChoice<string> }) {
  return (
    <>
      <span className={styles.words}>
        {label}
        {hint === undefined ? null : <small>{hint}</small>}
      </span>
      {icon === undefined ? null : <Icon name={icon} />}
    </>
  )
}
