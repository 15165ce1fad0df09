import type { RefObject } from 'react'
import type { ColumnKey } from '../../shared/board/columns.ts'
import type { RefusalCode } from '../../shared/refusals.ts'
import { useRefusalWords } from '../i18n/refusalWords.ts'
import { Button } from '../ui/Button.tsx'
import { UndoBar } from '../ui/UndoBar.tsx'
import { useStore } from '../ui/useStore.ts'
import styles from './BoardFoot.module.css'
import { useBoardTools } from './boardContext.ts'
import { ChooseBar } from './ChooseBar.tsx'
import './cardStrings.ts'
import type { Hand } from './hand.ts'
import type { Seen } from './layout.ts'
import { MoveBar } from './MoveBar.tsx'
import { PickSheet } from './themes/PickSheet.tsx'

type BoardFootProps = {
  hand: Hand
  seen: Seen
  shown: readonly ColumnKey[]
  scroller: RefObject<HTMLElement | null>
  problem: Problem | null
  onProblemClosed(): void
}

/** Why something that I did on the board did not happen. */
export type Problem = RefusalCode | 'offline'

/** What I am doing with cards lies under them: one move, a choice, a question, and the last thing to take back. */
export function BoardFoot({ hand, seen, shown, scroller, problem, onProblemClosed }: BoardFootProps) {
  const { desk } = useBoardTools()
  const picking = useStore(desk.picking)
  const chosen = useStore(desk.chosen)
  return (
    <>
      {hand.kind === 'moving' ? <MoveBar hand={hand} seen={seen} shown={shown} scroller={scroller} /> : null}
      {picking === null ? null : (
        <PickSheet key={`${picking.kind} ${picking.card}`} picking={picking} seen={seen} />
      )}
      {chosen.size > 0 && hand.kind !== 'moving' && picking === null ? (
        <ChooseBar chosen={chosen} seen={seen} />
      ) : null}
      {problem === null ? null : <ProblemBar problem={problem} onClose={onProblemClosed} />}
      <Undo />
    </>
  )
}

/** One place for the last thing that I did. */
function Undo() {
  const { desk, t } = useBoardTools()
  const last = useStore(desk.undoing.last)
  const { undo: down } = useStore(desk.board)
  if (last === null && down === null) return null
  const text = last === null ? t('undo.text') : t(`undo.${last.words}`)
  return (
    <div className={styles.undo} data-about={last === null ? down : (last.about ?? undefined)}>
      <UndoBar text={text} label={t('undo.label')} onUndo={() => desk.undo()} />
    </div>
  )
}

function ProblemBar({ problem, onClose }: { problem: Problem; onClose(): void }) {
  const { t } = useBoardTools()
  const wordsOf = useRefusalWords()
  return (
    <div className={styles.problem}>
      <p>{wordsOf(problem)}</p>
      <Button kind="quiet" size="small" onClick={onClose}>
        {t('problem.close')}
      </Button>
    </div>
  )
}
