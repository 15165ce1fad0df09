import { useTranslation } from 'react-i18next'
import type { Refused } from '../net/api.ts'

/** The one sentence for a "no", also for the one that no server said. */
export function useRefusalWords(): (code: Refused['code']) => string {
  const { t } = useTranslation(['refusals', 'common'])
  return (code) => (code === 'offline' ? t('common:offline') : t(`refusals:${code}`))
}
