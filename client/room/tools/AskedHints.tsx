import { useTranslation } from 'react-i18next'
import { Button, EqualButtons } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { facilitating } from '../facilitating.ts'
import { nameOf } from '../people.ts'
import styles from './HintCard.module.css'
import type { HintProps } from './HintCard.tsx'
import { PersonName } from './PersonName.tsx'
import { useHintWords } from './useHintWords.ts'
import { Way } from './Way.tsx'

/** Hints behind which a person waits: for a word, for a pause, for the turns. */

export function LineHint({ hint: { line }, view, send, open }: HintProps<'line'>) {
  const { t } = useTranslation('tools')
  const { pause } = facilitating(view)
  const words = [line.kind === 'words' ? '' : t(`lines.${line.kind}`), line.text].filter(Boolean)
  return (
    <>
      <p className={styles.who}>
        <PersonName view={view} seat={line.with} />
        <small>{t('hint.private')}</small>
      </p>
      {words.map((text) => (
        <p key={text} className={styles.said} dir="auto">
          {text}
        </p>
      ))}
      <EqualButtons className={styles.ways}>
        <Button onClick={() => open({ tool: 'line', with: line.with })}>{t('hint.writeBack')}</Button>
        <Way command={pause} send={send}>
          {t('hint.quietMinute')}
        </Way>
        <Button onClick={() => send({ type: 'line.see', id: line.id })}>{t('hint.seen')}</Button>
      </EqualButtons>
    </>
  )
}

export function PauseHint({ hint, view, send, open }: HintProps<'pause'>) {
  const { t } = useTranslation('tools')
  const { by } = hint
  return (
    <>
      <p className={styles.who}>
        <Icon name="bell" size="small" />
        <b>{useHintWords(view)(hint)}</b>
      </p>
      <p className={styles.soft}>{t(by === null ? 'hint.pauseMineText' : 'hint.pauseText')}</p>
      <EqualButtons className={styles.ways}>
        <Button onClick={() => send({ type: 'pause.lengthen' })}>{t('hint.longer')}</Button>
        <Button onClick={() => send({ type: 'pause.end' })}>{t('hint.goOn')}</Button>
        {by === null ? null : (
          <Button onClick={() => open({ tool: 'line', with: by })}>
            {t('hint.writeTo', { name: nameOf(view, by) })}
          </Button>
        )}
      </EqualButtons>
    </>
  )
}

export function KeptHint({ hint, view, send, putAside }: HintProps<'kept'>) {
  const { t } = useTranslation('tools')
  return (
    <>
      <p>
        <b>{useHintWords(view)(hint)}</b> {t('hint.keptText')}
      </p>
      <EqualButtons className={styles.ways}>
        <Button onClick={() => send({ type: 'keeping.end' })}>{t('hint.takeBack')}</Button>
        <Button onClick={putAside}>{t('hint.letGoOn', { name: nameOf(view, hint.keeper) })}</Button>
      </EqualButtons>
    </>
  )
}

export function AsideHint({ hint: { aside }, view, open, putAside }: HintProps<'aside'>) {
  const { t } = useTranslation('tools')
  return (
    <>
      <p className={styles.who}>
        <PersonName view={view} seat={aside.from} />
        <small>{t('hint.private')}</small>
      </p>
      <p dir="auto" className={styles.aside}>
        {aside.text}
      </p>
      <EqualButtons className={styles.ways}>
        <Button onClick={() => open({ tool: 'asides' })}>{t('hint.answer')}</Button>
        <Button onClick={putAside}>{t('hint.close')}</Button>
      </EqualButtons>
    </>
  )
}
