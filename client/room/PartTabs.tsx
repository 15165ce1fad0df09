import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { panelId, Tabs } from '../ui/Tabs.tsx'
import { PHONE, useMediaQuery } from '../ui/useMediaQuery.ts'

const PARTS = ['circle', 'board', 'queue'] as const
type Part = (typeof PARTS)[number]

/** On a phone one part is there at a time; elsewhere all of them are, and none of them is a tab. */
export function useParts() {
  const [part, setPart] = useState<Part>('circle')
  const isPhone = useMediaQuery(PHONE)
  const panel = (key: Part) =>
    isPhone ? ({ id: panelId(key), role: 'tabpanel', 'aria-labelledby': `tab-${key}` } as const) : {}
  return { part, setPart, isPhone, panel }
}

type PartTabsProps = {
  parts: ReturnType<typeof useParts>
  counts: Readonly<Record<Part, number>>
  /** What lies in the board's place is my table's. */
  isOurs: boolean
  className: string | undefined
}

export function PartTabs({ parts: { part, setPart, isPhone }, counts, isOurs, className }: PartTabsProps) {
  const { t } = useTranslation('room')
  if (!isPhone) return null
  const tabs = PARTS.map((key) => ({
    key,
    label: t(key === 'board' && isOurs ? 'parts.ours' : `parts.${key}`),
    count: counts[key],
  }))
  return (
    <div className={className}>
      <Tabs label={t('parts.label')} selected={part} onSelect={setPart} tabs={tabs} />
    </div>
  )
}
