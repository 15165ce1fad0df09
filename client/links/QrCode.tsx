import { encode } from 'uqr'
import { classNames } from '../ui/classNames.ts'
import styles from './QrCode.module.css'

type QrCodeProps = { text: string; label: string; className?: string | undefined }

/** A code that a phone's camera reads: dark on light in both themes, with the quiet edge that cameras need. */
export function QrCode({ text, label, className }: QrCodeProps) {
  const { data, size } = encode(text, { border: 2 })
  return (
    <svg
      className={classNames(styles.qr, className)}
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
    >
      <path d={drawModules(data)} shapeRendering="crispEdges" />
    </svg>
  )
}

/** One stroke of path for every run of dark modules in a row. */
export function drawModules(rows: readonly (readonly boolean[])[]): string {
  return rows
    .map((row, y) => {
      let path = ''
      let start = -1
      for (let x = 0; x <= row.length; x += 1) {
        const isDark = row[x] === true
        if (isDark && start < 0) start = x
        if (!isDark && start >= 0) {
          path += `M${start} ${y}h${x - start}v1H${start}z`
          start = -1
        }
      }
      return path
    })
    .join('')
}
