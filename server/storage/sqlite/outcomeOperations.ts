import type { ConversationId, SeatId } from '../../../shared/ids.ts'
import type { Outcome, VoiceToken } from '../../../shared/outcome/state.ts'
import type { Role } from '../../../shared/room/state.ts'
import type { OutcomeWake, ReviewKey, SeatVoice, StoredOutcome } from '../outcomePort.ts'
import type { Database } from './database.ts'

/** The outcome's part of the port as plain SQL, as in operations.ts. */

export const OUTCOME_WRITES = {
  addVoice(db: Database, { conversation, seat, role, voice }: SeatVoice): VoiceToken {
    db.run(
      'INSERT OR IGNORE INTO outcome_voices (conversation, seat, role, voice) VALUES (?, ?, ?, ?)',
      ...[conversation, seat, role, voice],
    )
    const row = db.get<{ voice: VoiceToken }>(
      'SELECT voice FROM outcome_voices WHERE conversation = ? AND seat = ?',
      ...[conversation, seat],
    )
    return row?.voice ?? voice
  },

  addReviewKey(db: Database, { secretHash, conversation, voice }: ReviewKey, most: number): boolean {
    const row = db.get<{ count: number }>('SELECT count(*) AS count FROM review_keys WHERE voice = ?', voice)
    if ((row?.count ?? 0) >= most) return false
    db.run(
      'INSERT INTO review_keys (secret_hash, conversation, voice) VALUES (?, ?, ?)',
      ...[secretHash, conversation, voice],
    )
    return true
  },

  createOutcome(db: Database, outcome: Outcome, wakeAt: number | null): boolean {
    const created = db.run(
      'INSERT OR IGNORE INTO outcomes (conversation, slug, seq, body, wake_at) VALUES (?, ?, 1, ?, ?)',
      ...[outcome.conversation, outcome.slug, JSON.stringify(outcome), wakeAt],
    )
    return created === 1
  },

  writeOutcome(db: Database, expectedSeq: number, outcome: Outcome, wakeAt: number | null): boolean {
    const changed = db.run(
      'UPDATE outcomes SET seq = seq + 1, body = ?, wake_at = ? WHERE conversation = ? AND seq = ?',
      ...[JSON.stringify(outcome), wakeAt, outcome.conversation, expectedSeq],
    )
    return changed === 1
  },

  forgetOutcome(db: Database, conversation: ConversationId): void {
    db.run('DELETE FROM review_keys WHERE conversation = ?', conversation)
    db.run('DELETE FROM outcomes WHERE conversation = ?', conversation)
  },
} as const

export const OUTCOME_READS = {
  readVoices(db: Database, conversation: ConversationId): SeatVoice[] {
    const rows = db.all<{ seat: SeatId; role: Role; voice: VoiceToken }>(
      'SELECT seat, role, voice FROM outcome_voices WHERE conversation = ? ORDER BY seat',
      conversation,
    )
    return rows.map(({ seat, role, voice }) => ({ conversation, seat, role, voice }))
  },

  readReviewKey(db: Database, secretHash: string): ReviewKey | undefined {
    const row = db.get<{ conversation: ConversationId; voice: VoiceToken }>(
      'SELECT conversation, voice FROM review_keys WHERE secret_hash = ?',
      secretHash,
    )
    return row === undefined ? undefined : { secretHash, conversation: row.conversation, voice: row.voice }
  },

  readOutcome(db: Database, conversation: ConversationId): StoredOutcome | undefined {
    return stored(db.get<OutcomeRow>('SELECT seq, body FROM outcomes WHERE conversation = ?', conversation))
  },

  readOutcomeAt(db: Database, slug: string): StoredOutcome | undefined {
    return stored(db.get<OutcomeRow>('SELECT seq, body FROM outcomes WHERE slug = ?', slug))
  },

  listOutcomeWakes(db: Database): OutcomeWake[] {
    const rows = db.all<{ conversation: ConversationId; wake_at: number }>(
      'SELECT conversation, wake_at FROM outcomes WHERE wake_at IS NOT NULL',
    )
    return rows.map((row) => ({ conversation: row.conversation, wakeAt: row.wake_at }))
  },

  listEndedRooms(db: Database): ConversationId[] {
    const rows = db.all<{ id: ConversationId }>(
      `SELECT id FROM conversations
       WHERE ended_at IS NOT NULL AND is_practice = 0
         AND EXISTS (SELECT 1 FROM room_events WHERE conversation = conversations.id)
         AND NOT EXISTS (SELECT 1 FROM outcomes WHERE conversation = conversations.id)
       ORDER BY created_at`,
    )
    return rows.map((row) => row.id)
  },
} as const

/** With the names goes what joins a seat to its token; a link that leads nowhere goes with its conversation. */
export function forgetVoices(db: Database, roomsEndedBefore: number): number {
  const ended = 'SELECT id FROM conversations WHERE ended_at < ?'
  return db.run(`DELETE FROM outcome_voices WHERE conversation IN (${ended})`, roomsEndedBefore)
}

export function forgetStrayKeys(db: Database): number {
  return db.run(
    `DELETE FROM review_keys
     WHERE NOT EXISTS (SELECT 1 FROM conversations WHERE id = review_keys.conversation)
       AND NOT EXISTS (SELECT 1 FROM outcomes WHERE conversation = review_keys.conversation)`,
  )
}

type OutcomeRow = { readonly seq: number; readonly body: string }

function stored(row: OutcomeRow | undefined): StoredOutcome | undefined {
  return row === undefined ? undefined : { seq: row.seq, outcome: JSON.parse(row.body) as Outcome }
}
