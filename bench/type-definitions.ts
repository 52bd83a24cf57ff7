/**
 * The graph as @neo4j/graphql is told of it: as much as the operations read. `sort` is the property that
 * Warrant's range indexes are on, so that it can sort by an index where its statements allow.
 */
export const typeDefinitions = /* GraphQL */ `
  interface Text {
    id: ID!
    sort: String!
  }

  type Officer
    @node
    @fulltext(
      indexes: [
        {
          indexName: "warrant_fulltext_Entity_search"
          queryName: "officersByText"
          fields: ["search"]
        }
      ]
    ) {
    search: String
    id: ID!
    sort: String!
    name: String
    identification: String
    rank: String
    collarNumber: String
    dutyStatus: String
    units: [Unit!]! @relationship(type: "SERVED_IN", direction: OUT)
    incidents: [Incident!]! @relationship(type: "INVOLVED_IN", direction: OUT)
    allegations: [Allegation!]! @relationship(type: "AGAINST", direction: IN)
    mentionedIn: [Text!]! @relationship(type: "MENTIONS", direction: IN)
  }

  type Unit @node {
    id: ID!
    sort: String!
    name: String
    officers: [Officer!]! @relationship(type: "SERVED_IN", direction: IN)
  }

  type Incident @node {
    id: ID!
    sort: String!
    kind: String
    title: String
    place: String
  }

  type Allegation @node {
    id: ID!
    sort: String!
    kind: String
    title: String
    status: String
    cases: [Case!]! @relationship(type: "PART_OF_CASE", direction: OUT)
  }

  type Case @node {
    id: ID!
    sort: String!
    title: String
    rulings: [Ruling!]! @relationship(type: "MADE_IN", direction: IN)
  }

  type Ruling @node {
    id: ID!
    sort: String!
    title: String
    finding: String
  }

  type Article implements Text @node {
    id: ID!
    sort: String!
    headline: String
    url: String
    mentions: [Officer!]! @relationship(type: "MENTIONS", direction: OUT)
  }

  type Report implements Text @node {
    id: ID!
    sort: String!
  }

  type Post implements Text @node {
    id: ID!
    sort: String!
  }
`
