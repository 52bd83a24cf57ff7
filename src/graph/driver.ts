import neo4j, { type Driver, type ManagedTransaction, Neo4jError, type Session } from 'neo4j-driver'
import type { Connection } from '../config.ts'

/** Integers that LIMIT accepts: a JavaScript number is sent as a float. */
export const int = neo4j.int

export type Parameters = Readonly<Record<string, unknown>>

/** One row of an answer: its columns in the order of the RETURN. */
export type Values = readonly unknown[]

/** Runs one statement inside a transaction. */
export type Run = (text: string, parameters?: Parameters) => Promise<readonly Values[]>

export interface ReadOptions {
  /** Neo4j ends the transaction after this long. */
  readonly timeoutMs?: number | undefined
  /** When it aborts, the statement is ended in Neo4j too. */
  readonly signal?: AbortSignal | undefined
}

/** Why Neo4j gave no answer. `reason` is data; nobody parses the message. */
export class GraphError extends Error {
  override name = 'GraphError'
  readonly reason: 'UNAVAILABLE' | 'TIMEOUT' | 'TOO_MUCH' | 'CANCELLED' | 'EXISTS' | 'FAILED'
  constructor(reason: GraphError['reason'], message: string, cause: unknown) {
    super(message, { cause })
    this.reason = reason
  }
}

/** A Neo4j database: the one way in which the rest of the code speaks to it. */
export interface Graph {
  /** One read-only statement, in a transaction of its own. Throws GraphError. */
  read(text: string, parameters?: Parameters, options?: ReadOptions): Promise<readonly Values[]>
  /** A read-write transaction; run again from its start when Neo4j says that it may (a deadlock, a change of leader). */
  write<Result>(work: (run: Run) => Promise<Result>): Promise<Result>
  /** A statement outside any explicit transaction: constraints, indexes, CALL … IN TRANSACTIONS. */
  execute(text: string, parameters?: Parameters): Promise<readonly Values[]>
  /** Whether the database answers; throws GraphError with reason UNAVAILABLE where it does not. */
  ping(): Promise<void>
  /** Called with the text and parameters of each statement that `read` sends. */
  onRead: ((text: string, parameters: Parameters) => void) | undefined
  /** Called with the error when the first read finds no database, and with null when one is answered again. */
  onAvailability: ((lost: GraphError | null) => void) | undefined
  close(): Promise<void>
}

/**
 * Opens a database. Nothing is sent until the first statement. `neo4j://` addresses are routed:
 * reads go to any member of a cluster that has seen this process's own writes (bookmarks).
 */
export function openGraph(connection: Connection): Graph {
  const { uri, user, password, database } = connection
  const driver = neo4j.driver(uri, neo4j.auth.basic(user, password), {
    // Counts and ids stay far below 2^53, and numbers decode faster than the driver's Integer.
    disableLosslessIntegers: true,
    // Whole answers: their size is bounded by the page limits, and one pull beats several.
    fetchSize: -1,
    maxConnectionPoolSize: 100,
    connectionAcquisitionTimeout: 5_000,
    connectionTimeout: 3_000,
    maxTransactionRetryTime: 10_000,
    telemetryDisabled: true,
  })
  return new DriverGraph(driver, database)
}

class DriverGraph implements Graph {
  onRead: Graph['onRead'] = undefined
  onAvailability: Graph['onAvailability'] = undefined
  #isLost = false
  readonly #driver: Driver
  readonly #database: string
  readonly #bookmarks = neo4j.bookmarkManager()

  constructor(driver: Driver, database: string) {
    this.#driver = driver
    this.#database = database
  }

