import { expect, test } from 'vitest'
import { projectEntities } from '../../src/graph/write/project.ts'
import { useGraph } from '../support/graph.ts'

const graph = useGraph()

test('entities of a type that is no longer declared are left alone, and the others go on', async () => {
  await graph.execute(
    "CREATE (:Entity:Vehicle {id: 'vehicle-1', sort: 'v'}) CREATE (:Entity:Officer {id: 'officer-1', sort: 'o'})",
  )
  const counts = await graph.write((run) => projectEntities(run, ['vehicle-1', 'officer-1']))
  // Nobody claims the officer any more.
  expect(counts.entitiesRemoved).toBe(1)
  expect(await graph.read('MATCH (n:Entity) RETURN n.id')).toEqual([['vehicle-1']])
})
