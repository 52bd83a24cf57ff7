import type { Config } from './config.ts'
import type { Graph } from './graph/driver.ts'
import { Reader } from './graph/read/reader.ts'

/** What every resolver of one request shares. */
export interface Context {
  readonly graph: Graph
  readonly reader: Reader
  readonly limits: Limits
  /** False has every level read by itself: slower, and what look-ahead is checked against. */
  readonly lookAhead: boolean
}

export interface Limits {
  readonly maxPageSize: number
  readonly operationTimeoutMs: number
  /** Nodes that one operation may read, and what it may be estimated at. */
  readonly maxCost: number
  /** Open at one time, of all clients of this server. */
  readonly maxSubscriptions: number
}

export function createContext(
  graph: Graph,
  limits: Limits,
  signal: AbortSignal | undefined,
  lookAhead = true,
): Context {
  return {
    graph,
    limits,
    lookAhead,
    reader: new Reader(
      graph,
      { signal, timeoutMs: limits.operationTimeoutMs },
      { maxNodes: limits.maxCost },
    ),
  }
}

export function limitsOf(config: Config): Limits {
  const { maxPageSize, operationTimeoutMs, maxCost, maxSubscriptions } = config
  return { maxPageSize, operationTimeoutMs, maxCost, maxSubscriptions }
}
