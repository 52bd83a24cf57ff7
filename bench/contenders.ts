import type { Connection } from '../src/config.ts'
import { encodeCursor } from '../src/cursors.ts'
import { Child } from './child.ts'
import type { Sample } from './database.ts'
import type { Answer, Operation } from './operations.ts'
import type { Question, Reply } from './servers/host.ts'

export interface Contender {
  readonly name: ContenderName
  readonly about: string
  readonly file: string
  /** The request bodies of an operation, sent in turn; none where it cannot be asked this. */
  bodies(operation: Operation, sample: Sample): readonly string[]
  /** Its answer in Warrant's shape. */
  normalise(operation: Operation, data: Answer): Answer
}

export const contenderNames = ['warrant', 'library', 'http', 'yoga'] as const
export type ContenderName = (typeof contenderNames)[number]

/** Variables of an operation; `after` is a sort key. Many ids, so that nothing is measured that is cached by id. */
function variablesOf(
  { name }: Operation,
  sample: Sample,
): readonly Readonly<Record<string, unknown>>[] {
  switch (name) {
    case 'Q1':
      return sample.officers.map((id) => ({ id }))
    case 'Q2':
    case 'Q6':
      return [{}]
    case 'Q3':
      return [{ id: sample.hub }]
    case 'Q5':
      return [{ id: sample.hub, after: '', offset: 0 }]
    case 'Q5deep':
      return [{ id: sample.hub, after: sample.deepKey, offset: sample.deepOffset }]
    case 'Q4':
      return [{ kind: 'Neglect of duty' }]
    case 'Q5small':
      return [{ id: sample.smallUnit, after: '' }]
    case 'Q8':
    case 'facets':
      return [{ id: sample.unit }]
    case 'filter':
      return [{ unit: sample.unit }]
    case 'Q9':
      return sample.names.map((name) => {
        const [text = ''] = name.split(' ')
        return { text, lucene: luceneOf([text]) }
      })
    case 'suggest':
      return sample.names.map((name) => {
        const prefix = name.slice(0, 4)
        return { prefix, lucene: luceneOf([`${prefix}*`]) }
      })
    case 'paths':
      return sample.pairs.map(([from, to]) => ({ from, to }))
    case 'Q7':
      return sample.officers.map((id) => ({ id, unit: sample.hub }))
  }
}

/** What whoever writes the query by hand would ask of the index: all words, among officers. */
const luceneOf = (words: readonly string[]) =>
  ['+#officer', ...words.map((word) => `+${word.toLowerCase()}`)].join(' ')

const withCursor = ({ offset: _, after, ...variables }: Readonly<Record<string, unknown>>) =>
  typeof after === 'string'
    ? { ...variables, after: after === '' ? null : encodeCursor(after) }
    : variables

const same = (_: Operation, data: Answer) => data

export const contenders: readonly Contender[] = [
  {
    name: 'warrant',
    about: 'Warrant',
    file: './servers/warrant.ts',
    bodies: (operation, sample) =>
      variablesOf(operation, sample).map((variables) =>
        JSON.stringify({ query: operation.document, variables: withCursor(variables) }),
      ),
    normalise: same,
  },
  {
    name: 'library',
    about: '@neo4j/graphql',
    file: './servers/neo4j-graphql.ts',
    bodies: (operation, sample) =>
      operation.neo4jGraphql === null
        ? []
        : variablesOf(operation, sample).map(({ after: _, ...variables }) =>
            JSON.stringify({ query: operation.neo4jGraphql, variables }),
          ),
    normalise: (operation, data) => operation.normalise(data),
  },
  {
    name: 'http',
    about: 'one statement, node:http',
    file: './servers/hand-written-http.ts',
    bodies: (operation, sample) =>
      variablesOf(operation, sample).map(({ offset: _, ...variables }) =>
        JSON.stringify({ operation: operation.name, variables }),
      ),
    normalise: same,
  },
  {
    name: 'yoga',
    about: 'one statement, Yoga',
    file: './servers/hand-written-yoga.ts',
    bodies: (operation, sample) =>
      variablesOf(operation, sample).map((variables) =>
        JSON.stringify({
          query: operation.document,
          variables: withCursor(variables),
          extensions: { operation: operation.name },
        }),
      ),
    normalise: same,
  },
]

/** A contender's process, which serves until it is ended. */
export interface Running {
  readonly contender: Contender
  readonly url: string
  ask(question: Question['ask']): Promise<Reply>
  end(): Promise<void>
}

export async function start(contender: Contender, connection: Connection): Promise<Running> {
  const env = { BENCH_SERVER: JSON.stringify(connection) }
  const child = new Child<Question, Reply>(contender.file, env)
  const { url } = await child.next()
  return { contender, url, ask: (ask) => child.ask({ ask }), end: () => child.end() }
}
