import { nanoid } from 'nanoid'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DeskView } from '../../../shared/outcome/deskView.ts'
import { Button, ButtonRow } from '../../ui/Button.tsx'
import { Refused } from '../Refused.tsx'
import { useAsk } from '../useAsk.ts'
import type { Send } from '../useReview.ts'
import styles from './Desk.module.css'
import { PartForm } from './PartForm.tsx'
import { EDITABLE_AFTERWARDS, PART_NAMES, type PartName, putOf, removeOf } from './parts.ts'

type Entry = DeskView['parts'][PartName][number]
type PartListsProps = { parts: DeskView['parts']; isDraft: boolean; send: Send }

/** What the desk writes itself: surprises, what is wondered about, seeds, and what was asked of whom. */
export function PartLists({ parts, isDraft, send }: PartListsProps) {
  return PART_NAMES.filter((part) => isDraft || EDITABLE_AFTERWARDS.has(part)).map((part) => (
    <PartList key={part} part={part} entries={parts[part]} send={send} />
  ))
}

type PartListProps = { part: PartName; entries: readonly Entry[]; send: Send }

function PartList({ part, entries, send }: PartListProps) {
  const { t } = useTranslation('desk')
  const { ask, refused } = useAsk(send)
  /** The entry that is being written; `new` for one that is not there yet. */
  const [open, setOpen] = useState<string | null>(null)
  const save = async (id: string, values: Readonly<Record<string, string>>) => {
    if (await ask(putOf(part, id, values), t('saved'))) setOpen(null)
  }
  return (
    <section aria-labelledby={`desk-${part}`}>
      <h2 id={`desk-${part}`}>{t(`parts.${part}.heading`)}</h2>
      <p className={styles.soft}>{t(`parts.${part}.hint`)}</p>
      <ul className={styles.entries}>
        {entries.map((entry) => (
          <li key={entry.id}>
            {open === entry.id ? (
              <PartForm
                part={part}
                entry={entry}
                onSave={(values) => void save(entry.id, values)}
                onEnd={() => setOpen(null)}
              />
            ) : (
              <>
                <span dir="auto">{entry.text}</span>
                <ButtonRow>
                  <Button
                    size="small"
                    aria-label={t('parts.changeOne', { text: entry.text })}
                    onClick={() => setOpen(entry.id)}
                  >
                    {t('parts.change')}
                  </Button>
                  <Button
                    size="small"
                    aria-label={t('parts.removeOne', { text: entry.text })}
                    onClick={() => void ask(removeOf(part, entry.id))}
                  >
                    {t('parts.remove')}
                  </Button>
                </ButtonRow>
              </>
            )}
          </li>
        ))}
      </ul>
      {open === 'new' ? (
        <PartForm
          part={part}
          entry={null}
          onSave={(values) => void save(nanoid(), values)}
          onEnd={() => setOpen(null)}
        />
      ) : (
        <Button icon="plus" className={styles.add} onClick={() => setOpen('new')}>
          {t(`parts.${part}.add`)}
        </Button>
      )}
      <Refused words={refused} />
    </section>
  )
}
