import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { exportFtm } from '../../src/exporter/export-ftm.ts'
import { importFolder } from '../../src/importer/import-folder.ts'
import { idOf } from '../support/data-set.ts'
import { textWritten } from '../support/exported.ts'
import { importData, useGraph } from '../support/graph.ts'
import { writeFixture } from '../support/graph-fixture.ts'

const entitySchema = z.strictObject({
  id: z.string(),
  schema: z.string(),
  properties: z.record(z.string(), z.array(z.string()).min(1)),
})
type Entity = z.infer<typeof entitySchema>

const fixture = z.object({
  schemata: z.record(
    z.string(),
    z.object({ extends: z.array(z.string()), properties: z.record(z.string(), z.string()) }),
  ),
})

const graph = useGraph()
const seed = fileURLToPath(new URL('../../seeds/met-police-thread', import.meta.url))
let schemata: z.infer<typeof fixture>['schemata']
let entities: readonly Entity[]
let byId: ReadonlyMap<string, Entity>

beforeAll(async () => {
  const file = new URL('../fixtures/followthemoney.json', import.meta.url)
  schemata = fixture.parse(JSON.parse(await readFile(file, 'utf8'))).schemata
  await writeFixture(graph)
  await importFolder({ graph, folder: seed })
  await importData(graph, {
    records: [
      { type: 'Officer', key: 'named', fields: { name: 'Ann Example', identification: 'NAMED' } },
      {
        type: 'Officer',
        key: 'partly',
        fields: { name: 'Example', identification: 'PARTLY_NAMED' },
      },
      {
        type: 'Officer',
        key: 'hidden',
        fields: { name: 'Officer A', identification: 'ANONYMISED' },
      },
      {
        type: 'Allegation',
        key: 'a',
        fields: { title: 'Theft', offence: 'theft', status: 'CHARGED' },
        relationships: { against: [{ entity: 'Officer/named' }] },
      },
      { type: 'Case', key: 'complaint', fields: { title: 'C', kind: 'POLICE_COMPLAINT' } },
      { type: 'Case', key: 'trial', fields: { title: 'T', kind: 'PROSECUTION', opened: '2020~' } },
    ],
  })
  const text = await textWritten((output) => exportFtm(graph, output, () => {}))
  entities = text
    .trimEnd()
    .split('\n')
    .map((line) => entitySchema.parse(JSON.parse(line)))
  byId = new Map(entities.map((entity) => [entity.id, entity]))
})

/** The schema and those that it extends. */
function lineage(name: string): readonly string[] {
  return [name, ...(schemata[name]?.extends ?? []).flatMap(lineage)]
}

test('every entity is of a schema of FollowTheMoney, and every property is one of that schema', () => {
  const wrong = entities.flatMap(({ schema, properties }) => {
    const known = lineage(schema).flatMap((name) => Object.keys(schemata[name]?.properties ?? {}))
    if (known.length === 0) return [`there is no ${schema}`]
    return Object.keys(properties)
      .filter((name) => !known.includes(name))
      .map((name) => `${schema}.${name}`)
  })
  expect([...new Set(wrong)]).toEqual([])
})

test('properties that lead to an entity lead to one of the schema that they ask for', () => {
  const wrong = entities.flatMap(({ schema, properties }) =>
    Object.entries(properties).flatMap(([name, values]) => {
      const kind = lineage(schema)
        .map((each) => schemata[each]?.properties[name])
        .find((found) => found !== undefined)
      if (kind === undefined || !/^[A-Z]/.test(kind)) return []
      return values
        .map((id) => byId.get(id)?.schema)
        .filter((far) => far === undefined || !lineage(far).includes(kind))
        .map((far) => `${schema}.${name} → ${far}`)
    }),
  )
  expect([...new Set(wrong)]).toEqual([])
})

test('dates are years, months or days, and what is less certain is said in words', () => {
  const dates = entities.flatMap(({ schema, properties }) =>
    Object.entries(properties).flatMap(([name, values]) =>
      lineage(schema).some((each) => schemata[each]?.properties[name] === 'date') ? values : [],
    ),
  )
  expect(dates.length).toBeGreaterThan(10)
  expect(dates.filter((date) => !/^\d{4}(-\d\d(-\d\d)?)?$/.test(date))).toEqual([])
  const properties = byId.get(idOf('Case', 'trial'))?.properties
  expect(properties).not.toHaveProperty('fileDate')
  expect(properties?.summary).toEqual(['Date: 2020~ (EDTF)'])
})

test('an accusation is a note that says so, and no sanction, topic, status or crime of a person', () => {
  expect(byId.get(idOf('Allegation', 'a'))).toMatchObject({
    schema: 'Note',
    properties: {
      name: ['Allegation: Theft'],
      entity: [idOf('Officer', 'named')],
      description: expect.arrayContaining(['An accusation is not a finding.']),
    },
  })
  const said = new Set(
    entities.flatMap(({ schema, properties }) => [schema, ...Object.keys(properties)]),
  )
  for (const word of ['Sanction', 'topics', 'program', 'keywords']) expect(said).not.toContain(word)
  const people = entities.filter(({ schema }) => schema === 'Person')
  expect(people.filter(({ properties }) => 'status' in properties)).toEqual([])
})

test('a surname alone is a weak alias, and who is anonymised has no name to be matched by', () => {
  const named = (key: string) => byId.get(idOf('Officer', key))?.properties
  expect(named('named')).toMatchObject({ name: ['Ann Example'] })
  expect(named('partly')).toMatchObject({ weakAlias: ['Example'] })
  expect(named('partly')).not.toHaveProperty('name')
  for (const property of ['name', 'alias', 'weakAlias'])
    expect(named('hidden')).not.toHaveProperty(property)
})

test('only what is before a court is a court case', () => {
  expect(byId.get(idOf('Case', 'trial'))?.schema).toBe('CourtCase')
  expect(byId.get(idOf('Case', 'complaint'))?.schema).toBe('Event')
})

test('candidates for being the same are not among the links', () => {
  const roles = entities.flatMap(({ properties }) => properties.role ?? [])
  expect(roles).toContain('mentions')
  expect(roles.filter((role) => role.includes('possibly'))).toEqual([])
})
