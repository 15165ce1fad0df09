import { useTranslation } from 'react-i18next'
import type { DeskQuote } from '../../../shared/outcome/deskView.ts'
import { Button } from '../../ui/Button.tsx'
import { Answers } from '../Answers.tsx'
import { Refused } from '../Refused.tsx'
import { useAsk } from '../useAsk.ts'
import type { Send } from '../useReview.ts'
import styles from './Desk.module.css'

/** Before somebody's words are public two people read them: do they point to a person, place, service, date or act? */
export function Quotes({ quotes, send }: { quotes: readonly DeskQuote[]; send: Send }) {
  const { t } = useTranslation('desk')
  if (quotes.length === 0) return null
  return (
    <section aria-labelledby="desk-quotes">
      <h2 id="desk-quotes">{t('quotes.heading')}</h2>
      <p className={styles.soft}>{t('quotes.ask')}</p>
      {quotes.map((quote) => (
        <Quote key={quote.card} quote={quote} send={send} />
      ))}
    </section>
  )
}

function Quote({ quote, send }: { quote: DeskQuote; send: Send }) {
  const { t } = useTranslation('desk')
  const { ask, refused } = useAsk(send)
  const { checks, needed, isCleared, isMyOwn, mine, name, words } = quote
  return (
    <div className={styles.asked}>
      <blockquote dir="auto">{words}</blockquote>
      <p className={styles.soft}>
        {name === null ? t('quotes.noName') : t('quotes.named', { name })}{' '}
        {t(isCleared ? 'quotes.cleared' : 'quotes.checks', { checks, needed })}
      </p>
      {isMyOwn ? (
        <p className={styles.soft}>{t('quotes.yours')}</p>
      ) : (
        <Answers label={t('quotes.ask')}>
          {(['no', 'unsure'] as const).map((pointsTo) => (
            <Button
              key={pointsTo}
              aria-pressed={mine === pointsTo}
              onClick={() => void ask({ type: 'quote.check', card: quote.card, pointsTo })}
            >
              {t(`quotes.${pointsTo}`)}
            </Button>
          ))}
        </Answers>
      )}
      <Refused words={refused} />
    </div>
  )
}
