import { Kind, parse } from 'graphql'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openGraph } from '../../src/graph/driver.ts'
import { estimateCost } from '../../src/resolvers/cost.ts'
import { schema } from '../../src/schema/index.ts'
import { executeDocument } from '../support/execute.ts'
import { writeFixture } from '../support/graph-fixture.ts'
import { lookAround } from '../support/look-around.ts'
import { testConnection } from '../support/neo4j.ts'
import { Random } from '../support/random.ts'
import { randomDocument } from '../support/random-document.ts'
import { valuesIn } from '../support/values-in.ts'

const graph = openGraph(testConnection())

beforeAll(() => writeFixture(graph))
afterAll(() => graph.close())

/** Give other documents: `DOCUMENT_SEED=… npx vitest run test/read/cost.test.ts`. */
const firstSeed = Number(process.env.DOCUMENT_SEED ?? 10_001)
const documents = Number(process.env.DOCUMENTS ?? 200)

test(`no operation reads more nodes or answers with more values than it was estimated at, in ${documents} random documents`, async () => {
  const world = await lookAround(graph)
  const wrong: string[] = []
  for (let seed = firstSeed; seed < firstSeed + documents; seed++) {
    const { text, variables } = randomDocument(schema, new Random(seed), world)
    const { nodes, result } = await executeDocument(graph, text, variables)
    const document = parse(text)
    const [operation] = document.definitions
    if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('No operation.')
    const cost = estimateCost({ schema, document, operation, variables }, 100)
    const total = cost?.total ?? 0
    if (nodes > total) wrong.push(`seed ${seed}: ${nodes} nodes, estimated at ${total}\n${text}`)
    const [values, most] = [valuesIn(result.data), cost?.size.values ?? 0]
    if (values > most) wrong.push(`seed ${seed}: ${values} values, estimated at ${most}\n${text}`)
  }
  expect(wrong.slice(0, 3).join('\n\n')).toBe('')
}, 900_000)
