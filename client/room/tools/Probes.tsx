import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { tools } from '../../i18n/en/tools.ts'
import styles from './Probes.module.css'

export type Probe = keyof typeof tools.probes

/** Five plain sentences (method.md 4.10). */
export const PROBES: readonly Probe[] = ['stay', 'instead', 'differently', 'more', 'unheard']

/** Words to say aloud: the one that is pressed is large enough to read while looking at people. */
export function Probes({ probes }: { probes: readonly Probe[] }) {
  const { t } = useTranslation('tools')
  const [chosen, setChosen] = useState<Probe | null>(null)
  return (
    <ul className={styles.probes}>
      {probes.map((probe) => (
        <li key={probe}>
          <button
            type="button"
            className={styles.probe}
            aria-pressed={chosen === probe}
            onClick={() => setChosen(chosen === probe ? null : probe)}
          >
            {t(`probes.${probe}`)}
          </button>
        </li>
      ))}
    </ul>
  )
}
