import type { Answer, Operation } from './operations.ts'

/*
 * What analysts ask: filters, counts, full text, paths. What is found by words and in what order is each
 * server's own, so that of a search all that can be compared is whether something was found.
 */

const list = (list: Answer[]) => ({ nodes: list })
const hasHits = ({ search }: Answer) => search.nodes.length > 0
/** Counts of values, in one order. */
const counted = (values: readonly Answer[]) =>
  values
    .map(({ value, count }) => ({ value, count }))
    .toSorted((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))

function countBy(items: readonly Answer[], key: string): Answer[] {
  const counts = new Map<string, number>()
  for (const item of items) counts.set(item[key], (counts.get(item[key]) ?? 0) + 1)
  return counted([...counts].map(([value, count]) => ({ value, count })))
}

/** The first facet's values, as the operation's document asks for them. */
const facets = (...all: readonly Answer[][]) => ({
  unit: { officers: { facets: all.map((values) => ({ values })) } },
})

export const analystOperations: readonly Operation[] = [
  {
    name: 'Q4',
    about:
      'officers with some allegation of a kind in a case with a ruling that found guilty, first 20 by name',
    document: /* GraphQL */ `
      query Q4($kind: String!) {
        officers(
          first: 20
          filter: {
            allegations: {
              some: {
                node: {
                  kind: { eq: $kind }
                  cases: { some: { node: { rulings: { some: { node: { finding: { eq: GUILTY } } } } } } }
                }
              }
            }
          }
        ) {
          nodes { id name }
        }
      }
    `,
    neo4jGraphql: /* GraphQL */ `
      query Q4($kind: String!) {
        officers(
          where: {
            sort: { gt: "" }
            allegations: {
              some: {
                kind: { eq: $kind }
                cases: { some: { rulings: { some: { finding: { eq: "GUILTY" } } } } }
              }
            }
          }
          limit: 20
          sort: [{ sort: ASC }]
        ) {
          id
          name
        }
      }
    `,
    normalise: (data) => ({ officers: list(data.officers) }),
  },
  {
    name: 'filter',
    about: 'officers of a unit who took part in an incident of a kind, first 20 by name',
    document: /* GraphQL */ `
      query Filter($unit: ID!) {
        officers(
          first: 20
          filter: {
            units: { some: { node: { id: { eq: $unit } } } }
            incidents: { some: { node: { kind: { eq: ARREST } } } }
          }
        ) {
          nodes { id name }
        }
      }
    `,
    neo4jGraphql: /* GraphQL */ `
      query Filter($unit: ID!) {
        officers(
          where: {
            sort: { gt: "" }
            units: { some: { id: { eq: $unit } } }
            incidents: { some: { kind: { eq: "ARREST" } } }
          }
          limit: 20
          sort: [{ sort: ASC }]
        ) {
          id
          name
        }
      }
    `,
    normalise: (data) => ({ officers: list(data.officers) }),
  },
  {
    name: 'Q5small',
    about: 'the first page of a unit with some 50',
    document: /* GraphQL */ `
      query Q5small($id: ID!) {
        unit(id: $id) {
          officers(first: 20) {
            nodes { id name }
            pageInfo { hasNextPage endCursor }
          }
        }
      }
    `,
    neo4jGraphql: /* GraphQL */ `
      query Q5small($id: ID!) {
        units(where: { id: { eq: $id } }) {
          officersConnection(first: 20, sort: [{ node: { sort: ASC } }]) {
            edges { node { id name } }
            pageInfo { hasNextPage endCursor }
          }
        }
      }
    `,
    normalise: (data) => {
      const { edges, pageInfo } = data.units[0].officersConnection
      return { unit: { officers: { nodes: edges.map(({ node }: Answer) => node), pageInfo } } }
    },
    comparable: ({ unit: { officers } }) => [officers.nodes, officers.pageInfo.hasNextPage],
  },
  {
    name: 'Q8',
    about: 'allegations against the officers of a unit with some thousand, by kind',
    document: /* GraphQL */ `
      query Q8($id: ID!) {
        unit(id: $id) {
          officers { facets(by: [{ allegations: KIND }]) { values { value count } } }
        }
      }
    `,
    // It does not count by a value: what is to be counted is fetched.
    neo4jGraphql: /* GraphQL */ `
      query Q8($id: ID!) {
        units(where: { id: { eq: $id } }) { officers { allegations { id kind } } }
      }
    `,
    normalise: ({ units: [unit] }) => {
      const allegations = unit.officers.flatMap((officer: Answer) => officer.allegations)
      const each = new Map<string, Answer>(allegations.map((one: Answer) => [one.id, one]))
      return facets(countBy([...each.values()], 'kind'))
    },
    comparable: ({ unit }) => counted(unit.officers.facets[0].values),
  },
  {
    name: 'facets',
    about: 'officers of a unit with some thousand, by rank and by duty status',
    document: /* GraphQL */ `
      query Facets($id: ID!) {
        unit(id: $id) {
          officers { facets(by: [{ field: RANK }, { field: DUTY_STATUS }]) { values { value count } } }
        }
      }
    `,
    neo4jGraphql: /* GraphQL */ `
      query Facets($id: ID!) {
        units(where: { id: { eq: $id } }) { officers { id rank dutyStatus } }
      }
    `,
    normalise: ({ units: [unit] }) => {
      // Whoever served twice is there twice.
      const each = new Map<string, Answer>(unit.officers.map((one: Answer) => [one.id, one]))
      return facets(countBy([...each.values()], 'rank'), countBy([...each.values()], 'dutyStatus'))
    },
    comparable: ({ unit }) => unit.officers.facets.map(({ values }: Answer) => counted(values)),
  },
  {
    name: 'Q9',
    about: 'full text among officers, 20 hits',
    document: /* GraphQL */ `
      query Q9($text: String!) {
        search(query: $text, types: [OFFICER], first: 20) { nodes { ... on Officer { id name } } }
      }
    `,
    neo4jGraphql: /* GraphQL */ `
      query Q9($lucene: String!) {
        officersByText(phrase: $lucene, first: 20) { edges { node { id name } } }
      }
    `,
    normalise: ({ officersByText: { edges } }) => ({
      search: list(edges.map(({ node }: Answer) => node)),
    }),
    comparable: hasHits,
  },
  {
    name: 'suggest',
    about: 'who is meant by the first letters of a name, 10 suggestions',
    document: /* GraphQL */ `
      query Suggest($prefix: String!) {
        suggest(prefix: $prefix, types: [OFFICER], first: 10) { node { ... on Officer { id name } } }
      }
    `,
    neo4jGraphql: /* GraphQL */ `
      query Suggest($lucene: String!) {
        officersByText(phrase: $lucene, first: 10) { edges { node { id name } } }
      }
    `,
    normalise: ({ officersByText: { edges } }) => ({
      suggest: edges.map(({ node }: Answer) => ({ node })),
    }),
    comparable: ({ suggest }) => suggest.length > 0,
  },
  {
    name: 'paths',
    about: 'how two officers are connected, in at most four hops, hubs left out',
    document: /* GraphQL */ `
      query Paths($from: ID!, $to: ID!) {
        paths(from: $from, to: $to, maxHops: 4, first: 1) { paths { length nodes { id } } }
      }
    `,
    // It has no paths.
    neo4jGraphql: null,
    normalise: (data) => data,
    // Which of several equally short ones is the best founded, the statement does not ask.
    comparable: ({ paths }) => paths.paths.map(({ length }: Answer) => length),
  },
]
