import { type ReactNode, type RefObject, useId, useLayoutEffect, useRef } from 'react'
import { Button } from './Button.tsx'
import { classNames } from './classNames.ts'
import styles from './Sheet.module.css'

type SheetProps = {
  title: string
  /** The word on the button that closes it; without one the content brings its own. */
  closeLabel?: string
  /** `over`: a page waits behind it. `beside`: lies where it is put, and everything else goes on working. */
  mode: 'over' | 'beside'
  className?: string | undefined
  onClose(): void
  children: ReactNode
}

/** Opens because somebody asked for it: takes the focus, Escape closes it, and the focus goes back. */
export function Sheet({ title, closeLabel, mode, className, onClose, children }: SheetProps) {
  const sheet = useRef<HTMLDialogElement>(null)
  const id = useId()
  useShown(sheet, mode)
  return (
    <dialog
      ref={sheet}
      className={classNames(styles.sheet, styles[mode], className)}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || mode === 'over') return
        event.stopPropagation()
        onClose()
      }}
      onClick={(event) => {
        // The backdrop is the dialog itself; whatever lies on the sheet is inside of it.
        if (mode === 'over' && event.target === event.currentTarget) onClose()
      }}
    >
      <div className={styles.inside}>
        <h2 className={styles.title} id={id} tabIndex={-1} data-first-focus>
          {title}
        </h2>
        {children}
        {closeLabel === undefined ? null : (
          <Button className={styles.close} onClick={onClose}>
            {closeLabel}
          </Button>
        )}
      </div>
    </dialog>
  )
}

function useShown(sheet: RefObject<HTMLDialogElement | null>, mode: SheetProps['mode']) {
  useLayoutEffect(() => {
    const element = sheet.current
    if (element === null) return
    const before = document.activeElement
    if (mode === 'over') element.showModal()
    else element.show()
    element.querySelector<HTMLElement>('[data-first-focus]')?.focus()
    return () => {
      const hadFocus = element.contains(document.activeElement) || document.activeElement === document.body
      element.close()
      // Only a sheet that still has the focus gives it back: the person may have gone on elsewhere.
      if (hadFocus && before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [sheet, mode])
}
