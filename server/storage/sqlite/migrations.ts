/**
 * The tables, one step after another and forward only. A step that has been released is never changed; the
 * file remembers in `user_version` how many it has taken.
 */
export const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE conversations (
    id TEXT PRIMARY KEY,
    question TEXT NOT NULL,
    template_id TEXT NOT NULL,
    length_minutes INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    ended_at INTEGER
  ) STRICT;

  -- Only hashes: whoever reads this file cannot come into a room with it.
  CREATE TABLE links (
    conversation TEXT NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
    secret_hash TEXT NOT NULL,
    role TEXT NOT NULL,
    PRIMARY KEY (conversation, secret_hash)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE sessions (
    token_hash TEXT PRIMARY KEY,
    conversation TEXT NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
    seat TEXT NOT NULL,
    role TEXT NOT NULL,
    expires_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;

  -- The primary key is the fence: two writers can never both append the same number.
  CREATE TABLE room_events (
    conversation TEXT NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
    seq INTEGER NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (conversation, seq)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE handled_commands (
    conversation TEXT NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
    key TEXT NOT NULL,
    answer TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (conversation, key)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE board_clients (
    conversation TEXT NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
    client_id INTEGER NOT NULL,
    seat TEXT NOT NULL,
    PRIMARY KEY (conversation, client_id)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE board_snapshots (
    conversation TEXT PRIMARY KEY REFERENCES conversations (id) ON DELETE CASCADE,
    through INTEGER NOT NULL,
    body BLOB NOT NULL
  ) STRICT;

  CREATE TABLE board_updates (
    conversation TEXT NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    body BLOB NOT NULL,
    PRIMARY KEY (conversation, number)
  ) STRICT, WITHOUT ROWID;

  CREATE INDEX conversations_by_age ON conversations (created_at);
  CREATE INDEX sessions_by_expiry ON sessions (expires_at);
  `,
  `
  ALTER TABLE conversations ADD COLUMN is_practice INTEGER NOT NULL DEFAULT 0;
  `,
  `
  -- How the conversation went, in numbers of the room as a whole: JSON. All that outlives its events.
  ALTER TABLE conversations ADD COLUMN aggregates TEXT;
  `,
  `
  -- What a conversation leaves behind. No reference to it: an outcome has a life of its own.
  CREATE TABLE outcomes (
    conversation TEXT PRIMARY KEY,
    slug TEXT NOT NULL UNIQUE,
    -- The fence: two writers can never both replace the same number.
    seq INTEGER NOT NULL,
    wake_at INTEGER,
    -- Nothing, so that all of the body lies on pages of its own, which are overwritten when they are freed.
    apart BLOB NOT NULL DEFAULT (zeroblob(4096)),
    body TEXT NOT NULL
  ) STRICT;

  -- Which seat has which token. Goes with the names, a quarter of an hour after the end.
  CREATE TABLE outcome_voices (
    conversation TEXT NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
    seat TEXT NOT NULL,
    role TEXT NOT NULL,
    voice TEXT NOT NULL,
    PRIMARY KEY (conversation, seat)
  ) STRICT, WITHOUT ROWID;

  -- Only hashes: whoever reads this file opens nobody's words with it.
  CREATE TABLE review_keys (
    secret_hash TEXT PRIMARY KEY,
    conversation TEXT NOT NULL,
    voice TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE INDEX review_keys_by_voice ON review_keys (voice);
  CREATE INDEX review_keys_by_conversation ON review_keys (conversation);
  `,
  `
  -- What people write lies behind this much of nothing in its row, and so on pages of its own: SQLite overwrites those
  -- when they are freed. Beside other rows it would be copied about as the table grows, and copies are not overwritten.
  CREATE TABLE room_events_new (
    conversation TEXT NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
    seq INTEGER NOT NULL,
    apart BLOB,
    body TEXT NOT NULL,
    PRIMARY KEY (conversation, seq)
  ) STRICT, WITHOUT ROWID;
  INSERT INTO room_events_new
    SELECT conversation, seq, iif(body ->> '$.text' IS NULL AND body ->> '$.name' IS NULL, NULL, zeroblob(1024)), body
    FROM room_events;
  DROP TABLE room_events;
  ALTER TABLE room_events_new RENAME TO room_events;

  CREATE TABLE board_snapshots_new (
    conversation TEXT PRIMARY KEY REFERENCES conversations (id) ON DELETE CASCADE,
    through INTEGER NOT NULL,
    apart BLOB NOT NULL DEFAULT (zeroblob(4096)),
    body BLOB NOT NULL
  ) STRICT;
  INSERT INTO board_snapshots_new (conversation, through, body)
    SELECT conversation, through, body FROM board_snapshots;
  DROP TABLE board_snapshots;
  ALTER TABLE board_snapshots_new RENAME TO board_snapshots;

  CREATE TABLE board_updates_new (
    conversation TEXT NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    apart BLOB NOT NULL DEFAULT (zeroblob(1024)),
    body BLOB NOT NULL,
    PRIMARY KEY (conversation, number)
  ) STRICT, WITHOUT ROWID;
  INSERT INTO board_updates_new (conversation, number, body)
    SELECT conversation, number, body FROM board_updates;
  DROP TABLE board_updates;
  ALTER TABLE board_updates_new RENAME TO board_updates;
  `,
]
