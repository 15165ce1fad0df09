import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DeskTheme, DeskView } from '../../../shared/outcome/deskView.ts'
import { MAX_SENTENCE } from '../../../shared/outcome/limits.ts'
import { LanguageHelp } from '../../language/lateHelp.ts'
import { Button, ButtonRow } from '../../ui/Button.tsx'
import { TextAreaField } from '../../ui/Field.tsx'
import { Refused } from '../Refused.tsx'
import { useAsk } from '../useAsk.ts'
import type { Send } from '../useReview.ts'
import styles from './Desk.module.css'
import { Wish } from './Wish.tsx'

type ThemesProps = { desk: DeskView; isDraft: boolean; send: Send }

/** Every theme with what was wished for beside it; the words of the group are changed with a reason and seen by all. */
export function Themes({ desk, isDraft, send }: ThemesProps) {
  const { t } = useTranslation('desk')
  return (
    <section aria-labelledby="desk-themes">
      <h2 id="desk-themes">{t('themes.heading')}</h2>
      {desk.themes.length === 0 ? <p className={styles.soft}>{t('themes.none')}</p> : null}
      {desk.themes.map((theme) => (
        <article key={theme.id} className={styles.theme}>
          <h3 dir="auto">{theme.sentence === '' ? t('themes.oneCard') : theme.sentence}</h3>
          <p className={styles.soft}>
            {theme.label}. {t(theme.isOut ? 'themes.isOut' : `themes.state.${theme.state}`)}
            {theme.also === '' ? null : <span dir="auto"> {t('themes.also', { also: theme.also })}</span>}
          </p>
          {desk.wishes
            .filter(({ about }) => about === theme.id)
            .map((wish) => (
              <Wish key={wish.id} wish={wish} theme={theme} send={send} />
            ))}
          <Changes theme={theme} isDraft={isDraft} send={send} />
        </article>
      ))}
    </section>
  )
}

type ChangesProps = { theme: DeskTheme; isDraft: boolean; send: Send }

function Changes({ theme, isDraft, send }: ChangesProps) {
  const { t } = useTranslation('desk')
  const { ask, refused } = useAsk(send)
  const [open, setOpen] = useState<'sentence' | 'breath' | null>(null)
  const toggle = (which: 'sentence' | 'breath') => setOpen(open === which ? null : which)
  return (
    <>
      <ButtonRow>
        {isDraft ? (
          <>
            <Button size="small" aria-expanded={open === 'sentence'} onClick={() => toggle('sentence')}>
              {t('themes.reword')}
            </Button>
            <Button size="small" aria-expanded={open === 'breath'} onClick={() => toggle('breath')}>
              {t('themes.inBreath')}
            </Button>
          </>
        ) : null}
        {theme.isOut && !isDraft ? null : (
          <Button
            size="small"
            onClick={() =>
              void ask({ type: 'theme.take-out', theme: theme.id, isOut: !theme.isOut, answer: null })
            }
          >
            {t(theme.isOut ? 'themes.putBack' : 'themes.takeOut')}
          </Button>
        )}
      </ButtonRow>
      {open === 'sentence' ? (
        <Words
          label={t('themes.sentence')}
          words={theme.sentence}
          onSave={async (sentence) =>
            (await ask({ type: 'theme.change', theme: theme.id, sentence, answer: null })) && setOpen(null)
          }
        />
      ) : null}
      {open === 'breath' ? (
        <Words
          label={t('themes.breath')}
          hint={t('themes.breathHint')}
          words={theme.inBreath}
          onSave={async (words) =>
            (await ask({ type: 'breath.say', theme: theme.id, words })) && setOpen(null)
          }
        />
      ) : null}
      <Refused words={refused} />
    </>
  )
}

type WordsProps = { label: string; hint?: string; words: string; onSave(words: string): void }

function Words({ label, hint, words, onSave }: WordsProps) {
  const { t } = useTranslation('desk')
  const [typed, setTyped] = useState(words)
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        onSave(typed)
      }}
    >
      <TextAreaField
        label={label}
        hint={hint}
        rows={2}
        maxLength={MAX_SENTENCE}
        dir="auto"
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <LanguageHelp text={typed} about="theme" />
      <Button type="submit">{t('save')}</Button>
    </form>
  )
}
