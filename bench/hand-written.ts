import { edgeTypes, typeOfId } from '../src/graph/model.ts'
import type { Answer, OperationName } from './operations.ts'

/** One statement for a whole operation, and its rows as the operation's data. */
export interface HandWritten {
  readonly text: string
  readonly shape: (rows: readonly Answer[][]) => Answer
}

const page = (cursorOf: (key: string) => string): HandWritten => ({
  text: `MATCH (o:Officer)-[r:SERVED_IN]->() WHERE r.toId = $p.id AND r.inSort > $p.after
    WITH o, r ORDER BY r.toId, r.inSort LIMIT 21 RETURN r.inSort, o.id, o.name`,
  shape: (rows) => {
    const shown = rows.slice(0, 20)
    return {
      unit: {
        officers: {
          nodes: shown.map(([, id, name]) => ({ id, name })),
          pageInfo: {
            hasNextPage: rows.length > 20,
            endCursor: cursorOf(shown.at(-1)?.[0] ?? ''),
          },
        },
      },
    }
  },
})

/** The kinds of relationship that paths go along. */
const connecting = edgeTypes
  .filter(({ incidental, internal }) => incidental === null && !internal)
  .map(({ name }) => name)
  .join('|')

const namedOfficers = (rows: readonly Answer[][]) => ({
  officers: { nodes: rows.map(([id, name]) => ({ id, name })) },
})

const facetsOf = (all: readonly (readonly Answer[][])[]) => ({
  unit: {
    officers: {
      facets: all.map((rows) => ({ values: rows.map(([value, count]) => ({ value, count })) })),
    },
  },
})

const cursorOf = (key: string) => Buffer.from(key, 'utf8').toString('base64url')

/**
 * The best that could be written by hand: lists instead of maps, one row a parent, pages of a hub by the
 * index on the relationship, `sort > ''` where an index can give the order, all parameters in one map.
 * `__typename` is for Yoga, which must tell which type of an interface came; JSON leaves it out.
 */
