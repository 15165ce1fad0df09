import { nanoid } from 'nanoid'
import { type FormEvent, type RefObject, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { MAX_AGREEMENT_GRAPHEMES } from '../../../shared/room/agreements.ts'
import type { PersonCommand } from '../../../shared/room/commands.ts'
import type { RoomView } from '../../../shared/room/view.ts'
import { useAnnounce } from '../../ui/Announcer.tsx'
import { Button } from '../../ui/Button.tsx'
import { classNames } from '../../ui/classNames.ts'
import { inputClass } from '../../ui/Field.tsx'
import { useFocusKeeper } from '../../ui/useFocusKeeper.ts'
import { AgreementLine } from './AgreementLine.tsx'
import styles from './Agreements.module.css'
import { PanelHead } from './PanelHead.tsx'
import panels from './panels.module.css'

type AgreementsListProps = { view: RoomView; send(command: PersonCommand): void; onSeeBoard(): void }

/** A list on the wall that anyone may write on. What nobody objects to when the step ends is the group's. */
export function AgreementsList({ view, send, onSeeBoard }: AgreementsListProps) {
  const { t } = useTranslation(['steps', 'modes'])
  const id = useId()
  const field = useRef<HTMLInputElement>(null)
  const heading = useRef<HTMLDivElement>(null)
  const keeper = useFocusKeeper(() => field.current ?? heading.current)
  const { lines, isSettled } = view.agreements
  // Somebody may be in the middle of a sentence when the step ends.
  const [wasOpen] = useState(!isSettled)
  return (
    <section className={panels.panel} aria-labelledby={id}>
      <PanelHead heading={t('modes:agreements.heading')} id={id} onSeeBoard={onSeeBoard} />
      <div className={panels.scroller} ref={heading} tabIndex={-1} {...keeper}>
        {lines.length === 0 ? <p className={panels.soft}>{t('agreements.empty')}</p> : null}
        <ol className={styles.list} aria-label={t('agreements.list')}>
          {lines.map((line, index) => (
            <AgreementLine key={line.id} line={line} place={index + 1} isSettled={isSettled} send={send} />
          ))}
        </ol>
        {wasOpen ? <NewAgreement field={field} isSettled={isSettled} send={send} /> : null}
        <p className={panels.soft}>{t(isSettled ? 'agreements.settled' : 'agreements.note')}</p>
      </div>
    </section>
  )
}

type NewAgreementProps = {
  /** The step is over: what is in the field stays there, and is no longer added. */
  isSettled: boolean
  field: RefObject<HTMLInputElement | null>
  send(command: PersonCommand): void
}

function NewAgreement({ field, isSettled, send }: NewAgreementProps) {
  const { t } = useTranslation('steps')
  const announce = useAnnounce()
  const [text, setText] = useState('')
  const add = (event: FormEvent) => {
    event.preventDefault()
    field.current?.focus()
    if (isSettled || !/\S/u.test(text)) return
    send({ type: 'agreements.set', id: nanoid(), text })
    setText('')
    announce(t('agreements.added'))
  }
  return (
    <form className={styles.add} onSubmit={add}>
      <input
        ref={field}
        className={classNames(inputClass, styles.field)}
        aria-label={t('agreements.newLabel')}
        placeholder={t('agreements.placeholder')}
        dir="auto"
        autoComplete="off"
        enterKeyHint="done"
        maxLength={MAX_AGREEMENT_GRAPHEMES}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Button type="submit" aria-disabled={isSettled}>
        {t('agreements.add')}
      </Button>
      {isSettled ? <p className={panels.soft}>{t('agreements.over')}</p> : null}
    </form>
  )
}
