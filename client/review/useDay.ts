import { useTranslation } from 'react-i18next'

/** How a day is told, in the language of the page; in a try-out, which is over within the hour, the time. */
export function useDay(withTime: boolean): (at: number) => string {
  const { i18n } = useTranslation()
  const format = new Intl.DateTimeFormat(
    i18n.language,
    withTime ? { hour: 'numeric', minute: '2-digit' } : { weekday: 'long', day: 'numeric', month: 'long' },
  )
  return (at) => format.format(at)
}
