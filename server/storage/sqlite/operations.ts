import type { ConversationId, SeatId } from '../../../shared/ids.ts'
import type { RoomEvent } from '../../../shared/room/events.ts'
import type { ConversationFacts, Role } from '../../../shared/room/state.ts'
import type { Aggregates } from '../../../shared/talk/aggregates.ts'
import type { LengthMinutes } from '../../../shared/templates/template.ts'
import type {
  BoardClient,
  HandledCommand,
  Link,
  Retention,
  RoomAppend,
  Session,
  StoredBoard,
  StoredConversation,
  StoredRoom,
} from '../port.ts'
import type { Database } from './database.ts'
import { forgetStrayKeys, forgetVoices, OUTCOME_READS, OUTCOME_WRITES } from './outcomeOperations.ts'

/**
 * Each method of the port as plain SQL on an open database. Writes run inside a transaction that the worker
 * holds open for everything one turn of its event loop brought.
 */

/** A retry comes within seconds; after this nobody asks again. */
export const HANDLED_LIFE_MS = 10 * 60_000

/** What keeps a row's words from lying beside other rows: see the migrations. */
const APART = 'zeroblob(1024)'

export const WRITES = {
  ...OUTCOME_WRITES,
  createConversation(db: Database, facts: ConversationFacts, links: readonly Link[]): void {
    const { id, question, templateId, lengthMinutes, createdAt, isPractice } = facts
    db.run(
      `INSERT INTO conversations (id, question, template_id, length_minutes, created_at, is_practice)
       VALUES (?, ?, ?, ?, ?, ?)`,
      id,
      question,
      templateId,
      lengthMinutes,
      createdAt,
      isPractice ? 1 : 0,
    )
    for (const { role, secretHash } of links) {
      db.run('INSERT INTO links (conversation, secret_hash, role) VALUES (?, ?, ?)', id, secretHash, role)
    }
  },

  appendEvents(db: Database, { room, expectedSeq, events, handled, opens, aggregates }: RoomAppend): boolean {
    if (lastSeq(db, room) !== expectedSeq) return false
    for (const [index, event] of events.entries()) {
      const seq = expectedSeq + 1 + index
      db.run(
        `INSERT INTO room_events (conversation, seq, apart, body) VALUES (?, ?, ${hasWords(event) ? APART : 'NULL'}, ?)`,
        room,
        seq,
        JSON.stringify(event),
      )
      if (event.type === 'room.ended')
        db.run('UPDATE conversations SET ended_at = ? WHERE id = ?', event.at, room)
    }
    if (handled !== undefined) rememberHandled(db, room, handled)
    if (opens !== undefined) insertSession(db, opens)
    if (aggregates !== undefined)
      db.run('UPDATE conversations SET aggregates = ? WHERE id = ?', JSON.stringify(aggregates), room)
    return true
  },

  openSession(db: Database, session: Session): void {
    insertSession(db, session)
  },

  blankWords(db: Database, room: ConversationId, seqs: readonly number[]): void {
    for (const seq of seqs) {
      db.run(
        `UPDATE room_events SET apart = NULL, body = json_replace(body, '$.text', '')
         WHERE conversation = ? AND seq = ?`,
        room,
        seq,
      )
    }
  },

  closeSession(db: Database, tokenHash: string): void {
    db.run('DELETE FROM sessions WHERE token_hash = ?', tokenHash)
  },

  addBoardClient(db: Database, { conversation, clientId, seat }: BoardClient): boolean {
    const added = db.run(
      'INSERT OR IGNORE INTO board_clients (conversation, client_id, seat) VALUES (?, ?, ?)',
      conversation,
      clientId,
      seat,
    )
    return added === 1
  },

  appendUpdate(db: Database, id: ConversationId, update: Uint8Array): number {
    const number = lastUpdate(db, id) + 1
    db.run('INSERT INTO board_updates (conversation, number, body) VALUES (?, ?, ?)', id, number, update)
    return number
  },

  compactBoard(db: Database, id: ConversationId, snapshot: Uint8Array, through: number): void {
    db.run(
      'INSERT OR REPLACE INTO board_snapshots (conversation, through, body) VALUES (?, ?, ?)',
      id,
      through,
      snapshot,
    )
    db.run('DELETE FROM board_updates WHERE conversation = ? AND number <= ?', id, through)
  },

  forget(db: Database, { roomsEndedBefore, createdBefore, now }: Retention): number {
    db.run('DELETE FROM sessions WHERE expires_at < ?', now)
    db.run('DELETE FROM handled_commands WHERE at < ?', now - HANDLED_LIFE_MS)
    const ended = 'SELECT id FROM conversations WHERE ended_at < ?'
    const emptied = ['room_events', 'handled_commands', 'sessions', 'board_clients'].map((table) =>
      db.run(`DELETE FROM ${table} WHERE conversation IN (${ended})`, roomsEndedBefore),
    )
    const removed = db.run(
      'DELETE FROM conversations WHERE created_at < ? OR (is_practice = 1 AND ended_at < ?)',
      createdBefore,
      roomsEndedBefore,
    )
    const alone = forgetVoices(db, roomsEndedBefore) + forgetStrayKeys(db)
    return emptied.reduce((sum, count) => sum + count, removed + alone)
  },
} as const

