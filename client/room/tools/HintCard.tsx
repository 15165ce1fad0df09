import { useTranslation } from 'react-i18next'
import type { PersonCommand } from '../../../shared/room/commands.ts'
import type { RoomView } from '../../../shared/room/view.ts'
import { AsideHint, KeptHint, LineHint, PauseHint } from './AskedHints.tsx'
import styles from './HintCard.module.css'
import type { Hint } from './hints.ts'
import { HoldHint, LongTurnHint, PulseHint, TimeUpHint, TwiceHint } from './NoticedHints.tsx'
import type { ToolSheet } from './toolSheet.ts'
import { UnheardHint } from './UnheardHint.tsx'

export type HintProps<Kind extends Hint['kind'] = Hint['kind']> = {
  hint: Extract<Hint, { kind: Kind }>
  view: RoomView
  send(command: PersonCommand): void
  open(sheet: ToolSheet): void
  /** Read, and nothing else is wanted. */
  putAside(): void
}

/** One thing to point out, and ways on of one size. Nothing here moves anybody by itself. */
export function HintCard(props: HintProps) {
  const { t } = useTranslation('tools')
  return (
    <section className={styles.hint} aria-label={t('hint.region')}>
      <HintBody {...props} />
    </section>
  )
}

function HintBody({ hint, ...rest }: HintProps) {
  switch (hint.kind) {
    case 'line':
      return <LineHint hint={hint} {...rest} />
    case 'pause':
      return <PauseHint hint={hint} {...rest} />
    case 'kept':
      return <KeptHint hint={hint} {...rest} />
    case 'hold':
      return <HoldHint hint={hint} {...rest} />
    case 'pulse':
      return <PulseHint hint={hint} {...rest} />
    case 'long-turn':
      return <LongTurnHint hint={hint} {...rest} />
    case 'time-up':
      return <TimeUpHint hint={hint} {...rest} />
    case 'twice':
      return <TwiceHint hint={hint} {...rest} />
    case 'unheard':
      return <UnheardHint key={hint.about} hint={hint} {...rest} />
    case 'aside':
      return <AsideHint hint={hint} {...rest} />
  }
}
