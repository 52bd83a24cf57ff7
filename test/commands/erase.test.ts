import { spawnSync } from 'node:child_process'
import { existsSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { idOf, withDataSet } from '../support/data-set.ts'
import { temporaryFolder } from '../support/fake-program.ts'
import { clearGraph, useGraph } from '../support/graph.ts'
import { testConnection } from '../support/neo4j.ts'

const PROGRAM = fileURLToPath(new URL('../../bin/warrant.mjs', import.meta.url))
const graph = useGraph()

test('What is erased goes from the graph and from the refused rows that were kept, and no import brings it back', {
  timeout: 300_000,
}, async () => {
  await clearGraph(graph)
  const home = temporaryFolder()
  const { uri, user, password, database } = testConnection()
  const warrant = (...parameters: readonly string[]) => {
    const run = spawnSync(process.execPath, [PROGRAM, ...parameters], {
      env: {
        PATH: process.env.PATH,
        NO_COLOR: '1',
        WARRANT_HOME: home,
        NEO4J_URI: uri,
        NEO4J_USER: user,
        NEO4J_PASSWORD: password,
        NEO4J_DATABASE: database,
      },
      encoding: 'utf8',
    })
    return { code: run.status, out: run.stdout, err: run.stderr }
  }
  const records = [
    { type: 'Officer', key: 'a', fields: { name: 'Ann Example' } },
    { type: 'Officer', key: 'b', fields: { name: 'Ben Example', rank: 'SARGE' } },
  ]
  await withDataSet({ records }, async (folder) => {
    expect(warrant('import', folder).code).toBe(1)
    const rejects = path.join(home, 'rejects', 'example')
    expect(existsSync(rejects)).toBe(true)
    const id = idOf('Officer', 'a')
    const erased = warrant('erase', id, '--ground', 'Withdrawn by the court.', '--yes')
    expect(erased).toMatchObject({ code: 0, err: '' })
    expect(erased.out).toContain('on this ground: Withdrawn by the court.')
    expect(existsSync(rejects)).toBe(false)
    const again = warrant('import', folder)
    expect(again.code).toBe(1)

    // As an export lists it, of a graph where more was erased than is here.
    const list = path.join(home, 'erasures.jsonl')
    const ahead = { id: idOf('Officer', 'c'), ground: 'Withdrawn elsewhere.' }
    writeFileSync(
      list,
      `${JSON.stringify({ id, ground: 'Withdrawn.' })}\n${JSON.stringify(ahead)}\n`,
    )
    const kept = warrant('erase', '--from', list, '--yes')
    expect(kept.code).toBe(0)
    expect(kept.out).toContain('2 that are not here are known as erased; no import brings them in.')
    expect(existsSync(rejects)).toBe(false)
    warrant('erase', id, '--ground', 'Another ground.', '--yes')
    expect(warrant('erase', id, '--ground', ' ', '--yes').code).not.toBe(0)
    expect(warrant('erase', `${id}~x`, '--ground', 'A ground.', '--yes').code).not.toBe(0)
    writeFileSync(list, '{"id": "nobody"}\n')
    const refused = warrant('erase', '--from', list)
    expect(refused.code).not.toBe(0)
    expect(refused.err).toContain(`${list}:1: expected {"id": …, "ground": …}`)
  })
  const cecil = { type: 'Officer', key: 'c', fields: { name: 'Cecil Example' } }
  await withDataSet({ release: '2', records: [cecil] }, async (folder) => {
    warrant('import', folder)
  })
  expect(await graph.read('MATCH (o:Officer) RETURN o.name')).toEqual([])
  const grounds = await graph.read('MATCH (x:Erasure) RETURN x.ground ORDER BY x.ground')
  expect(grounds).toEqual([['Withdrawn by the court.'], ['Withdrawn elsewhere.']])
  expect(await graph.read("MATCH (c:Claim) WHERE c.asserts CONTAINS 'Ann' RETURN c.id")).toEqual([])
})