  #session(access: 'READ' | 'WRITE'): Session {
    return this.#driver.session({
      database: this.#database,
      defaultAccessMode: access === 'READ' ? neo4j.session.READ : neo4j.session.WRITE,
      bookmarkManager: this.#bookmarks,
    })
  }

  async read(
    text: string,
    parameters: Parameters = {},
    options: ReadOptions = {},
  ): Promise<readonly Values[]> {
    const { signal, timeoutMs } = options
    if (signal?.aborted)
      throw new GraphError('CANCELLED', 'The request was given up.', signal.reason)
    this.onRead?.(text, parameters)
    const session = this.#session('READ')
    // Closing a session while its statement runs is what ends the statement in Neo4j.
    const cancel = () => void session.close().catch(() => undefined)
    signal?.addEventListener('abort', cancel, { once: true })
    try {
      const rows = await collect(
        session.run(text, parameters, timeoutMs === undefined ? {} : { timeout: timeoutMs }),
      )
      this.#noteAnswer()
      return rows
    } catch (error) {
      const failure = asGraphError(error, signal)
      this.#noteFailure(failure)
      throw failure
    } finally {
      signal?.removeEventListener('abort', cancel)
      await session.close()
    }
  }

  #noteAnswer(): void {
    if (!this.#isLost) return
    this.#isLost = false
    this.onAvailability?.(null)
  }

  #noteFailure(failure: unknown): void {
    if (this.#isLost || !isLoss(failure)) return
    this.#isLost = true
    this.onAvailability?.(failure)
  }

  async write<Result>(work: (run: Run) => Promise<Result>): Promise<Result> {
    for (let attempt = 1; ; attempt++) {
      const session = this.#session('WRITE')
      try {
        return await session.executeWrite((transaction: ManagedTransaction) =>
          work((text, parameters = {}) => collect(transaction.run(text, parameters))),
        )
      } catch (error) {
        // The driver tries again for a time that one large transaction on a busy machine can take by itself.
        if (!isDeadlock(error) || attempt >= MOST_ATTEMPTS) throw asGraphError(error)
      } finally {
        await session.close()
      }
    }
  }

  async execute(text: string, parameters: Parameters = {}): Promise<readonly Values[]> {
    const session = this.#session('WRITE')
    try {
      return await collect(session.run(text, parameters))
    } catch (error) {
      throw asGraphError(error)
    } finally {
      await session.close()
    }
  }

  async ping(): Promise<void> {
    await this.read('RETURN 1', {}, { timeoutMs: 2_000 })
  }

  async close(): Promise<void> {
    await this.#driver.close()
  }
}

/** Rows as arrays, without the driver's record objects. */
async function collect(result: ReturnType<Session['run']>): Promise<readonly Values[]> {
  const { records } = await result
  return records.map((record) => {
    const values: unknown[] = new Array(record.length)
    for (let index = 0; index < record.length; index++) values[index] = record.get(index)
    return values
  })
}

/** The driver's own code where no connection came free in time: too many at work, with the database in its place. */
const noneFree = 'N/A'

/** The driver's own codes for a server that is not there or has no connection free, and Neo4j's while a database starts. */
const unavailable = new Set([
  'ServiceUnavailable',
  'SessionExpired',
  noneFree,
  'Neo.TransientError.General.DatabaseUnavailable',
])

/** Of a transaction that waits for another which waits for it: Neo4j undoes one of the two. */
const MOST_ATTEMPTS = 10

const isDeadlock = (error: unknown) =>
  error instanceof Neo4jError && error.code === 'Neo.TransientError.Transaction.DeadlockDetected'

/** Whether the database is gone, rather than busy. */
function isLoss(failure: unknown): failure is GraphError {
  if (!(failure instanceof GraphError) || failure.reason !== 'UNAVAILABLE') return false
  return !(failure.cause instanceof Neo4jError && failure.cause.code === noneFree)
}

function asGraphError(error: unknown, signal?: AbortSignal): unknown {
  if (signal?.aborted) return new GraphError('CANCELLED', 'The request was given up.', error)
  if (!(error instanceof Neo4jError)) return error
  if (unavailable.has(error.code)) {
    return new GraphError('UNAVAILABLE', 'The database cannot be reached.', error)
  }
  if (error.code.startsWith('Neo.ClientError.Transaction.TransactionTimedOut')) {
    return new GraphError('TIMEOUT', 'The database took longer than the time limit.', error)
  }
  if (error.code === 'Neo.ClientError.Schema.ConstraintValidationFailed') {
    return new GraphError('EXISTS', error.message, error)
  }
  return new GraphError('FAILED', error.message, error)
}