export const handWritten: Readonly<Record<OperationName, HandWritten>> = {
  Q1: {
    text: `MATCH (o:Officer {id: $p.id})
      RETURN o.id, o.name, o.identification, o.rank, o.collarNumber, o.dutyStatus`,
    shape: ([row]) => {
      if (!row) return { officer: null }
      const [id, name, identification, rank, collarNumber, dutyStatus] = row
      return { officer: { id, name, identification, rank, collarNumber, dutyStatus } }
    },
  },
  Q2: {
    text: `MATCH (o:Officer) WHERE o.sort > '' WITH o ORDER BY o.sort LIMIT 20
      RETURN o.id, o.name, COLLECT {
        MATCH (o)-[:INVOLVED_IN]->(i:Incident) WITH i ORDER BY i.sort LIMIT 10
        RETURN [i.id, i.title, i.place] }`,
    shape: (rows) => ({
      officers: {
        nodes: rows.map(([id, name, incidents]) => ({
          id,
          name,
          incidents: {
            nodes: incidents.map(([id, title, place]: Answer[]) => ({ id, title, place })),
          },
        })),
      },
    }),
  },
  Q3: {
    text: `MATCH (u:Unit {id: $p.id}) RETURN u.name, COLLECT {
        MATCH (o:Officer)-[r:SERVED_IN]->() WHERE r.toId = $p.id AND r.inSort > ''
        WITH o, r ORDER BY r.toId, r.inSort LIMIT 20
        RETURN [o.name, COLLECT {
          MATCH (a:Allegation)-[x:AGAINST]->() WHERE x.toId = o.id AND x.inSort > ''
          WITH a, x ORDER BY x.toId, x.inSort LIMIT 10
          RETURN [a.title, a.status, COLLECT {
            MATCH (a)-[:PART_OF_CASE]->(c:Case) WITH c ORDER BY c.sort LIMIT 1
            RETURN [c.title, COLLECT {
              MATCH (c)<-[:MADE_IN]-(k:Ruling) WITH k ORDER BY k.sort LIMIT 5
              RETURN [k.title, k.finding] }] }] }] }`,
    shape: ([row]) => ({
      unit: row && {
        name: row[0],
        officers: {
          nodes: row[1].map(([name, allegations]: Answer[]) => ({
            name,
            allegations: {
              nodes: allegations.map(([title, status, cases]: Answer[]) => ({
                title,
                status,
                cases: {
                  nodes: cases.map(([title, rulings]: Answer[]) => ({
                    title,
                    rulings: {
                      nodes: rulings.map(([title, finding]: Answer[]) => ({ title, finding })),
                    },
                  })),
                },
              })),
            },
          })),
        },
      },
    }),
  },
  Q5: page(cursorOf),
  Q5small: page(cursorOf),
  Q5deep: page(cursorOf),
  Q6: {
    text: `MATCH (o:Officer) WHERE o.sort > '' WITH o ORDER BY o.sort LIMIT 100
      RETURN o.id, o.name, COLLECT {
        MATCH (t)-[r:MENTIONS]->() WHERE r.toId = o.id AND r.inSort > ''
        WITH t, r ORDER BY r.toId, r.inSort LIMIT 20
        RETURN CASE WHEN t:Article THEN [t.id, t.headline, t.url, COLLECT {
          MATCH (t)-[:MENTIONS]->(m:Officer) WITH m ORDER BY m.sort LIMIT 10
          RETURN [m.id, m.name] }] WHEN t:Report THEN [t.id, 'Report'] ELSE [t.id, 'Post'] END }`,
    shape: (rows) => ({
      officers: {
        nodes: rows.map(([id, name, texts]) => ({
          id,
          name,
          mentionedIn: {
            nodes: texts.map(([id, headline, url, mentions]: Answer[]) =>
              mentions
                ? typed('Article', {
                    id,
                    headline,
                    url,
                    mentions: {
                      nodes: mentions.map(([id, name]: Answer[]) => typed('Officer', { id, name })),
                    },
                  })
                : typed(headline, { id }),
            ),
          },
        })),
      },
    }),
  },
  Q4: {
    text: `MATCH (o:Officer) WHERE o.sort > '' AND EXISTS {
        MATCH (o)<-[:AGAINST]-(a) WHERE a.kind = $p.kind AND EXISTS {
          MATCH (a)-[:PART_OF_CASE]->()<-[:MADE_IN]-(k) WHERE k.finding = 'GUILTY' } }
      WITH o ORDER BY o.sort LIMIT 20 RETURN o.id, o.name`,
    shape: namedOfficers,
  },
  filter: {
    text: `MATCH (u:Unit {id: $p.unit})<-[:SERVED_IN]-(o:Officer)
      WHERE EXISTS { MATCH (o)-[:INVOLVED_IN]->(i) WHERE i.kind = 'ARREST' }
      WITH DISTINCT o ORDER BY o.sort LIMIT 20 RETURN o.id, o.name`,
    shape: namedOfficers,
  },
  Q8: {
    text: `MATCH (u:Unit {id: $p.id})<-[:SERVED_IN]-(o) WITH DISTINCT o
      MATCH (o)<-[:AGAINST]-(a) WITH a.kind AS kind, count(DISTINCT a) AS number
      RETURN kind, number ORDER BY number DESC, kind LIMIT 20`,
    shape: (rows) => facetsOf([rows]),
  },
  facets: {
    text: `MATCH (u:Unit {id: $p.id}) RETURN
      COLLECT { MATCH (u)<-[:SERVED_IN]-(o) WITH DISTINCT o WITH o.rank AS value, count(*) AS number
        ORDER BY number DESC, value LIMIT 20 RETURN [value, number] },
      COLLECT { MATCH (u)<-[:SERVED_IN]-(o) WITH DISTINCT o WITH o.dutyStatus AS value, count(*) AS number
        ORDER BY number DESC, value LIMIT 20 RETURN [value, number] }`,
    shape: ([row]) => facetsOf(row ?? []),
  },
  Q9: {
    text: `CALL db.index.fulltext.queryNodes('warrant_fulltext_Entity_search', $p.lucene, {limit: 20})
      YIELD node RETURN node.id, node.name`,
    shape: (rows) => ({
      search: { nodes: rows.map(([id, name]) => typed('Officer', { id, name })) },
    }),
  },
  suggest: {
    text: `CALL db.index.fulltext.queryNodes('warrant_fulltext_Entity_search', $p.lucene, {limit: 10})
      YIELD node RETURN node.id, node.name`,
    shape: (rows) => ({
      suggest: rows.map(([id, name]) => ({ node: typed('Officer', { id, name }) })),
    }),
  },
  paths: {
    text: `MATCH (a:Officer {id: $p.from}), (b:Officer {id: $p.to})
      MATCH p = shortestPath((a)-[:${connecting}*..4]-(b))
      WHERE none(n IN nodes(p) WHERE COUNT { (n)--() } > 1000)
      RETURN length(p), [n IN nodes(p) | n.id]`,
    shape: (rows) => ({
      paths: {
        paths: rows.map(([length, ids]) => ({
          length,
          nodes: ids.map((id: string) => typed(typeOfId(id)?.name ?? '', { id })),
        })),
      },
    }),
  },
  Q7: {
    text: `RETURN
      COLLECT { MATCH (o:Officer {id: $p.id}) RETURN [o.id, o.name] },
      COLLECT { MATCH (u:Unit {id: $p.unit}) RETURN [u.id, u.name] },
      COLLECT { MATCH (c:Case) WHERE c.sort > '' WITH c ORDER BY c.sort LIMIT 5 RETURN [c.id, c.title] },
      COLLECT { MATCH (a:Article) WHERE a.sort > '' WITH a ORDER BY a.sort LIMIT 5 RETURN [a.id, a.headline] },
      COLLECT { MATCH (i:Incident) WHERE i.sort > '' WITH i ORDER BY i.sort LIMIT 5 RETURN [i.id, i.title] }`,
    shape: (rows) => {
      const [officers = [], units = [], cases = [], articles = [], incidents = []] = rows[0] ?? []
      return {
        officer: named(officers[0]),
        unit: named(units[0]),
        cases: { nodes: cases.map(titled) },
        articles: { nodes: articles.map(([id, headline]: Answer[]) => ({ id, headline })) },
        incidents: { nodes: incidents.map(titled) },
      }
    },
  },
}

const named = (row: Answer[] | undefined) => (row ? { id: row[0], name: row[1] } : null)
const titled = ([id, title]: Answer[]) => ({ id, title })

/** Not seen by JSON.stringify. */
function typed(__typename: string, value: object): object {
  return Object.defineProperty(value, '__typename', { value: __typename })
}
