import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { Icon } from '../ui/Icon.tsx'
import { Status } from '../ui/Status.tsx'
import styles from './BoardHead.module.css'
import { useBoardTools } from './boardContext.ts'
import type { BoardSnapshot } from './port.ts'

type Saved = BoardSnapshot['saved']

/** "Saved" waits until nothing was on its way for this long: typing would make the word blink at every letter. */
const CALM_MS = 400

/** One word, and it is true: it may say "Saving" a moment too long, never "Saved" too early. */
export function SavedWord({ saved }: { saved: Saved }) {
  const { t } = useBoardTools()
  const word = useCalm(saved)
  useSavedNews(word)
  if (word === 'saved') {
    return (
      <span className={styles.saved}>
        <Icon name="check" size="small" />
        {t('saved.saved')}
      </span>
    )
  }
  return <Status tone={word === 'saving' ? 'waiting' : 'wrong'}>{t(`saved.${word}`)}</Status>
}

function useCalm(saved: Saved): Saved {
  const [shown, setShown] = useState(saved)
  useEffect(() => {
    if (saved !== 'saved') {
      setShown(saved)
      return
    }
    const timer = setTimeout(() => setShown('saved'), CALM_MS)
    return () => clearTimeout(timer)
  }, [saved])
  return saved === 'saved' ? shown : saved
}

/** Told when it goes wrong, and when that is over; what goes well all the time is no news. */
function useSavedNews(word: Saved) {
  const { t, announce } = useBoardTools()
  const told = useRef<'saved' | 'not-saved'>('saved')
  const tell = useEffectEvent((news: 'saved' | 'not-saved') => {
    told.current = news
    announce(t(`savedNews.${news}`))
  })
  useEffect(() => {
    if (word !== 'saving' && word !== told.current) tell(word)
  }, [word])
}
