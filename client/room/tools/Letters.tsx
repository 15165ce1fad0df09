import { type ReactNode, useLayoutEffect, useRef, useState } from 'react'
import type { SeatId } from '../../../shared/ids.ts'
import type { RoomView } from '../../../shared/room/view.ts'
import { Button } from '../../ui/Button.tsx'
import { inputClass } from '../../ui/Field.tsx'
import styles from './Letters.module.css'
import { PersonName } from './PersonName.tsx'

/** As much as a private word may hold (`commands.ts`). */
const MAX_LETTERS = 500

type Letter = { readonly id: number; readonly from: SeatId; readonly text: string }

type LettersProps = {
  view: RoomView
  letters: readonly Letter[]
  /** Shown while there are none. */
  empty: string
  label: string
  sendLabel: string
  onSend(text: string): void
  children?: ReactNode
}

/** What was written between few people, and a field to go on. */
export function Letters({ view, letters, empty, label, sendLabel, onSend, children }: LettersProps) {
  const list = useRef<HTMLUListElement>(null)
  const last = letters.at(-1)?.id
  // biome-ignore lint/correctness/useExhaustiveDependencies: another letter is what there is to scroll to.
  useLayoutEffect(() => {
    list.current?.scrollTo({ top: list.current.scrollHeight })
  }, [last])
  return (
    <>
      {letters.length === 0 ? (
        <p className={styles.empty}>{empty}</p>
      ) : (
        <ul className={styles.letters} ref={list}>
          {letters.map(({ id, from, text }) => (
            <li key={id} className={from === view.me.seat ? styles.mine : undefined}>
              {from === view.me.seat ? null : <PersonName view={view} seat={from} />}
              <p dir="auto">{text}</p>
            </li>
          ))}
        </ul>
      )}
      <WordForm
        mine={letters.filter((letter) => letter.from === view.me.seat).length}
        label={label}
        sendLabel={sendLabel}
        onSend={onSend}
      />
      {children}
    </>
  )
}

type WordFormProps = Pick<LettersProps, 'label' | 'sendLabel' | 'onSend'> & {
  /** How many are mine: the field is emptied only when what was in it has arrived. */
  mine: number
}

function WordForm({ mine, label, sendLabel, onSend }: WordFormProps) {
  const [text, setText] = useState('')
  const [before, setBefore] = useState(mine)
  if (before !== mine) {
    setBefore(mine)
    if (mine > before) setText('')
  }
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (text.trim() !== '') onSend(text.trim())
      }}
    >
      <input
        className={inputClass}
        aria-label={label}
        placeholder={label}
        value={text}
        maxLength={MAX_LETTERS}
        autoComplete="off"
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Button type="submit">{sendLabel}</Button>
    </form>
  )
}
