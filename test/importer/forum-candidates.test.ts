import { beforeAll, expect, test } from 'vitest'
import { apiOver } from '../support/api.ts'
import { writeClaims } from '../support/claims.ts'
import { useGraph } from '../support/graph.ts'

const graph = useGraph()
const ask = apiOver(graph)

const POST = 'post-aaaaaaaaaaaaaaaaaaaa'
const OFFICER = 'officer-aaaaaaaaaaaaaaaaaaaa'
const UNIT = 'unit-aaaaaaaaaaaaaaaaaaaa'

beforeAll(() =>
  writeClaims(graph, [
    { about: OFFICER, fields: { name: 'Norman Hale', identification: 'NAMED' } },
    { about: UNIT, fields: { name: 'Rivershire Police', identification: 'NAMED' } },
    { about: POST, fields: { position: 1 } },
    {
      about: POST,
      links: [
        {
          edge: 'POSSIBLY_SAME',
          to: OFFICER,
          properties: { score: 0.3, reasons: 'a surname alone' },
        },
      ],
    },
    { about: POST, links: [{ edge: 'MENTIONS', to: UNIT, properties: { start: 0, end: 17 } }] },
  ]),
)

test('a claim that carries a candidate and nothing else is found by no query, and counts for nothing', async () => {
  const [[candidate] = []] = await graph.read('MATCH (c:Claim) WHERE c.candidate RETURN c.id')
  const { data, errors } = await ask(
    `query Q($candidate: ID!) {
       post(id: "${POST}") { claims { totalCount nodes { id } } history { nodes { claim { id } } } }
       past: post(id: "${POST}", asOf: "2124-01-01") { claims { nodes { id } } }
       posts(filter: { claims: { none: { verified: true } } }) { totalCount }
       node(id: $candidate) { id }
       nodePast: node(id: $candidate, asOf: "2124-01-01") { id }
     }`,
    { candidate },
  )
  expect(errors).toBeUndefined()
  expect(JSON.stringify(data)).not.toContain(candidate)
  expect(data).toMatchObject({
    post: { claims: { totalCount: 2 } },
    node: null,
    nodePast: null,
  })
  expect(await graph.read('MATCH (p:Post) RETURN p.claimCount')).toEqual([[2]])
})

test('a candidate is kept, and shown neither as a relationship nor by the claim that carries it', async () => {
  expect(await graph.read('MATCH (:Post)-[r:POSSIBLY_SAME]->(:Officer) RETURN r.score')).toEqual([
    [0.3],
  ])
  const { data, errors } = await ask(
    `{ post(id: "${POST}") { mentions { nodes { __typename } } claims { nodes { relationships { type properties } } } }
       officer(id: "${OFFICER}") { mentionedIn { totalCount } claims { totalCount } } }`,
  )
  expect(errors).toBeUndefined()
  const shown = JSON.stringify(data)
  expect(shown).toContain('MENTIONS')
  expect(shown).not.toMatch(/POSSIBLY_SAME|surname|Norman/)
  expect(data).toMatchObject({ officer: { mentionedIn: { totalCount: 0 } } })
})
