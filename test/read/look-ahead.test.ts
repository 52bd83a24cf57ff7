import { afterAll, beforeAll, expect, test } from 'vitest'
import { encodeCursor } from '../../src/cursors.ts'
import { openGraph } from '../../src/graph/driver.ts'
import { schema } from '../../src/schema/index.ts'
import { executeDocument } from '../support/execute.ts'
import { writeFixture } from '../support/graph-fixture.ts'
import { testConnection } from '../support/neo4j.ts'
import { Random } from '../support/random.ts'
import { randomDocument, type World } from '../support/random-document.ts'

const graph = openGraph(testConnection())

beforeAll(() => writeFixture(graph))
afterAll(() => graph.close())

/** Give other documents: `DOCUMENT_SEED=… npx vitest run test/read/look-ahead.test.ts`. */
const firstSeed = Number(process.env.DOCUMENT_SEED ?? 1)
const documents = Number(process.env.DOCUMENTS ?? 300)

/** Ids of every type, and cursors of every kind of list. */
async function lookAround(): Promise<World> {
  const ids = await graph.read(
    'MATCH (n) WHERE n.id IS NOT NULL AND NOT n:Model RETURN n.id ORDER BY n.id',
  )
  const keys = await graph.read(
    `MATCH (n) WHERE n.sort IS NOT NULL RETURN n.sort AS key
     UNION MATCH (c:Claim) RETURN c.id AS key
     UNION MATCH (n)-[r]-() WHERE n.sort IS NOT NULL RETURN n.sort + '\\u0001' + r.id AS key`,
  )
  return {
    ids: [...ids.map(([id]) => String(id)), 'officer-nobody', 'nonsense', ''],
    cursors: keys.map(([key]) => encodeCursor(String(key))).toSorted(),
  }
}

test(`what is read ahead in one statement is what is read level by level, in ${documents} random documents`, async () => {
  const world = await lookAround()
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
