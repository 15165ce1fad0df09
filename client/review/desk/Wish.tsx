import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DeskTheme, DeskView } from '../../../shared/outcome/deskView.ts'
import { MAX_PARAGRAPH, MAX_SENTENCE } from '../../../shared/outcome/limits.ts'
import { LanguageHelp } from '../../language/lateHelp.ts'
import { Button, EqualButtons } from '../../ui/Button.tsx'
import { TextAreaField } from '../../ui/Field.tsx'
import { Refused } from '../Refused.tsx'
import { useAsk } from '../useAsk.ts'
import type { Send } from '../useReview.ts'
import styles from './Desk.module.css'

type OneWish = DeskView['wishes'][number]
type WishProps = { wish: OneWish; theme: DeskTheme | null; send: Send }

/** What somebody who was there would like to be otherwise. Who, nobody at the desk can tell. */
export function Wish({ wish, theme, send }: WishProps) {
  const { t } = useTranslation('desk')
  return (
    <div className={styles.asked}>
      <p>
        <b>{t('wish.asks')}</b> {t('wish.nobody')}
      </p>
      {wish.words === '' ? null : <blockquote dir="auto">{wish.words}</blockquote>}
      {wish.state === 'open' ? (
        <Open wish={wish} theme={theme} send={send} />
      ) : (
        <p>
          {t(`wish.state.${wish.isRightNow ? 'right' : wish.state}`)}
          {wish.reply === '' ? null : <q dir="auto">{wish.reply}</q>}
        </p>
      )}
    </div>
  )
}

function Open({ wish, theme, send }: WishProps) {
  const { t } = useTranslation('desk')
  const { ask, refused, isBusy } = useAsk(send)
  const [words, setWords] = useState(theme?.sentence ?? '')
  const about = { answer: wish.id, theme: theme?.id ?? '' }
  const isEmpty = words.trim() === ''
  return (
    <>
      <TextAreaField
        label={t(theme === null ? 'wish.reply' : 'wish.inYourWords')}
        rows={2}
        maxLength={theme === null ? MAX_PARAGRAPH : MAX_SENTENCE}
        dir="auto"
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      <LanguageHelp text={words} about="theme" />
      {theme === null ? (
        <Button
          disabled={isBusy || isEmpty}
          onClick={() => void ask({ type: 'answer.settle', answer: wish.id, reply: words })}
        >
          {t('wish.answer')}
        </Button>
      ) : (
        <EqualButtons>
          <Button
            disabled={isBusy || isEmpty}
            onClick={() => void ask({ type: 'theme.change', sentence: words, ...about })}
          >
            {t('wish.change')}
          </Button>
          <Button
            disabled={isBusy || isEmpty}
            onClick={() => void ask({ type: 'theme.keep-both', sentence: words, ...about })}
          >
            {t('wish.keepBoth')}
          </Button>
          <Button
            disabled={isBusy}
            onClick={() => void ask({ type: 'theme.take-out', isOut: true, ...about })}
          >
            {t('wish.takeOut')}
          </Button>
        </EqualButtons>
      )}
      <Refused words={refused} />
      <p className={styles.soft}>{t('wish.theyRead')}</p>
    </>
  )
}
