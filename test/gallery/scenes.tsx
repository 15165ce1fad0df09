import { type Dispatch, type ReactNode, type SetStateAction, useEffect, useState } from 'react'
import { BoardPanel } from '../../client/board/BoardPanel.tsx'
import { OpenBoardContext } from '../../client/board/openBoardContext.ts'
import { LinksScreen } from '../../client/links/LinksPage.tsx'
import type { Microphone, MicrophoneCheck } from '../../client/lobby/deviceCheck.ts'
import { LobbyScreen } from '../../client/lobby/LobbyScreen.tsx'
import { ValueStore } from '../../client/net/store.ts'
import { RoomScreen } from '../../client/room/RoomScreen.tsx'
import type { RoomSheet } from '../../client/room/sheets.tsx'
import type { ToolSheet } from '../../client/room/tools/toolSheet.ts'
import type { DeviceReach } from '../../client/room/useCall.ts'
import type { ToolsAtFirst } from '../../client/room/useTools.ts'
import { StartPage } from '../../client/start/StartPage.tsx'
import { MessagePage } from '../../client/ui/MessagePage.tsx'
import type { ColumnKey } from '../../shared/board/columns.ts'
import type { CardId } from '../../shared/ids.ts'
import type { Answer, CallState } from '../../shared/protocol.ts'
import { apply } from '../../shared/room/apply.ts'
import type { PersonCommand } from '../../shared/room/commands.ts'
import { decide } from '../../shared/room/decide.ts'
import type { RoomState } from '../../shared/room/state.ts'
import { viewLobby } from '../../shared/room/view.ts'
import { FakeBoard } from '../client/board/fakeBoard.ts'
import { type CallWish, makeCall, NO_CALL } from '../client/fixtures/calls.ts'
import { forPractice } from '../client/fixtures/practice.ts'
import { makeRoom, makeView, NOW, type RoomWish, seatOf } from '../client/fixtures/rooms.ts'
import { BOARD_SCENES } from './boardScenes.ts'
import { inPairs, MODE_SCENES } from './modeScenes.ts'
import { NOTE_SCENES, READ_BACK, SHOWN_TO_ROSA, STORY } from './noteScenes.ts'
import { paintedPicture } from './picture.ts'
import { REVIEW_SCENES } from './reviewScenes.tsx'
import { TOOL_SCENES } from './toolScenes.ts'
import { TURN_SCENES } from './turnScenes.ts'

declare global {
  interface Window {
    /** What the screens asked for, in order. */
    asked: unknown[]
    /** In a scene that obeys: what somebody else in the room asks for. */
    somebodyAsks(name: string, command: PersonCommand): void
    /** In a scene that obeys: the running step. */
    stepNow(): number
    /** In a scene whose board is on its way: it is there. */
    boardComes(): void
  }
}

const nothing = () => undefined
const ask = (what: unknown) => void window.asked.push(what)

const devices: DeviceReach = {
  setMicrophone: (on) => ask({ microphone: on }),
  setCamera: (on) => ask({ camera: on }),
  chooseDevice: nothing,
  hear: () => ask('hear'),
  retryCall: () => ask('retry the call'),
  stopSound: () => ask('stop the sound'),
  startSound: () => ask('sound again'),
}

export type RoomScene = {
  readonly me?: string
  readonly room?: RoomWish
  readonly call?: CallWish | null
  readonly connection?: 'connected' | 'reconnecting'
  readonly callState?: CallState
  readonly opensWith?: RoomSheet | ToolSheet
  readonly toolsAtFirst?: ToolsAtFirst
  readonly newCards?: number
  readonly hasBoard?: boolean
  /** The board there is, where a scene lasts longer than one drawing of it. */
  readonly board?: FakeBoard
  /** What happens on the board before it is drawn. */
  readonly onBoard?: (board: FakeBoard) => void
  /** What becomes of what is asked, and the answer; nothing, unless a scene obeys. */
  readonly obey?: (command: PersonCommand) => Answer
}

