import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite'
import { MIGRATIONS } from './migrations.ts'

/** How long a statement waits for somebody else's lock. It waits on the worker, so nobody notices. */
const BUSY_TIMEOUT_MS = 5_000

/** The open file with its statements. Synchronous: it lives on the worker thread and nowhere else. */
export class Database {
  readonly #file: DatabaseSync
  readonly #statements = new Map<string, StatementSync>()

  constructor(path: string) {
    this.#file = new DatabaseSync(path)
    this.#file.exec(`
      PRAGMA journal_mode = WAL;
      -- A commit is on the disk when it returns, also when the power goes (REL-1).
      PRAGMA synchronous = FULL;
      PRAGMA foreign_keys = ON;
      -- What is deleted is overwritten, not only unlinked.
      PRAGMA secure_delete = ON;
      PRAGMA busy_timeout = ${BUSY_TIMEOUT_MS};
    `)
    this.#migrate()
  }

  run(sql: string, ...values: SQLInputValue[]): number {
    return Number(this.#prepare(sql).run(...values).changes)
  }

  get<Row>(sql: string, ...values: SQLInputValue[]): Row | undefined {
    return this.#prepare(sql).get(...values) as Row | undefined
  }

  all<Row>(sql: string, ...values: SQLInputValue[]): Row[] {
    return this.#prepare(sql).all(...values) as Row[]
  }

  exec(sql: string): void {
    this.#file.exec(sql)
  }

  /** SQLite ends a transaction by itself on some errors, a full disk among them. */
  get isInTransaction(): boolean {
    return this.#file.isTransaction
  }

  close(): void {
    this.#file.close()
  }

  #prepare(sql: string): StatementSync {
    let statement = this.#statements.get(sql)
    if (statement === undefined) {
      statement = this.#file.prepare(sql)
      this.#statements.set(sql, statement)
    }
    return statement
  }

  #migrate(): void {
    const taken = this.get<{ user_version: number }>('PRAGMA user_version')?.user_version ?? 0
    if (taken > MIGRATIONS.length) throw new Error('this data folder was written by a newer version')
    for (const [index, step] of MIGRATIONS.entries()) {
      if (index < taken) continue
      this.exec(`BEGIN IMMEDIATE; ${step} PRAGMA user_version = ${index + 1}; COMMIT;`)
    }
  }
}
