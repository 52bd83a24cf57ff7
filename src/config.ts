import path from 'node:path'
import { z } from 'zod'
import { DEFAULT_HOME } from '../scripts/neo4j-jars.mjs'
import { UserError } from './user-error.ts'

/** Where a Neo4j answers and as whom to speak to it. */
export interface Connection {
  readonly uri: string
  readonly user: string
  readonly password: string
  readonly database: string
}

/** The environment, read once and checked. */
export interface Config {
  readonly host: string
  readonly port: number
  readonly corsOrigins: readonly string[]
  /** Absolute path of the folder that holds the local Neo4j. */
  readonly home: string
  /** A Neo4j that runs elsewhere; null when Warrant runs its own. */
  readonly neo4j: Connection | null
  readonly localNeo4j: LocalNeo4jMemory
  readonly logLevel: LogLevel
  readonly operationTimeoutMs: number
  readonly maxTokens: number
  readonly maxDepth: number
  readonly maxPageSize: number
  readonly maxCost: number
  readonly maxBodyBytes: number
  readonly maxSubscriptions: number
}

/** How much memory the local Neo4j may take. */
export interface LocalNeo4jMemory {
  readonly heapMib: number
  readonly pageCacheMib: number
}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const
export type LogLevel = (typeof LOG_LEVELS)[number]

/** A value of the environment that cannot be used. The message names the variable, what was expected and what came. */
export class ConfigError extends UserError {
  override name = 'ConfigError'
}

/** What the README says of a variable. */
export interface Documentation {
  readonly about: string
  /** What a value must look like; messages about bad values say it too. */
  readonly expects: string
  /** The default as a user would write it; null when there is none. */
  readonly default: string | null
  /** Whether messages must not show the value. */
  readonly secret?: true
}

const documentation = z.registry<Documentation>()

function text(fallback: string, about: string) {
  const schema = z.string().default(fallback)
  return schema.register(documentation, { about, expects: 'text', default: fallback })
}

function integer(least: number, most: number, fallback: number, about: string) {
  const schema = z
    .string()
    .default(String(fallback))
    .refine((digits) => /^\d+$/.test(digits) && Number(digits) >= least && Number(digits) <= most)
    .transform(Number)
  return schema.register(documentation, {
    about,
    expects: `a whole number from ${least} to ${most}`,
    default: String(fallback),
  })
}

const NEO4J_SCHEMES = ['neo4j', 'neo4j+s', 'neo4j+ssc', 'bolt', 'bolt+s', 'bolt+ssc']

/** Every variable Warrant reads: its value, and what is said of it. */
const environment = z.object({
  HOST: text('127.0.0.1', 'Address the server listens on.'),
  PORT: integer(0, 65_535, 4000, 'Port the server listens on; 0 takes a free one.'),
  CORS_ORIGIN: z
    .string()
    .default('')
    .transform((list) => list.split(',').map((origin) => origin.trim()))
    .transform((list) => list.filter((origin) => origin !== ''))
    .refine((list) => list.every(isOrigin))
    .register(documentation, {
      about: 'Origins whose pages may call the API.',
      expects: 'origins such as https://example.org, separated by commas',
      default: null,
    }),
  WARRANT_HOME: z
    .string()
    .default(DEFAULT_HOME)
    .transform((folder) => path.resolve(folder))
    .register(documentation, {
      about: 'Folder of the local Neo4j: its program, data, password and logs.',
      expects: 'the path of a folder',
      default: '.warrant',
    }),
  NEO4J_URI: z
    .string()
    .refine((uri) => NEO4J_SCHEMES.some((scheme) => isUrl(uri, `${scheme}:`)))
    .optional()
    .register(documentation, {
      about: 'A Neo4j that runs elsewhere (5.26 or newer). Without it Warrant runs its own.',
      expects: `an address such as neo4j://localhost:7687 (${NEO4J_SCHEMES.join(', ')})`,
      default: null,
    }),
  NEO4J_USER: text('neo4j', 'User name for the Neo4j of NEO4J_URI.'),
  NEO4J_PASSWORD: z.string().optional().register(documentation, {
    about: 'Password for the Neo4j of NEO4J_URI, and needed with it.',
    expects: 'the password of the Neo4j that NEO4J_URI names',
    default: null,
    secret: true,
  }),
  NEO4J_DATABASE: text('neo4j', 'Name of the database in the Neo4j of NEO4J_URI.'),
  LOCAL_NEO4J_HEAP_MIB: integer(256, 1_048_576, 1024, 'Most heap the local Neo4j takes, in MiB.'),
  LOCAL_NEO4J_PAGE_CACHE_MIB: integer(16, 1_048_576, 512, 'Its page cache, in MiB.'),
  LOG_LEVEL: z
    .enum(LOG_LEVELS)
    .default('info')
    .register(documentation, {
      about: 'Least severe level that is logged.',
      expects: `one of ${LOG_LEVELS.join(', ')}`,
      default: 'info',
    }),
  OPERATION_TIMEOUT_MS: integer(
    100,
    600_000,
    10_000,
    'Longest an operation may run, in milliseconds.',
  ),
  MAX_TOKENS: integer(100, 100_000, 2000, 'Most tokens a GraphQL document may have.'),
  MAX_DEPTH: integer(1, 100, 15, 'Deepest nesting a GraphQL document may have.'),
  MAX_PAGE_SIZE: integer(1, 1000, 100, 'Most items one page of a list may have.'),
  MAX_COST: integer(
    100,
    100_000_000,
    50_000,
    'Most that an operation may cost: nodes and pages, by its own page sizes.',
  ),
  MAX_BODY_BYTES: integer(1000, 100_000_000, 1_000_000, 'Most bytes a request may have.'),
  MAX_SUBSCRIPTIONS: integer(0, 10_000, 20, 'Most subscriptions open at one time.'),
})