/** The room in the middle of things, with what is special about a scene. */
function roomScene({
  me = 'Dee',
  room,
  call,
  connection = 'connected',
  callState = 'on',
  opensWith,
  toolsAtFirst,
  newCards = 0,
  hasBoard = true,
  board = new FakeBoard(WORDS),
  onBoard,
  obey,
}: RoomScene): ReactNode {
  const view = makeView(me, { ...MIDDLE, ...room })
  onBoard?.(board)
  const send = async (command: PersonCommand) => {
    ask(command)
    return obey?.(command) ?? ({ ok: true } as const)
  }
  return (
    <OpenBoardContext value={hasBoard ? board : null}>
      <RoomScreen
        room={{
          kind: 'in',
          view,
          connection,
          call: callState,
          clockOffsetMs: 0,
        }}
        call={call === null ? NO_CALL : makeCall({ people: PEOPLE_IN_CALL, ...call })}
        newCards={{ count: newCards, marked: new Set(), show: () => ask('show new cards') }}
        {...(opensWith !== undefined && { opensWith })}
        {...(toolsAtFirst !== undefined && { toolsAtFirst })}
        cardCount={Object.values(WORDS).flat().length}
        renderBoard={(composer) =>
          hasBoard ? (
            <BoardPanel
              board={board}
              cards={view.cards}
              themes={view.themes}
              hasPen={view.pen.isMine}
              isFacilitator={view.me.role === 'facilitator'}
              ask={send}
              stepColumn="actions"
              seats={view.seats}
              mySeat={view.me.seat}
              announce={nothing}
              composerRef={composer}
            />
          ) : null
        }
        send={send}
        devices={devices}
        leave={() => ask('leave')}
      />
    </OpenBoardContext>
  )
}

const WORDS: Partial<Record<ColumnKey, readonly string[]>> = {
  aspirations: ['A warm place to sit, open late.', 'Someone who asks how I am, not what I took.'],
  strengths: ['We check on a neighbour we haven’t seen.', 'Soup on Tuesdays, no questions.'],
  in_the_way: ['People wait too long to call for help, in case police come too.', 'It all closes at five.'],
  actions: ['Naloxone in every corner shop.', 'Pay peers to be out at night, when it counts.'],
  questions: ['Who decides where test kits go?'],
  keep_in_mind: ['It went quiet when we said “police”.'],
}

const MIDDLE: RoomWish = {
  holder: 'Rosa',
  hands: ['Dee', 'Kofi', 'Sam'],
  heard: ['Dee'],
  away: ['Marek'],
}

const PEOPLE_IN_CALL: NonNullable<CallWish['people']> = {
  Ines: { picture: paintedPicture(190) },
  Sam: { picture: paintedPicture(15) },
  Kofi: {},
  Rosa: { picture: paintedPicture(30), speaking: true },
  Priya: { picture: paintedPicture(280), microphoneOn: false },
  Dee: {},
  Tui: { picture: paintedPicture(45), microphoneOn: false },
  Marek: { microphoneOn: false },
}

/** Pretend people have voices and no pictures. */
const PICTURELESS: CallWish = { people: { Sam: {}, Kofi: {}, Rosa: {}, Priya: {}, Dee: {} } }

const SECRETS = {
  participant: '7Kq2vXm9aaaaaaaaaaaaaa',
  'note-taker': 'R4wd81Tzbbbbbbbbbbbbbb',
  facilitator: 'Jm5Yc0aLcccccccccccccc',
}

function microphone(check: MicrophoneCheck): Microphone {
  return Object.assign(new ValueStore(check), { open: async () => undefined, close: nothing })
}

function lobbyScene(check: MicrophoneCheck, room: RoomWish = { people: 4 }): ReactNode {
  return (
    <LobbyScreen
      lobby={viewLobby(makeRoom({ phase: 'gathering', ...room }))}
      comingAs="participant"
      isOffline={false}
      microphone={microphone(check)}
      onJoin={async () => 'name/taken'}
    />
  )
}

