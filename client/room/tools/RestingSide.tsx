import { useTranslation } from 'react-i18next'
import type { PersonCommand } from '../../../shared/room/commands.ts'
import type { RoomView } from '../../../shared/room/view.ts'
import { TextButton } from '../../ui/Button.tsx'
import { facilitating } from '../facilitating.ts'
import { facilitatorNames } from '../people.ts'
import { CommandLink } from './CommandButton.tsx'
import styles from './RestingSide.module.css'
import type { ToolSheet } from './toolSheet.ts'

type RestingSideProps = {
  view: RoomView
  send(command: PersonCommand): void
  open(sheet: ToolSheet): void
}

/** Beside the tools while there is nothing to point out. */
export function RestingSide(props: RestingSideProps) {
  return props.view.me.role === 'facilitator' ? <Idle {...props} /> : <Keeper {...props} />
}

function Idle({ open }: RestingSideProps) {
  const { t } = useTranslation('tools')
  return (
    <div className={styles.side}>
      <p className={styles.soft}>{t('idle')}</p>
      <div className={styles.links}>
        <TextButton onClick={() => open({ tool: 'words' })}>{t('menu.words')}</TextButton>
        <TextButton onClick={() => open({ tool: 'talk' })}>{t('menu.talk')}</TextButton>
      </div>
    </div>
  )
}

/** What it means to keep the turns, and how to let them go. */
function Keeper({ view, send, open }: RestingSideProps) {
  const { t } = useTranslation('tools')
  const { count, names } = facilitatorNames(view)
  const can = facilitating(view)
  return (
    <div className={styles.side}>
      <p>
        <b>{count === 0 ? t('keeper.untilSomebody') : t('keeper.until', { names })}</b>{' '}
        <span className={styles.soft}>{t('keeper.text')}</span>
      </p>
      <div className={styles.links}>
        {can.takeBack === null ? null : (
          <CommandLink command={can.takeBack} send={send}>
            {t('menu.takeBack')}
          </CommandLink>
        )}
        <TextButton onClick={() => open({ tool: 'hand-over' })}>{t('keeper.pass')}</TextButton>
        <TextButton onClick={() => send({ type: 'keeping.end' })}>{t('keeper.giveBack')}</TextButton>
      </div>
    </div>
  )
}