/** What is said of each variable, in the order of the README's table. */
export function documentedVariables(): ({ readonly name: string } & Documentation)[] {
  return Object.keys(environment.shape).map((name) => ({ name, ...documentationOf(name) }))
}

/**
 * Reads the environment. A variable that is empty counts as not set.
 *
 * @throws ConfigError naming every variable that cannot be used.
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const set = Object.entries(env).filter(([, value]) => value !== undefined && value !== '')
  const parsed = environment.safeParse(Object.fromEntries(set))
  if (!parsed.success) {
    const names = new Set(parsed.error.issues.map((issue) => String(issue.path[0])))
    throw new ConfigError([...names].map((name) => complaint(name, env[name])).join('\n'))
  }
  const values = parsed.data
  return {
    host: values.HOST,
    port: values.PORT,
    corsOrigins: values.CORS_ORIGIN,
    home: values.WARRANT_HOME,
    neo4j: connectionElsewhere(values),
    localNeo4j: {
      heapMib: values.LOCAL_NEO4J_HEAP_MIB,
      pageCacheMib: values.LOCAL_NEO4J_PAGE_CACHE_MIB,
    },
    logLevel: values.LOG_LEVEL,
    operationTimeoutMs: values.OPERATION_TIMEOUT_MS,
    maxTokens: values.MAX_TOKENS,
    maxDepth: values.MAX_DEPTH,
    maxPageSize: values.MAX_PAGE_SIZE,
    maxCost: values.MAX_COST,
    maxBodyBytes: values.MAX_BODY_BYTES,
    maxSubscriptions: values.MAX_SUBSCRIPTIONS,
  }
}

function connectionElsewhere(values: z.infer<typeof environment>): Connection | null {
  if (values.NEO4J_URI === undefined) return null
  if (values.NEO4J_PASSWORD === undefined) {
    throw new ConfigError(complaint('NEO4J_PASSWORD', undefined))
  }
  return {
    uri: values.NEO4J_URI,
    user: values.NEO4J_USER,
    password: values.NEO4J_PASSWORD,
    database: values.NEO4J_DATABASE,
  }
}

function complaint(name: string, value: string | undefined): string {
  const { expects, secret } = documentationOf(name)
  const came = value === undefined ? 'is not set' : secret ? 'cannot be used' : `is "${value}"`
  return `${name} ${came}; expected ${expects}.`
}

function documentationOf(name: string): Documentation {
  const schemas: Readonly<Record<string, z.ZodType>> = environment.shape
  const schema = schemas[name]
  const found = schema && documentation.get(schema)
  if (!found) throw new Error(`The variable ${name} is not documented; register it in config.ts.`)
  return found
}

function isOrigin(value: string): boolean {
  return URL.canParse(value) && new URL(value).origin === value
}

function isUrl(value: string, protocol: string): boolean {
  return URL.canParse(value) && new URL(value).protocol === protocol && value.includes('://')
}
