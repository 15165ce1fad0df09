import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DeskView } from '../../../shared/outcome/deskView.ts'
import { MAX_SENTENCE } from '../../../shared/outcome/limits.ts'
import { Button } from '../../ui/Button.tsx'
import { TextAreaField } from '../../ui/Field.tsx'
import { Refused } from '../Refused.tsx'
import { useAsk } from '../useAsk.ts'
import type { Send } from '../useReview.ts'
import styles from './Desk.module.css'

/** Both sides are kept. Where their words were not given away the desk puts them in its own. */
export function Differences({ desk, send }: { desk: DeskView; send: Send }) {
  const { t } = useTranslation('desk')
  if (desk.differences.length === 0) return null
  return (
    <section aria-labelledby="desk-differ">
      <h2 id="desk-differ">{t('differ.heading')}</h2>
      <p className={styles.soft}>{t('differ.hint')}</p>
      {desk.differences.map((difference) => (
        <Difference key={difference.id} difference={difference} send={send} />
      ))}
    </section>
  )
}

type DifferenceProps = { difference: DeskView['differences'][number]; send: Send }

function Difference({ difference, send }: DifferenceProps) {
  const { t } = useTranslation('desk')
  const { ask, refused } = useAsk(send)
  const [said, setSaid] = useState(difference.said)
  return (
    <form
      className={styles.asked}
      onSubmit={(event) => {
        event.preventDefault()
        const [one, other] = said
        void ask({ type: 'difference.say', difference: difference.id, one, other }, t('saved'))
      }}
    >
      {([0, 1] as const).map((side) => (
        <TextAreaField
          key={side}
          label={t(side === 0 ? 'differ.one' : 'differ.other')}
          rows={2}
          maxLength={MAX_SENTENCE}
          dir="auto"
          value={said[side]}
          onChange={(event) => {
            const words = event.currentTarget.value
            setSaid(side === 0 ? [words, said[1]] : [said[0], words])
          }}
        />
      ))}
      <p className={styles.soft}>{t(difference.isOnPage ? 'differ.onPage' : 'differ.notYet')}</p>
      <Button type="submit">{t('save')}</Button>
      <Refused words={refused} />
    </form>
  )
}