export const READS = {
  ...OUTCOME_READS,
  readConversation(db: Database, id: ConversationId): StoredConversation | undefined {
    const row = db.get<ConversationRow>('SELECT * FROM conversations WHERE id = ?', id)
    if (row === undefined) return undefined
    return {
      id,
      question: row.question,
      templateId: row.template_id,
      lengthMinutes: row.length_minutes,
      createdAt: row.created_at,
      isPractice: row.is_practice === 1,
      endedAt: row.ended_at,
    }
  },

  readLink(db: Database, conversation: ConversationId, secretHash: string): Link | undefined {
    const row = db.get<{ role: Role }>(
      'SELECT role FROM links WHERE conversation = ? AND secret_hash = ?',
      conversation,
      secretHash,
    )
    return row === undefined ? undefined : { role: row.role, secretHash }
  },

  listOpenRooms(db: Database): ConversationId[] {
    const rows = db.all<{ id: ConversationId }>(
      `SELECT id FROM conversations
       WHERE ended_at IS NULL AND EXISTS (SELECT 1 FROM room_events WHERE conversation = conversations.id)
       ORDER BY created_at`,
    )
    return rows.map((row) => row.id)
  },

  readRoom(db: Database, id: ConversationId): StoredRoom {
    const events = db.all<{ body: string }>(
      'SELECT body FROM room_events WHERE conversation = ? ORDER BY seq',
      id,
    )
    const handled = db.all<{ key: string; answer: string; at: number }>(
      'SELECT key, answer, at FROM handled_commands WHERE conversation = ? ORDER BY at',
      id,
    )
    return {
      events: events.map(({ body }) => JSON.parse(body) as RoomEvent),
      handled: handled.map(({ key, answer, at }) => ({ key, answer: JSON.parse(answer), at })),
    }
  },

  readAggregates(db: Database, id: ConversationId): Aggregates | undefined {
    const row = db.get<{ aggregates: string | null }>('SELECT aggregates FROM conversations WHERE id = ?', id)
    return row?.aggregates ? (JSON.parse(row.aggregates) as Aggregates) : undefined
  },

  readSession(db: Database, tokenHash: string): Session | undefined {
    const row = db.get<{ conversation: ConversationId; seat: SeatId; role: Role; expires_at: number }>(
      'SELECT conversation, seat, role, expires_at FROM sessions WHERE token_hash = ?',
      tokenHash,
    )
    if (row === undefined) return undefined
    const { expires_at: expiresAt, ...session } = row
    return { tokenHash, ...session, expiresAt }
  },

  readBoardClients(db: Database, id: ConversationId): BoardClient[] {
    const rows = db.all<{ client_id: number; seat: SeatId }>(
      'SELECT client_id, seat FROM board_clients WHERE conversation = ?',
      id,
    )
    return rows.map((row) => ({ conversation: id, clientId: row.client_id, seat: row.seat }))
  },

  listUncutBoards(db: Database): ConversationId[] {
    const rows = db.all<{ conversation: ConversationId }>('SELECT DISTINCT conversation FROM board_updates')
    return rows.map((row) => row.conversation)
  },

  readBoard(db: Database, id: ConversationId): StoredBoard {
    const snapshot = db.get<{ body: Uint8Array }>(
      'SELECT body FROM board_snapshots WHERE conversation = ?',
      id,
    )
    const updates = db.all<{ number: number; body: Uint8Array }>(
      'SELECT number, body FROM board_updates WHERE conversation = ? ORDER BY number',
      id,
    )
    return {
      snapshot: snapshot?.body,
      updates: updates.map(({ number, body }) => ({ number, update: body })),
    }
  },

  /** A checkpoint moves the log into the file, where deleted bytes are overwritten, and empties the log. */
  scrub(db: Database): void {
    db.exec('PRAGMA wal_checkpoint(TRUNCATE)')
  },
} as const

export type WriteName = keyof typeof WRITES
export type ReadName = keyof typeof READS

type ConversationRow = {
  question: string
  template_id: string
  length_minutes: LengthMinutes
  created_at: number
  is_practice: number
  ended_at: number | null
}

/** Does it carry what a person typed? Then it lies on pages of its own, which are overwritten when it goes. */
function hasWords(event: RoomEvent): boolean {
  return 'text' in event || 'name' in event
}

function lastSeq(db: Database, room: ConversationId): number {
  const last = db.get<{ seq: number | null }>(
    'SELECT max(seq) AS seq FROM room_events WHERE conversation = ?',
    room,
  )
  return last?.seq ?? 0
}

function lastUpdate(db: Database, board: ConversationId): number {
  const last = db.get<{ number: number | null }>(
    `SELECT coalesce(
       (SELECT max(number) FROM board_updates WHERE conversation = ?),
       (SELECT through FROM board_snapshots WHERE conversation = ?)
     ) AS number`,
    board,
    board,
  )
  return last?.number ?? 0
}

function rememberHandled(db: Database, room: ConversationId, { key, answer, at }: HandledCommand): void {
  db.run(
    'INSERT OR REPLACE INTO handled_commands (conversation, key, answer, at) VALUES (?, ?, ?, ?)',
    room,
    key,
    JSON.stringify(answer),
    at,
  )
}

function insertSession(db: Database, { tokenHash, conversation, seat, role, expiresAt }: Session): void {
  db.run(
    'INSERT INTO sessions (token_hash, conversation, seat, role, expires_at) VALUES (?, ?, ?, ?, ?)',
    tokenHash,
    conversation,
    seat,
    role,
    expiresAt,
  )
}
