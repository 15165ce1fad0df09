import { useEffect, useEffectEvent } from 'react'
import { useBoardTools } from './boardContext.ts'
import styles from './LettersLeft.module.css'
import { CLOSE_TO_FULL, lettersLeft } from './textLimit.ts'

/** How much still fits, once that is worth knowing. Not red: nothing is wrong with many words. */
export function LettersLeft({ text }: { text: string }) {
  const { t, announce } = useBoardTools()
  const left = lettersLeft(text)
  const isFull = left === 0
  const sayFull = useEffectEvent(() => announce(t('noneLeft')))
  useEffect(() => {
    if (isFull) sayFull()
  }, [isFull])
  if (left > CLOSE_TO_FULL) return null
  return <p className={styles.left}>{isFull ? t('noneLeft') : t('left', { count: left })}</p>
}
