import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openGraph } from '../../src/graph/driver.ts'
import { migrate } from '../../src/graph/migrate/migrate.ts'
import { edgeTypes, nodeTypes } from '../../src/graph/model.ts'
import { cleanDatabase, testConnection, testDriver } from '../support/neo4j.ts'

const graph = openGraph(testConnection())
const driver = testDriver()

afterAll(async () => {
  await graph.close()
  await driver.close()
})

async function namesOf(kind: 'CONSTRAINTS' | 'INDEXES'): Promise<string[]> {
  const rows = await graph.read(`SHOW ${kind} YIELD name RETURN name ORDER BY name`)
  return rows.map(([name]) => String(name))
}

/** The operators that Neo4j plans for a statement, last to first, with the index each of them uses. */
async function planOf(text: string, parameters: object): Promise<string> {
  const { summary } = await driver.executeQuery(`EXPLAIN ${text}`, parameters, {
    database: testConnection().database,
  })
  const lines: string[] = []
  const collect = (operator: typeof summary.plan): void => {
    if (!operator) return
    lines.push(`${operator.operatorType} ${operator.arguments.Details ?? ''}`)
    operator.children.forEach(collect)
  }
  collect(summary.plan)
  return lines.join('\n')
}

describe('on an empty database', () => {
  beforeEach(cleanDatabase)

  test('every declared type gets its constraints and indexes, and they serve queries', async () => {
    const report = await migrate(graph)

    expect(report.upToDate).toBe(false)
    expect(report.created).toEqual(
      expect.arrayContaining([
        'warrant_unique_Entity_id',
        'warrant_unique_Officer_id',
        'warrant_unique_Claim_id',
        'warrant_unique_Dataset_id',
        'warrant_unique_Release_id',
        'warrant_unique_ImportRun_id',
        'warrant_range_Officer_sort',
        'warrant_range_Allegation_kindKey',
        'warrant_range_SERVED_IN_toId_inSort',
        'warrant_range_SUBJECT_OF_fromId_outSort',
      ]),
    )
    expect(await namesOf('INDEXES')).toEqual(expect.arrayContaining([...report.created]))
    const waiting = await graph.read(
      "SHOW INDEXES YIELD state WHERE state <> 'ONLINE' RETURN state",
    )
    expect(waiting).toEqual([])
  })

  test('a second time there is one query and nothing to do', async () => {
    await migrate(graph)
    const reads: string[] = []
    graph.onRead = (text) => reads.push(text)
    const report = await migrate(graph)
    graph.onRead = undefined

    expect(report).toEqual({ upToDate: true, created: [], dropped: [], refreshed: [], notes: [] })
    expect(reads).toHaveLength(1)
  })

  test('two servers that start at once both find the database ready', async () => {
    const other = openGraph(testConnection())
    await Promise.all([migrate(graph), migrate(other)])
    await other.close()

    expect((await migrate(graph)).upToDate).toBe(true)
    expect(await graph.read('MATCH (m:Model) RETURN count(m)')).toEqual([[1]])
  })

  test('indexes of types that are no longer declared are dropped, and those of others stay', async () => {
    await migrate(graph)
    await graph.execute('CREATE INDEX theirs FOR (n:Officer) ON (n.departure)')
    await graph.execute('CREATE CONSTRAINT also_theirs FOR (n:Their) REQUIRE n.key IS UNIQUE')

    const report = await migrate(graph, {
      model: {
        nodeTypes: nodeTypes.filter((type) => type.name !== 'Fundraiser'),
        edgeTypes: edgeTypes.filter((edge) => edge.name !== 'SERVED_IN'),
      },
    })

    expect(report.created).toEqual([])
    expect([...report.dropped].sort()).toEqual([
      'warrant_range_Fundraiser_sort',
      'warrant_range_SERVED_IN_toId_inSort',
      'warrant_unique_Fundraiser_id',
    ])
    expect(await namesOf('INDEXES')).toEqual(expect.arrayContaining(['theirs', 'also_theirs']))
    expect(await namesOf('CONSTRAINTS')).toContain('also_theirs')
  })

  test('what somebody dropped by hand comes back when asked for', async () => {
    await migrate(graph)
    await graph.execute('DROP INDEX warrant_range_Officer_sort')

    expect((await migrate(graph)).upToDate).toBe(true)
    expect((await migrate(graph, { force: true })).created).toEqual(['warrant_range_Officer_sort'])
  })

  test('a constraint that the data breaks is named, with what breaks it', async () => {
    await graph.execute("CREATE (:Officer {id: 'officer-1'}), (:Officer {id: 'officer-1'})")

    await expect(migrate(graph)).rejects.toThrow(
      /warrant_unique_Officer_id cannot be made: .*officer-1.*CREATE CONSTRAINT warrant_unique_Officer_id/s,
    )
    await graph.execute('MATCH (n:Officer) WITH n LIMIT 1 DELETE n')
    expect((await migrate(graph)).created).toContain('warrant_unique_Officer_id')
  })

  test('an index of somebody else that stands in the way is named', async () => {
    await graph.execute('CREATE INDEX theirs FOR (n:Officer) ON (n.id)')

    await expect(migrate(graph)).rejects.toThrow(/warrant_unique_Officer_id cannot be made: /)
    expect(await namesOf('INDEXES')).toContain('theirs')
  })

  test('a database that a newer Warrant set up is left alone', async () => {
    await migrate(graph, { version: '1.10.0' })

    await expect(migrate(graph, { version: '1.9.3' })).rejects.toThrow(
      'Run Warrant 1.10.0 or newer.',
    )
    expect((await migrate(graph, { version: '1.10.0' })).upToDate).toBe(true)
  })
})

