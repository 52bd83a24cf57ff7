import type { ResultOf, TypedDocumentNode } from '@graphql-typed-document-node/core'
import { print } from 'graphql'
import { beforeAll, describe, expect, test } from 'vitest'
import { entityId } from '../../src/ids.ts'
import { createLogger } from '../../src/log.ts'
import { loadSeeds } from '../../src/seeds.ts'
import { graphql } from '../generated/gql.ts'
import { apiOver } from '../support/api.ts'
import { useGraph } from '../support/graph.ts'

/*
 * What a front-end developer does: documents with generated types, fragments for what several
 * screens show, and a page at a time.
 */

const OfficerPage = graphql(`
  query OfficerPage($id: ID!) {
    officer(id: $id) {
      id
      label
      identification
      allegations(first: 10) {
        totalCount
        nodes {
          ...AllegationCard
        }
      }
    }
  }
`)

const AllegationCardFragment = graphql(`
  fragment AllegationCard on Allegation {
    id
    title
    counts
    status
    statusAsOf {
      edtf
      latest
    }
    standing
  }
`)

const OfficersLike = graphql(`
  query OfficersLike($filter: OfficerFilter, $orderBy: [OfficerOrder!]) {
    officers(filter: $filter, orderBy: $orderBy) {
      totalCount
      nodes {
        label
      }
    }
  }
`)

const ThreadPosts = graphql(`
  query ThreadPosts($first: Int!, $after: String) {
    threads(first: 1) {
      nodes {
        posts(first: $first, after: $after) {
          pageInfo {
            hasNextPage
            endCursor
          }
          nodes {
            position
          }
        }
      }
    }
  }
`)

describe('A front end with generated types', () => {
  const graph = useGraph()
  const ask = apiOver(graph)

  beforeAll(() => loadSeeds(graph, createLogger('silent')))

  async function query<Answer, Variables extends Record<string, unknown>>(
    document: TypedDocumentNode<Answer, Variables>,
    variables: Variables,
  ): Promise<Answer> {
    const { data, errors } = await ask(print(document), variables)
    expect(errors).toBeUndefined()
    return data as Answer
  }

  test('shows an officer with the allegations, each by a fragment', async () => {
    const { officer } = await query(OfficerPage, {
      id: entityId('Officer', 'met-police-thread', 'jake-cummings'),
    })
    expect(officer?.label).toBe('Jake Cummings')
    expect(officer?.identification).toBe('NAMED')
    const cards = officer?.allegations.nodes ?? []
    expect(cards).toHaveLength(officer?.allegations.totalCount ?? Number.NaN)
    expect(new Set(cards.map(({ status }) => status))).toEqual(new Set(['CHARGED']))
    expect(AllegationCardFragment).toBeDefined()
  })

  test('filters by an object that the compiler checks, and puts in order', async () => {
    const { officers } = await query(OfficersLike, {
      filter: {
        rank: { in: ['SERGEANT'] },
        allegations: { some: { node: { status: { eq: 'PROVEN' } } } },
        not: { name: { startsWith: 'jake' } },
      },
      orderBy: [{ field: 'RANK_AS_OF', direction: 'DESC' }, { field: 'NAME' }],
    })
    expect(officers.nodes).toEqual([{ label: 'James Mason' }])
    expect(officers.totalCount).toBe(1)
  })

  test('reads a thread to its end, three posts at a time', async () => {
    const positions: (number | null | undefined)[] = []
    let after: string | null = null
    for (;;) {
      const answer: ResultOf<typeof ThreadPosts> = await query(ThreadPosts, { first: 3, after })
      const posts = answer.threads.nodes[0]?.posts
      if (!posts) break
      positions.push(...posts.nodes.map(({ position }) => position))
      after = posts.pageInfo.endCursor ?? null
      if (!posts.pageInfo.hasNextPage) break
    }
    expect(positions).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
  })
})