export const SCENES: Readonly<Record<string, () => ReactNode>> = {
  start: () => <StartPage />,
  links: () => (
    <LinksScreen
      id="harbour-street"
      origin="https://goround.example"
      secrets={SECRETS}
      conversation={viewLobby(makeRoom())}
    />
  ),
  lobby: () => lobbyScene({ kind: 'closed' }),
  'lobby-heard': () => lobbyScene({ kind: 'open', level: 4, wasHeard: true }),
  'lobby-denied': () => lobbyScene({ kind: 'refused', problem: 'denied' }),
  'lobby-empty': () => lobbyScene({ kind: 'closed' }, { people: 0 }),
  'lobby-crowded': () => lobbyScene({ kind: 'closed' }, { people: 11 }),
  message: () => <MessagePage heading="This conversation has ended" text="Thank you for coming by." />,
  room: () => roomScene({}),
  'room-gathering': () => roomScene({ me: 'Sam', room: { people: 5, phase: 'gathering', ...QUIET } }),
  'room-alone': () => roomScene({ me: 'Ines', room: { people: 1, phase: 'gathering', ...QUIET } }),
  'room-two': () => roomScene({ me: 'Sam', room: { people: 2, ...QUIET } }),
  'room-twelve': () =>
    roomScene({ room: { people: 12, hands: ['Kofi', 'Dee', 'Wilhelmina Ogunbanjo-Featherstone'] } }),
  'room-free': () => roomScene({ room: { ...QUIET, hands: ['Kofi'] } }),
  'room-my-turn': () =>
    roomScene({ room: { holder: 'Dee', hands: ['Sam'] }, call: { microphone: { on: true } } }),
  'room-facilitator': () =>
    roomScene({
      me: 'Ines',
      room: { hands: ['Kofi', 'Sam'] },
      call: { microphone: { on: true }, camera: { on: true } },
    }),
  'room-facilitator-start': () =>
    roomScene({ me: 'Ines', room: { people: 5, phase: 'gathering', ...QUIET } }),
  'room-facilitator-last': () => roomScene({ me: 'Ines', room: { step: 'close', ...QUIET } }),
  'room-note-taker': () => roomScene({ me: 'Tui' }),
  'room-waited': () => roomScene({ room: { hands: ['Dee', 'Kofi'], waited: ['Dee'] } }),
  'room-away': () => roomScene({ room: { away: ['Dee', 'Marek'], hands: ['Kofi', 'Sam'] } }),
  'room-lost': () => roomScene({ room: { lost: ['Sam', 'Kofi'] } }),
  'room-reconnecting': () => roomScene({ connection: 'reconnecting' }),
  'room-no-call': () => roomScene({ call: null, callState: 'off' }),
  'room-call-gone': () =>
    roomScene({ call: { status: 'unavailable', people: {} }, callState: 'unreachable' }),
  'room-tap-to-hear': () => roomScene({ call: { canHear: false } }),
  'room-denied': () => roomScene({ call: { microphone: { problem: 'denied' } } }),
  'room-over-time': () => roomScene({ room: { gone: 1.2 } }),
  'room-long': () =>
    roomScene({ me: 'Sam', room: { people: 5, phase: 'gathering', question: LONG, ...QUIET } }),
  'lobby-long': () => lobbyScene({ kind: 'closed' }, { question: LONG }),
  'practice-start': () =>
    roomScene({
      me: 'Ines',
      room: { people: 7, phase: 'gathering', ...QUIET, also: forPractice },
      call: PICTURELESS,
    }),
  practice: () =>
    roomScene({
      me: 'Ines',
      room: { people: 7, ...QUIET, hands: ['Kofi', 'Dee'], also: forPractice },
      call: PICTURELESS,
    }),
  'away-back': () => <ComesBack />,
  'board-late': () => <LateBoard />,
  'run-sheet-obeying': () => (
    <ObeyingRoom me="Ines" toolsAtFirst="run-sheet" room={{ hands: ['Kofi', 'Sam'] }} />
  ),
  'notes-obeying': () => <ObeyingRoom me="Tui" room={{ hands: ['Kofi', 'Sam'] }} />,
  'story-obeying': () => <ObeyingRoom me="Dee" room={{ ...QUIET, holder: 'Dee', also: STORY }} />,
  'right-obeying': () => <ObeyingRoom me="Rosa" room={{ also: SHOWN_TO_ROSA }} />,
  'harvest-obeying': () => <ObeyingRoom me="Dee" room={{ ...QUIET, also: READ_BACK }} />,
  'harvest-leading': () => (
    <ObeyingRoom me="Ines" toolsAtFirst="closed" room={{ ...QUIET, also: READ_BACK }} />
  ),
  'modes-obeying': () => <ObeyingRoom me="Dee" room={{ ...QUIET, step: 'agree' }} />,
  'tables-obeying': () => <ObeyingRoom me="Dee" room={{ ...QUIET, rule: 'none', also: inPairs('A door') }} />,
  ...Object.fromEntries(Object.entries(BOARD_SCENES).map(([name, scene]) => [name, () => roomScene(scene)])),
  ...Object.fromEntries(Object.entries(MODE_SCENES).map(([name, scene]) => [name, () => roomScene(scene)])),
  ...Object.fromEntries(Object.entries(NOTE_SCENES).map(([name, scene]) => [name, () => roomScene(scene)])),
  ...Object.fromEntries(Object.entries(TOOL_SCENES).map(([name, scene]) => [name, () => roomScene(scene)])),
  ...Object.fromEntries(Object.entries(TURN_SCENES).map(([name, scene]) => [name, () => roomScene(scene)])),
  ...REVIEW_SCENES,
  'room-writing': () => roomScene({ room: { step: 'jot', ...QUIET } }),
}

