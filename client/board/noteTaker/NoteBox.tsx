import { Button } from '../../ui/Button.tsx'
import { useBoardTools } from '../boardContext.ts'
import { LettersLeft } from '../LettersLeft.tsx'
import { ColumnKeys } from './ColumnKeys.tsx'
import type { NoteDeskProps } from './ComposerPlace.tsx'
import { Matches } from './Matches.tsx'
import styles from './NoteBox.module.css'
import { NoteField } from './NoteField.tsx'
import { ShowBackButton } from './ShowBackButton.tsx'
import { useNewCard } from './useNewCard.ts'
import type { ShowBacks } from './useShowBacks.ts'

export type NoteBoxProps = NoteDeskProps & { showBacks: ShowBacks }

/** A spoken point becomes a short card: its words, its column, and whose point it is. */
export function NoteBox(props: NoteBoxProps) {
  const { notes, snapshot, field, onLeave } = props
  const { t } = useBoardTools()
  const card = useNewCard(props)
  const { text, column, speaker, problem } = card
  return (
    <form
      className={styles.box}
      onSubmit={(event) => {
        event.preventDefault()
        card.add(null)
      }}
    >
      <NoteField ref={field} card={card} onLeave={onLeave} />
      <ColumnKeys themes={notes.view.themes} column={column} onPick={card.pick} />
      {problem === null ? null : <p className={styles.problem}>{t(`composer.${problem}`)}</p>}
      <Matches text={text} columns={snapshot.columns} onJoin={card.join} />
      <div className={styles.foot}>
        <Button kind="primary" type="submit">
          {t('composer.add')}
        </Button>
        <ShowBackButton view={notes.view} speaker={speaker} onShow={card.add} />
        <LettersLeft text={text} />
      </div>
    </form>
  )
}
