import { useEffect, useEffectEvent, useState } from 'react'
import { UNDO_MS } from '../../shared/board/limits.ts'
import { Button, ButtonRow } from '../ui/Button.tsx'
import { copyText } from '../ui/copyText.ts'
import { Status } from '../ui/Status.tsx'
import { UndoBar } from '../ui/UndoBar.tsx'
import { useBoardTools } from './boardContext.ts'
import type { TrayItem } from './port.ts'
import styles from './Tray.module.css'

/** My words that the server refused. They stay here until they are a card again or I let them go. */
export function Tray({ items }: { items: readonly TrayItem[] }) {
  const { t } = useBoardTools()
  const [leaving, setLeaving] = useState<TrayItem | null>(null)
  const kept = items.filter((item) => item.id !== leaving?.id)
  useLetGo(leaving, () => setLeaving(null))
  return (
    <>
      {kept.length === 0 ? null : (
        <section className={styles.tray} aria-label={t('tray.heading')}>
          <Status tone="wrong">{t('tray.heading')}</Status>
          <p>{t('tray.text')}</p>
          <ul className={styles.items}>
            {kept.map((item) => (
              <RefusedWords key={item.id} item={item} onLetGo={() => setLeaving(item)} />
            ))}
          </ul>
        </section>
      )}
      {leaving === null ? null : (
        <div className={styles.undo}>
          <UndoBar text={t('tray.gone')} label={t('undo.label')} onUndo={() => setLeaving(null)} />
        </div>
      )}
    </>
  )
}

/** Nothing goes for good at once. Leaving the page within the ten seconds keeps the words, if the board does. */
function useLetGo(leaving: TrayItem | null, onGone: () => void) {
  const { desk } = useBoardTools()
  const letGo = useEffectEvent((item: TrayItem) => {
    desk.board.letGo(item.id)
    onGone()
  })
  useEffect(() => {
    if (leaving === null) return
    const timer = setTimeout(() => letGo(leaving), UNDO_MS)
    return () => clearTimeout(timer)
  }, [leaving])
}

function RefusedWords({ item, onLetGo }: { item: TrayItem; onLetGo(): void }) {
  const { desk, t, announce } = useBoardTools()
  const [copied, setCopied] = useState<'copied' | 'cannotCopy' | null>(null)
  const copy = async () => {
    const result = (await copyText(item.text)) ? 'copied' : 'cannotCopy'
    setCopied(result)
    announce(t(`tray.${result}`))
  }
  return (
    <li className={styles.item}>
      <p className={styles.words} dir="auto">
        {item.text}
      </p>
      {item.wasLocked ? <p className={styles.note}>{t('tray.locked')}</p> : null}
      <ButtonRow>
        <Button onClick={() => desk.board.retry(item.id)}>{t('tray.retry')}</Button>
        <Button kind="quiet" icon={copied === 'copied' ? 'check' : 'copy'} onClick={copy}>
          {copied === 'copied' ? t('tray.copied') : t('tray.copy')}
        </Button>
        <Button kind="quiet" onClick={onLetGo}>
          {t('tray.letGo')}
        </Button>
      </ButtonRow>
      {copied === 'cannotCopy' ? <p className={styles.note}>{t('tray.cannotCopy')}</p> : null}
    </li>
  )
}