describe('Neo4j plans', () => {
  beforeAll(async () => {
    await cleanDatabase()
    await migrate(graph)
    await graph.execute(
      `UNWIND range(1, 2000) AS i
       CREATE (o:Entity:Officer {id: 'officer-' + i, name: 'N' + i, sort: 'n' + i})
       CREATE (o)-[:SERVED_IN {id: 'e' + i, toId: 'unit-1', inSort: 'n' + i}]->(:Entity:Unit {id: 'unit-' + i, sort: 'u' + i})`,
    )
    await graph.execute('CALL db.resampleOutdatedIndexes()')
  })

  test('one officer by id as a look-up of the id', async () => {
    const plan = await planOf('MATCH (n:Officer {id: $p.id}) RETURN n.name', {
      p: { id: 'officer-1' },
    })

    expect(plan).toMatch(/NodeUniqueIndexSeek@neo4j UNIQUE n:Officer\(id\)/)
    expect(plan).not.toMatch(/Scan/)
  })

  test('an entity of any type by id as a look-up of the id', async () => {
    const plan = await planOf('MATCH (n:Entity {id: $p.id}) RETURN n.name', {
      p: { id: 'officer-1' },
    })

    expect(plan).toMatch(/NodeUniqueIndexSeek@neo4j UNIQUE n:Entity\(id\)/)
  })

  test('the claims of an entity as a range of their ids', async () => {
    const plan = await planOf("MATCH (c:Claim) WHERE c.id STARTS WITH $p.id + '~' RETURN c.id", {
      p: { id: 'officer-1' },
    })

    expect(plan).toMatch(/NodeUniqueIndexSeekByRange@neo4j UNIQUE c:Claim\(id\)/)
  })

  test('a page of a type as a walk along its sort keys, without sorting', async () => {
    const plan = await planOf(
      'MATCH (n:Officer) WHERE n.sort > $p.after WITH n ORDER BY n.sort LIMIT 21 RETURN n.id',
      { p: { after: '' } },
    )

    expect(plan).toMatch(/NodeIndexSeekByRange@neo4j RANGE INDEX n:Officer\(sort\)/)
    expect(plan).not.toMatch(/Sort@|Top@/)
  })

  test("a page of a hub's members as a walk along the relationships' index, without sorting", async () => {
    const plan = await planOf(
      `MATCH (u:Unit)<-[r:SERVED_IN]-(n) WHERE r.toId = $p.id AND r.inSort > $p.after
       WITH n, r ORDER BY r.toId, r.inSort LIMIT 21 RETURN n.id`,
      { p: { id: 'unit-1', after: '' } },
    )

    expect(plan).toMatch(
      /DirectedRelationshipIndexSeek@neo4j RANGE INDEX .*SERVED_IN\(toId, inSort\)/,
    )
    expect(plan).not.toMatch(/Sort@|Top@/)
  })
})