/** Somebody who is away and comes back as soon as the picture is there, on another step. */
function ComesBack() {
  const [isAway, setIsAway] = useState(true)
  useEffect(() => setIsAway(false), [])
  const room: RoomWish = {
    hands: ['Kofi', 'Sam'],
    ...(isAway ? { away: ['Dee'], step: 'deepen' } : { gone: 0.5 }),
  }
  return roomScene({ room, newCards: 1 })
}

/** The room is there before its board, as it is on a slow line. */
function LateBoard() {
  const [hasBoard, setHasBoard] = useState(false)
  window.boardComes = () => setHasBoard(true)
  return roomScene({ hasBoard })
}

/** A room that does what it is asked, by the real rules. */
function ObeyingRoom({ me = 'Ines', room, ...rest }: RoomScene) {
  const [state, setState] = useState(() => makeRoom({ ...MIDDLE, ...room }))
  const decided = (before: typeof state, name: string, command: PersonCommand) => {
    const asker = { kind: 'person', seat: seatOf(name) } as const
    return decide(before, command, { asker, now: NOW, newId: () => seatOf('Nobody') })
  }
  const obeyed = (name: string, command: PersonCommand): Answer => {
    setState((before) => {
      const decision = decided(before, name, command)
      return decision.ok ? decision.events.reduce(apply, before) : before
    })
    const answer = decided(state, name, command)
    return answer.ok ? { ok: true } : answer
  }
  window.somebodyAsks = obeyed
  window.stepNow = () => (state.agenda.phase.kind === 'running' ? state.agenda.phase.index : -1)
  const [board] = useState(() => new FakeBoard(WORDS))
  useEffect(() => tellRoom(board, setState), [board])
  const obey = (command: PersonCommand) => obeyed(me, command)
  return roomScene({ me, room: { also: () => state }, obey, board, ...rest })
}

/** What comes onto the board and goes from it, as the server tells the room. */
function tellRoom(board: FakeBoard, set: Dispatch<SetStateAction<RoomState>>): () => void {
  const idsOf = () => Object.values(board.getSnapshot().columns).flatMap((cards) => cards.map(({ id }) => id))
  let known = new Set<CardId>()
  const tell = () => {
    const now = idsOf()
    const added = now.filter((id) => !known.has(id))
    const down = [...known].filter((id) => !now.includes(id))
    known = new Set(now)
    const change = {
      type: 'board.change',
      seat: null,
      added,
      reworded: [],
      down,
      back: [],
      gone: [],
    } as const
    set((before) => {
      const decision = decide(before, change, {
        asker: { kind: 'server' },
        now: NOW,
        newId: () => seatOf('Nobody'),
      })
      return decision.ok ? decision.events.reduce(apply, before) : before
    })
  }
  tell()
  return board.subscribe(tell)
}

/** As long as a question may be, with a word that no line is wide enough for. */
const LONG =
  'What would need to change in our neighbourhood, and in the Straßenbahnhaltestellenüberdachungsverordnung, for everybody to feel that they belong here and can ask for help before things get difficult for them?'

const QUIET: RoomWish = { holder: null, hands: [], heard: [], away: [] }
