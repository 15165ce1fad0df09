import { Button } from './Button.tsx'
import styles from './UndoBar.module.css'

type UndoBarProps = {
  /** What has just happened ("Card taken down"). */
  text: string
  label: string
  onUndo(): void
}

/** Shown while something can be taken back. How long that is decides whoever shows it. */
export function UndoBar({ text, label, onUndo }: UndoBarProps) {
  return (
    <div className={styles.bar}>
      <span>{text}</span>
      <Button className={styles.button} icon="undo" onClick={onUndo}>
        {label}
      </Button>
    </div>
  )
}
