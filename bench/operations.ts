import { analystOperations } from './analyst-operations.ts'

/** What is measured: each operation as Warrant, @neo4j/graphql and a hand-written statement are asked it. */
export interface Operation {
  readonly name: OperationName
  readonly about: string
  /** For Warrant, and for Yoga with the same schema over the hand-written statement. */
  readonly document: string
  /**
   * For @neo4j/graphql: the same question in its own way, on its quickest fields that answer it. The
   * filter `sort: { gt: "" }` lets the planner read a root list's page by the range index. Null where it
   * cannot be asked.
   */
  readonly neo4jGraphql: string | null
  /** From @neo4j/graphql's answer to Warrant's shape. */
  readonly normalise: (data: Answer) => Answer
  /** What of Warrant's answer the others give as well; all of it unless said otherwise. */
  readonly comparable?: (data: Answer) => Answer
}

export const operationNames = [
  'Q1',
  'Q2',
  'Q3',
  'Q4',
  'Q5',
  'Q5small',
  'Q5deep',
  'Q6',
  'Q7',
  'Q8',
  'Q9',
  'facets',
  'filter',
  'paths',
  'suggest',
] as const
export type OperationName = (typeof operationNames)[number]

// biome-ignore lint/suspicious/noExplicitAny: answers are JSON of as many shapes as there are operations.
export type Answer = any

const nodeOf = ({ node }: Answer) => node
const first = (list: Answer[]) => list[0] ?? null
const nodes = (list: Answer[], map: (node: Answer) => Answer = (node) => node) => ({
  nodes: list.map(map),
})

const page = /* GraphQL */ `
  query Q5($id: ID!, $after: String) {
    unit(id: $id) {
      officers(first: 20, after: $after) {
        nodes { id name }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
`

const pageByConnection = /* GraphQL */ `
  query Q5($id: ID!) {
    units(where: { id: { eq: $id } }) {
      officersConnection(first: 20, sort: [{ node: { sort: ASC } }]) {
        edges { node { id name } }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
`

const pageByOffset = /* GraphQL */ `
  query Q5($id: ID!, $offset: Int!) {
    units(where: { id: { eq: $id } }) {
      officers(limit: 20, offset: $offset, sort: [{ sort: ASC }]) { id name }
    }
  }
`

