import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { MAX_PARAGRAPH } from '../../shared/outcome/limits.ts'
import type { OwnAnswer, ReviewView } from '../../shared/outcome/review.ts'
import { Button } from '../ui/Button.tsx'
import { TextAreaField } from '../ui/Field.tsx'
import { Answers } from './Answers.tsx'
import { Refused } from './Refused.tsx'
import styles from './ReviewScreen.module.css'
import { useAsk } from './useAsk.ts'
import type { Send } from './useReview.ts'

type RightOrNotProps = { review: ReviewView; send: Send }

/** "Did we get this right?": of each theme that one's cards are part of, and of the page as a whole. */
export function RightOrNot({ review, send }: RightOrNotProps) {
  const { t } = useTranslation('review')
  const mayAnswer = review.phase !== 'withdrawn'
  return (
    <section>
      <h2>{t('right.heading')}</h2>
      {review.themes.length === 0 ? null : <p>{t('right.partOf')}</p>}
      {review.themes.map((theme) => (
        <About
          key={theme.id}
          about={theme.id}
          sentence={theme.sentence}
          answers={review.answers.filter(({ about }) => about === theme.id)}
          isRight={null}
          send={mayAnswer ? send : null}
        />
      ))}
      <About
        about={null}
        sentence={null}
        answers={review.answers.filter(({ about }) => about === null)}
        isRight={review.isRight}
        send={mayAnswer ? send : null}
      />
    </section>
  )
}

type AboutProps = {
  about: string | null
  sentence: string | null
  answers: readonly OwnAnswer[]
  isRight: boolean | null
  send: Send | null
}

function About({ about, sentence, answers, isRight, send }: AboutProps) {
  const { t } = useTranslation('review')
  return (
    <div className={styles.about}>
      {sentence === null ? (
        <p>{t('right.whole')}</p>
      ) : (
        <blockquote dir="auto">
          <b>{sentence}</b>
        </blockquote>
      )}
      {answers.map((answer) => (
        <Answered key={answer.id} answer={answer} />
      ))}
      {send === null ? null : <Ask about={about} isRight={isRight} send={send} />}
    </div>
  )
}

function Answered({ answer }: { answer: OwnAnswer }) {
  const { t } = useTranslation('review')
  return (
    <p className={styles.answered}>
      {answer.words === '' ? null : (
        <>
          {t('right.yourWish')} <q dir="auto">{answer.words}</q>{' '}
        </>
      )}
      <b>{t(`right.state.${answer.isRightNow ? 'right' : answer.state}`)}</b>
      {answer.reply === '' ? null : <span dir="auto"> {answer.reply}</span>}
    </p>
  )
}

function Ask({ about, isRight, send }: { about: string | null; isRight: boolean | null; send: Send }) {
  const { t } = useTranslation('review')
  const { ask, refused, isBusy } = useAsk(send)
  const [isOpen, setIsOpen] = useState(false)
  const [words, setWords] = useState('')
  const [said, setSaid] = useState<boolean | null>(null)
  const answered = said ?? isRight
  const sayYes = async () => {
    setIsOpen(false)
    if (await ask({ type: 'page.answer', isRight: true, about, words: '' }, t('right.thanks'))) setSaid(true)
  }
  const sayWhat = async () => {
    const isDone = await ask({ type: 'page.answer', isRight: false, about, words }, t('right.told'))
    if (!isDone) return
    setSaid(false)
    setWords('')
    setIsOpen(false)
  }
  return (
    <>
      <Answers label={t('right.heading')}>
        <Button aria-pressed={answered === true} disabled={isBusy} onClick={() => void sayYes()}>
          {t('right.yes')}
        </Button>
        <Button aria-pressed={answered === false} aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
          {t('right.notQuite')}
        </Button>
      </Answers>
      {isOpen ? (
        <form
          className={styles.wish}
          onSubmit={(event) => {
            event.preventDefault()
            void sayWhat()
          }}
        >
          <TextAreaField
            label={t('right.what')}
            hint={t('right.nobody')}
            rows={2}
            maxLength={MAX_PARAGRAPH}
            dir="auto"
            value={words}
            onChange={(event) => setWords(event.currentTarget.value)}
          />
          <Button type="submit" kind="primary" disabled={isBusy || words.trim() === ''}>
            {t('right.send')}
          </Button>
        </form>
      ) : null}
      <Refused words={refused} />
    </>
  )
}
