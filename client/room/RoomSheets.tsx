import { OpenSheet, type OpenSheetProps, QuestionSheet } from './lateParts.ts'
import type { RoomSheet } from './sheets.tsx'
import { OpenToolSheet } from './tools/lateTools.tsx'
import { isToolSheet, type ToolSheet } from './tools/toolSheet.ts'

type RoomSheetsProps = Omit<OpenSheetProps, 'sheet' | 'open'> & {
  opened: RoomSheet | ToolSheet | null
  open(sheet: RoomSheet): void
  leave(): void
}

/** What a person opened for themselves: one thing at a time, of those that everybody has or of the tools. */
export function RoomSheets({ opened, open, leave, ...rest }: RoomSheetsProps) {
  if (opened === null) return null
  if (opened === 'leave' || opened === 'end')
    return <QuestionSheet question={opened} leave={leave} {...rest} />
  if (!isToolSheet(opened)) return <OpenSheet sheet={opened} open={open} {...rest} />
  const { view, className, send, onClose } = rest
  return <OpenToolSheet sheet={opened} view={view} className={className} send={send} close={onClose} />
}
