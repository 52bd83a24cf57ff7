import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openGraph } from '../../src/graph/driver.ts'
import { dataOf, executeDocument } from '../support/execute.ts'
import { idOf, writeFixture } from '../support/graph-fixture.ts'
import { testConnection } from '../support/neo4j.ts'
import { shown, statementsOf } from '../support/read-statements.ts'

const graph = openGraph(testConnection())

beforeAll(() => writeFixture(graph))
afterAll(() => graph.close())

const cypherOf = async (document: string) =>
  (await statementsOf(graph, () => executeDocument(graph, document))).map(shown).join('\n\n')

test('cypher', async () => {
  console.log(
    await cypherOf(
      '{ allegations { facets(by: [{ field: KIND }, { field: STATUS }, {rulingsEdge: OUTCOMES}, {field: STATUS_AS_OF_YEAR}]) { by total missing valueCount values { value label meaning count } } statistics(of: [COUNTS, STATUS_AS_OF]) {of min max mean sum median count missing earliest latest}} fundraisers {statistics(of: [RAISED]) {count missing byCurrency {currency median {amount} sum {amount}}}}}',
    ),
  )
  console.log(
    JSON.stringify(
      await dataOf(
        graph,
        '{ allegations { facets(by: [{ field: KIND }, { field: STATUS }, {rulingsEdge: OUTCOMES}, {field: STATUS_AS_OF_YEAR}]) { by total missing valueCount values { value label meaning count } } statistics(of: [COUNTS, STATUS_AS_OF]) {of min max mean sum median count missing earliest latest}} fundraisers {statistics(of: [RAISED]) {count missing byCurrency {currency median {amount} sum {amount}}}}}',
      ),
      null,
      1,
    ),
  )
  console.log(
    await cypherOf(
      `{ unit(id: "${idOf('Unit', 0)}") { officers { facets(by: [{ field: RANK_FLAGS }, {allegations: KIND}, {allegationsEdge: AGE_AT}]) { by total } edgeFacets(by: [FROM_MONTH]) {total} edgeStatistics(of: [FROM]) {count}} } }`,
    ),
  )
})
