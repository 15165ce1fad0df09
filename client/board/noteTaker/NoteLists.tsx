import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CardId } from '../../../shared/ids.ts'
import type { RoomView } from '../../../shared/room/view.ts'
import { TextButton } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { MenuButton } from '../../ui/Menu.tsx'
import { Status } from '../../ui/Status.tsx'
import { Swatch } from '../../ui/Swatch.tsx'
import { useBoardTools } from '../boardContext.ts'
import type { BoardCard, NoteDraft } from '../port.ts'
import styles from './NoteSide.module.css'
import type { NotesReach } from './notesContext.ts'
import { peopleEntries } from './ShowBackButton.tsx'
import { allCards, askable, type NoteLists, nameOf, speakerNow } from './speakers.ts'
import type { ShowBacks } from './useShowBacks.ts'

type ListProps = {
  notes: NotesReach
  lists: NoteLists
  showBacks: ShowBacks
  snapshot: Parameters<typeof allCards>[0]
}

/** What is with its speaker now. No answer is an answer: after a minute the card goes to the next list by itself. */
export function WithSpeaker({ notes, lists, showBacks, snapshot }: ListProps) {
  const { t } = useTranslation('notes')
  const waiting = showBacks.waiting.flatMap(({ card: id, to }) => {
    const card = allCards(snapshot).find((each) => each.id === id)
    const name = nameOf(notes.view, to)
    return card === undefined ? [] : [{ card, words: t('side.onItsWay', { name }) }]
  })
  const asked = lists.withSpeaker.map(({ card, name }) => ({ card, words: t('side.waits', { name }) }))
  if (asked.length + waiting.length === 0) return null
  return (
    <section className={styles.box}>
      <h3>{t('side.speaker')}</h3>
      <ul className={styles.list}>
        {[...asked, ...waiting].map(({ card, words }) => (
          <li key={card.id} className={styles.said}>
            <p dir="auto">“{card.text}”</p>
            <Status tone="waiting">{words}</Status>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** More than these few are one tap away: the newest is the one whose speaker is still there. */
const SHOWN = 3

/** Nobody has said yes to these: each can be shown back from here. */
export function Unchecked({ notes, lists: { unchecked }, showBacks }: ListProps) {
  const { t } = useTranslation('notes')
  const [isAll, setIsAll] = useState(false)
  if (unchecked.length === 0) return null
  const newest = unchecked.toReversed()
  const shown = isAll ? newest : newest.slice(0, SHOWN)
  return (
    <section className={styles.box}>
      <h3>
        {t('side.unchecked')} <span className={styles.count}>{unchecked.length}</span>
      </h3>
      <ul className={styles.list}>
        {shown.map((card) => (
          <li key={card.id}>
            <ShowAgain view={notes.view} card={card} showBacks={showBacks} />
          </li>
        ))}
      </ul>
      {shown.length === unchecked.length ? null : (
        <TextButton onClick={() => setIsAll(true)}>{t('side.all', { count: unchecked.length })}</TextButton>
      )}
      <p className={styles.note}>{t('side.uncheckedNote')}</p>
    </section>
  )
}

/** The card itself is the way to show it back. */
function ShowAgain({ view, card, showBacks }: { view: RoomView; card: BoardCard; showBacks: ShowBacks }) {
  const { t } = useTranslation('notes')
  const { announce } = useBoardTools()
  const speaker = speakerNow(view)
  const people = askable(view)
  if (people.length === 0)
    return (
      <p className={styles.card} dir="auto">
        {card.text}
      </p>
    )
  // Whoever has the floor is the likeliest, and stands first.
  const sorted = speaker === null ? people : [speaker, ...people.filter((seat) => seat !== speaker)]
  return (
    <MenuButton
      className={styles.card}
      label={t('box.people')}
      aria-label={t('side.showCard', { text: card.text })}
      entries={() =>
        peopleEntries(sorted, (to) => {
          showBacks.show(card.id, to)
          announce(t('side.askedAgain', { name: nameOf(view, to) }))
        })
      }
    >
      <span dir="auto">{card.text}</span>
      <Icon name="reply" size="small" />
    </MenuButton>
  )
}

/** What others who take notes are typing, so that no point is written down twice. */
export function Drafts({ drafts, view }: { drafts: readonly NoteDraft[]; view: RoomView }) {
  const { t } = useTranslation('notes')
  const told = drafts.flatMap((draft) => {
    const seat = view.seats.find((each) => each.id === draft.seat)
    return seat === undefined ? [] : [{ ...draft, writer: seat }]
  })
  if (told.length === 0) return null
  return (
    <section className={styles.box}>
      <h3>{t('side.drafts')}</h3>
      <ul className={styles.list}>
        {told.map(({ seat, text, writer }) => (
          <li key={seat} className={styles.draft}>
            <p dir="auto">{text}</p>
            <small>
              <Swatch chair={writer.chair} />
              {t('side.draft', { name: writer.name })}
            </small>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** As much as the hint holds (`commands.ts`). */
const MAX_HINT = 120

/** What came up again, and one tap to let the facilitator know. */
export function SaidTwice({
  notes: { view, send },
  cards,
}: {
  notes: NotesReach
  cards: readonly BoardCard[]
}) {
  const { t } = useTranslation('notes')
  const { announce } = useBoardTools()
  const [told, setTold] = useState<ReadonlySet<CardId>>(new Set())
  const names = view.seats
    .filter((seat) => seat.role === 'facilitator' && seat.id !== view.me.seat && seat.presence !== 'lost')
    .map((seat) => seat.name)
  const open = cards.filter((card) => !told.has(card.id))
  if (open.length === 0 || names.length === 0 || !view.may.includes('hint.twice')) return null
  return (
    <section className={styles.box}>
      <h3>{t('side.twice')}</h3>
      {open.map((card) => (
        <p key={card.id} className={styles.twice}>
          <span dir="auto">{t('side.twiceText', { words: shorten(card.text) })}</span>{' '}
          <TextButton
            onClick={() => {
              send({ type: 'hint.twice', words: shorten(card.text) })
              setTold(new Set([...told, card.id]))
              announce(t('side.told', { names }))
            }}
          >
            {t('side.tell', { names })}
          </TextButton>
        </p>
      ))}
    </section>
  )
}

const letters = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** Never half a letter. */
function shorten(text: string): string {
  if (text.length <= MAX_HINT) return text
  let short = ''
  for (const { segment } of letters.segment(text)) {
    if (short.length + segment.length >= MAX_HINT) break
    short += segment
  }
  return `${short}…`
}
