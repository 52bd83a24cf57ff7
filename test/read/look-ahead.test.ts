import { afterAll, beforeAll, expect, test } from 'vitest'
import { openGraph } from '../../src/graph/driver.ts'
import { schema } from '../../src/schema/index.ts'
import { executeDocument } from '../support/execute.ts'
import { writeFixture } from '../support/graph-fixture.ts'
import { lookAround } from '../support/look-around.ts'
import { testConnection } from '../support/neo4j.ts'
import { Random } from '../support/random.ts'
import { randomDocument } from '../support/random-document.ts'

const graph = openGraph(testConnection())

beforeAll(() => writeFixture(graph))
afterAll(() => graph.close())

/** Give other documents: `DOCUMENT_SEED=… npx vitest run test/read/look-ahead.test.ts`. */
const firstSeed = Number(process.env.DOCUMENT_SEED ?? 1)
const documents = Number(process.env.DOCUMENTS ?? 300)

test(`what is read ahead in one statement is what is read level by level, in ${documents} random documents`, async () => {
  const world = await lookAround(graph)
  const wrong: string[] = []
  for (let seed = firstSeed; seed < firstSeed + documents; seed++) {
    const { text, variables } = randomDocument(schema, new Random(seed), world)
    const ahead = await executeDocument(graph, text, variables)
    const byLevel = await executeDocument(graph, text, variables, { lookAhead: false })
    const errors = [...(ahead.result.errors ?? []), ...(byLevel.result.errors ?? [])]
    const same = JSON.stringify(ahead.result) === JSON.stringify(byLevel.result)
    if (!same || errors.length > 0)
      wrong.push(
        [
          `seed ${seed}: ${errors.map(({ message }) => message).join('; ') || 'the answers differ'}`,
          text,
          JSON.stringify(variables),
        ].join('\n'),
      )
  }
  expect(wrong.slice(0, 5).join('\n\n')).toBe('')
}, 900_000)
