import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { MiddleLine } from '../middleWords.ts'
import { clockTime } from './clockTime.ts'
import type { ModeRug } from './rugWords.ts'

export type RugLines = { readonly who: string; readonly what?: string; readonly isLarge?: true }

/** What stands on the rug because of the mode, and what a pause or a story makes of it. */
export type RugOfMode = ModeRug | Extract<MiddleLine, { kind: 'pause' | 'story' | 'reading' }>

const KINDS: { readonly [K in RugOfMode['kind']]: true } = {
  pause: true,
  arriving: true,
  story: true,
  reading: true,
  writing: true,
  break: true,
  table: true,
  between: true,
  'nobody-inside': true,
}

export function isModeRug(middle: MiddleLine): middle is RugOfMode {
  return Object.hasOwn(KINDS, middle.kind)
}

export function useModeRugWords(): (rug: RugOfMode) => RugLines {
  const { t } = useTranslation(['modes', 'room'])
  return (rug) => linesOf(rug, t)
}

const DOING = { story: 'telling', reading: 'reading' } as const

function linesOf(rug: RugOfMode, t: TFunction<['modes', 'room']>): RugLines {
  switch (rug.kind) {
    case 'pause':
      return { who: t('rug.pause'), what: t('rug.pauseWhat') }
    case 'story':
    case 'reading':
      return rug.isMine
        ? { who: t('room:circle.you'), what: t(`rug.${DOING[rug.kind]}Mine`) }
        : { who: rug.name, what: t(`rug.${DOING[rug.kind]}`) }
    case 'arriving':
      return { who: t('room:middle.here', { count: rug.count }), what: t('rug.arriving') }
    case 'writing':
      return {
        who:
          typeof rug.writers === 'number'
            ? t('rug.writing', { count: rug.writers })
            : t(rug.writers === 'most' ? 'rug.writingMost' : 'rug.writingSome'),
        what: t(rug.isPrivate ? 'rug.privateWhat' : 'rug.writingWhat'),
      }
    case 'break':
      return {
        who: rug.backAt === null ? t('rug.backSoon') : t('rug.backAt', { time: clockTime(rug.backAt) }),
        what: t('rug.backWhat'),
        isLarge: true,
      }
    case 'table':
      return {
        who: rug.others === 1 ? t('rug.justTwo') : t('rug.justSome', { count: rug.others + 1 }),
        what: t('rug.justWhat'),
      }
    case 'between':
      return { who: t('rug.between'), what: t('rug.betweenWhat') }
    case 'nobody-inside':
      return { who: t('rug.inside'), what: t('rug.insideWhat') }
  }
}