const readingOperations: readonly Operation[] = [
  {
    name: 'Q1',
    about: 'an officer by id, five fields',
    document: /* GraphQL */ `
      query Q1($id: ID!) {
        officer(id: $id) { id name identification rank collarNumber dutyStatus }
      }
    `,
    neo4jGraphql: /* GraphQL */ `
      query Q1($id: ID!) {
        officers(where: { id: { eq: $id } }) { id name identification rank collarNumber dutyStatus }
      }
    `,
    normalise: (data) => ({ officer: first(data.officers) }),
  },
  {
    name: 'Q2',
    about: '20 officers × 10 incidents',
    document: /* GraphQL */ `
      query Q2 {
        officers(first: 20) {
          nodes { id name incidents(first: 10) { nodes { id title place } } }
        }
      }
    `,
    neo4jGraphql: /* GraphQL */ `
      query Q2 {
        officers(where: { sort: { gt: "" } }, limit: 20, sort: [{ sort: ASC }]) {
          id
          name
          incidents(limit: 10, sort: [{ sort: ASC }]) { id title place }
        }
      }
    `,
    normalise: (data) => ({
      officers: nodes(data.officers, (officer) => ({
        ...officer,
        incidents: nodes(officer.incidents),
      })),
    }),
  },
  {
    name: 'Q3',
    about: 'the largest unit → 20 officers → 10 allegations → case → rulings',
    document: /* GraphQL */ `
      query Q3($id: ID!) {
        unit(id: $id) {
          name
          officers(first: 20) {
            nodes {
              name
              allegations(first: 10) {
                nodes {
                  title
                  status
                  cases(first: 1) {
                    nodes { title rulings(first: 5) { nodes { title finding } } }
                  }
                }
              }
            }
          }
        }
      }
    `,
    neo4jGraphql: /* GraphQL */ `
      query Q3($id: ID!) {
        units(where: { id: { eq: $id } }) {
          name
          officersConnection(first: 20, sort: [{ node: { sort: ASC } }]) {
            edges {
              node {
                name
                allegations(limit: 10, sort: [{ sort: ASC }]) {
                  title
                  status
                  cases(limit: 1, sort: [{ sort: ASC }]) {
                    title
                    rulings(limit: 5, sort: [{ sort: ASC }]) { title finding }
                  }
                }
              }
            }
          }
        }
      }
    `,
    // Its connection takes a fifteenth of the time of its plain field, which reads all below before it sorts.
    normalise: (data) => {
      const { name, officersConnection } = first(data.units)
      return {
        unit: {
          name,
          officers: nodes(officersConnection.edges.map(nodeOf), (officer) => ({
            ...officer,
            allegations: nodes(officer.allegations, (allegation) => ({
              ...allegation,
              cases: nodes(allegation.cases, (each) => ({
                ...each,
                rulings: nodes(each.rulings),
              })),
            })),
          })),
        },
      }
    },
  },
  {
    name: 'Q5',
    about: 'the first page of the largest unit',
    document: page,
    // A little quicker than limit and offset here.
    neo4jGraphql: pageByConnection,
    normalise: (data) => {
      const { edges, pageInfo } = first(data.units).officersConnection
      return { unit: { officers: { nodes: edges.map(nodeOf), pageInfo } } }
    },
    // Everyone's cursors are their own.
    comparable: ({ unit: { officers } }) => [officers.nodes, officers.pageInfo.hasNextPage],
  },
  {
    name: 'Q5deep',
    about: 'a deep page of the largest unit, four fifths of the way down',
    document: page,
    // With `after` at this depth its connection gave no answer within half a minute.
    neo4jGraphql: pageByOffset,
    normalise: (data) => ({ unit: { officers: nodes(first(data.units).officers) } }),
    // By limit and offset one learns no cursor, nor whether there is more.
    comparable: ({ unit }) => unit.officers.nodes,
  },
  {
    name: 'Q6',
    about: '100 officers × 20 texts × the officers that these mention',
    document: /* GraphQL */ `
      query Q6 {
        officers(first: 100) {
          nodes {
            id
            name
            mentionedIn(first: 20) {
              nodes {
                id
                ... on Article {
                  headline
                  url
                  mentions(first: 10) { nodes { ... on Officer { id name } } }
                }
              }
            }
          }
        }
      }
    `,
    neo4jGraphql: /* GraphQL */ `
      query Q6 {
        officers(where: { sort: { gt: "" } }, limit: 100, sort: [{ sort: ASC }]) {
          id
          name
          mentionedIn(limit: 20, sort: [{ sort: ASC }]) {
            id
            ... on Article {
              headline
              url
              mentions(limit: 10, sort: [{ sort: ASC }]) { id name }
            }
          }
        }
      }
    `,
    normalise: (data) => ({
      officers: nodes(data.officers, (officer) => ({
        ...officer,
        mentionedIn: nodes(officer.mentionedIn, (text) =>
          text.mentions ? { ...text, mentions: nodes(text.mentions) } : text,
        ),
      })),
    }),
  },
  {
    name: 'Q7',
    about: 'five root fields',
    document: /* GraphQL */ `
      query Q7($id: ID!, $unit: ID!) {
        officer(id: $id) { id name }
        unit(id: $unit) { id name }
        cases(first: 5) { nodes { id title } }
        articles(first: 5) { nodes { id headline } }
        incidents(first: 5) { nodes { id title } }
      }
    `,
    neo4jGraphql: /* GraphQL */ `
      query Q7($id: ID!, $unit: ID!) {
        officers(where: { id: { eq: $id } }) { id name }
        units(where: { id: { eq: $unit } }) { id name }
        cases(where: { sort: { gt: "" } }, limit: 5, sort: [{ sort: ASC }]) { id title }
        articles(where: { sort: { gt: "" } }, limit: 5, sort: [{ sort: ASC }]) { id headline }
        incidents(where: { sort: { gt: "" } }, limit: 5, sort: [{ sort: ASC }]) { id title }
      }
    `,
    normalise: (data) => ({
      officer: first(data.officers),
      unit: first(data.units),
      cases: nodes(data.cases),
      articles: nodes(data.articles),
      incidents: nodes(data.incidents),
    }),
  },
]

/** All of them, in the order of their names. */
export const operations: readonly Operation[] = operationNames.flatMap(
  (wanted) =>
    [...readingOperations, ...analystOperations].find(({ name }) => name === wanted) ?? [],
)
