import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { isScalarType, isSpecifiedScalarType } from 'graphql'
import { beforeAll, describe, expect, test } from 'vitest'
import { documentedVariables } from '../../src/config.ts'
import { errorCodes } from '../../src/errors.ts'
import { importFolder } from '../../src/importer/import-folder.ts'
import { createLogger } from '../../src/log.ts'
import { schema } from '../../src/schema/index.ts'
import { loadSeeds } from '../../src/seeds.ts'
import { apiOver } from '../support/api.ts'
import { withFolder } from '../support/folder.ts'
import { useGraph } from '../support/graph.ts'

const root = new URL('../../', import.meta.url)
const read = (name: string) => readFileSync(new URL(name, root), 'utf8')
const readme = read('README.md')

/** The text of the code blocks of a language, in order. */
function blocks(language: string): string[] {
  return [...readme.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].flatMap(([, name, text]) =>
    name === language && text ? [text] : [],
  )
}

const graph = useGraph()
const ask = apiOver(graph)

beforeAll(() => loadSeeds(graph, createLogger('silent')))

describe('The README', () => {
  test('shows the answer that its first query gets', async () => {
    const [query = ''] = blocks('graphql')
    const [answer = ''] = blocks('json')
    expect(await ask(query)).toEqual({ data: JSON.parse(answer) })
  })

  test('has queries to explore with that find something', async () => {
    const [, ...others] = blocks('graphql')
    expect(others.length).toBeGreaterThan(4)
    for (const query of others) {
      const { data, errors } = await ask(query)
      expect(errors).toBeUndefined()
      for (const value of Object.values(data ?? {})) {
        expect(value).not.toBeNull()
        for (const list of ['edges', 'nodes', 'paths', 'links'])
          expect(value).not.toMatchObject({ [list]: [] })
      }
    }
  })

  test('counts with a query of its own', async () => {
    const query = blocks('graphql').find((each) => each.includes('facets(')) ?? ''
    const { data, errors } = await ask(query)
    expect(errors).toBeUndefined()
    expect(data).toMatchObject({
      allegations: {
        facets: [{ by: 'STATUS' }, { by: 'STATUS_AS_OF_YEAR' }, { by: 'rulingsEdge.FINDING' }],
        statistics: [{ count: expect.any(Number), sum: expect.any(Number) }],
      },
    })
  })

  test('has a data set to import that goes in whole, and once', async () => {
    const [manifest = '', records = ''] = blocks('yaml')
    await withFolder({ 'dataset.yaml': manifest, 'records.yaml': records }, async (folder) => {
      const first = await importFolder({ graph, folder })
      expect(first.problems).toEqual([])
      expect(first.counts.added).toBe(2)
      expect((await importFolder({ graph, folder })).outcome).toBe('unchanged')
    })
    const { data } = await ask(
      '{ unit(id: "unit-jzq1axgftgea4dsmgwxg") { officers { nodes { label rank rankAsOf { edtf } } } } }',
    )
    expect(JSON.stringify(data)).toContain(
      '{"label":"Alex Example","rank":"INSPECTOR","rankAsOf":{"edtf":"2026"}}',
    )
  })

  test('lists every environment variable with its default', () => {
    const rows = documentedVariables().map(
      ({ name, about, default: fallback }) =>
        `| \`${name}\` | ${fallback === null ? '–' : `\`${fallback}\``} | ${about} |`,
    )
    const table = ['| variable | default | what it does |', '|---|---|---|', ...rows].join('\n')
    expect(readme).toContain(`<!-- configuration: begin -->\n${table}\n<!-- configuration: end -->`)
  })

  test('says what each scalar of the schema is to a client with generated types', () => {
    const [snippet = ''] = blocks('ts')
    const [, scalars = ''] = /scalars: (\{[^}]*\})/.exec(snippet) ?? []
    const named = [...scalars.matchAll(/(\w+): '\w+'/g)].map(([, name]) => name)
    const declared = Object.values(schema.getTypeMap())
      .filter((type) => isScalarType(type) && !isSpecifiedScalarType(type))
      .map(({ name }) => name)
    expect(named.toSorted()).toEqual(declared.toSorted())
  })

  test('lists every error code of the API', () => {
    for (const code of Object.keys(errorCodes)) expect(readme).toContain(`\`${code}\``)
  })
})

describe('The examples in GraphiQL', () => {
  const folder = new URL('examples/', root)
  const names = readdirSync(fileURLToPath(folder)).filter((name) => name.endsWith('.graphql'))

  test.each(names)('%s gets an answer with something in it', async (name) => {
    const variablesFile = name.replace('.graphql', '.variables.json')
    const variables = readdirSync(fileURLToPath(folder)).includes(variablesFile)
      ? JSON.parse(read(`examples/${variablesFile}`))
      : {}
    const { data, errors } = await ask(read(`examples/${name}`), variables)
    expect(errors).toBeUndefined()
    for (const value of Object.values(data ?? {})) {
      expect(value).not.toBeNull()
      expect(value).not.toMatchObject({ nodes: [] })
    }
  })
})
