import { hubColumns } from '../declare/edge.ts'
import { keyedFields } from '../filter-columns.ts'
import { bookkeepingTypes } from '../model.ts'
import { searchColumn, searchedFields, searchIndex } from '../search-text.ts'
import type { Model } from './summary.ts'

/** A constraint or an index that the declarations ask for. */
export interface SchemaObject {
  /**
   * Says all that `create` says, so that an object of the same name is the same object:
   * one whose definition changes gets a new name, and the old one is dropped as no longer asked for.
   */
  readonly name: string
  readonly kind: 'constraint' | 'index'
  readonly create: string
}

/** Only what carries it is ever dropped: whoever runs the database may add indexes of their own. */
export const prefix = 'warrant_'

/**
 * Nodes beside the entities that are found by an id of their own; `Model` is what `migrate` keeps,
 * `RunEntry` the journal of runs, `Erasure` what must not come back, `Former` what has left a list.
 */
const bookkeeping = [
  ...bookkeepingTypes.map((type) => type.name),
  'Model',
  'RunEntry',
  'Erasure',
  'Former',
]

/**
 * Every constraint and index that a model asks for.
 *
 * Ids are unique for `Entity` and once more for each type: Neo4j does not know that an Officer is an
 * Entity, and `MATCH (n:Officer {id: $p.id})` reads every officer when only `Entity` has an index
 * (200,002 database hits for 100,000 officers, against 3). Both together make a node 5 µs dearer to write.
 * Name one label in a pattern that looks up an id: for `(n:Entity&Officer {id: $p.id})` the planner may
 * scan one of the two.
 */
export function schemaObjects({ nodeTypes, edgeTypes }: Model): readonly SchemaObject[] {
  const objects = new Map<string, SchemaObject>()
  const add = (object: SchemaObject) => objects.set(object.name, object)
  for (const label of ['Entity', ...bookkeeping]) add(uniqueId(label))
  // All claims of a data set in the order of their ids: a release is compared with what came before it.
  add(nodeIndex('Claim', 'dataset', 'id'))
  add(nodeIndex('Former', 'list', 'sort'))
  for (const type of nodeTypes) {
    add(uniqueId(type.name))
    add(nodeIndex(type.name, 'sort'))
    for (const { name } of keyedFields(type)) add(nodeIndex(type.name, `${name}Key`))
  }
  for (const edge of edgeTypes) {
    for (const direction of edge.hub) {
      const { parent, sort } = hubColumns(direction)
      add(edgeIndex(edge.name, [parent, sort]))
    }
    for (const column of indexedColumns(edge.properties)) add(edgeIndex(edge.name, [column]))
  }
  if (nodeTypes.some((type) => searchedFields(type).length > 0)) add(fullTextIndex)
  return [...objects.values()]
}

/**
 * The one full-text index. Its words are folded already and have a blank between them: Lucene's own
 * analyzers would take them apart by rules that the query does not know. It is kept up within each
 * transaction, so that what a run has written is found when it is there.
 */
const fullTextIndex: SchemaObject = {
  name: searchIndex,
  kind: 'index',
  create:
    `CREATE FULLTEXT INDEX ${searchIndex} IF NOT EXISTS FOR (n:Entity) ON EACH [n.${searchColumn}] ` +
    "OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace', `fulltext.eventually_consistent`: false}}",
}

/** Of relationships: dates are compared by the first day they can mean, everything else by its first column. */
function indexedColumns(properties: Model['edgeTypes'][number]['properties']): readonly string[] {
  return Object.entries(properties)
    .filter(([, property]) => property.indexed)
    .map(([name, { codec }]) => (codec.kind === 'date' ? `${name}Earliest` : name))
}

function uniqueId(label: string): SchemaObject {
  const name = `${prefix}unique_${label}_id`
  return {
    name,
    kind: 'constraint',
    create: `CREATE CONSTRAINT ${name} IF NOT EXISTS FOR (n:${label}) REQUIRE n.id IS UNIQUE`,
  }
}

function nodeIndex(label: string, ...columns: readonly string[]): SchemaObject {
  const name = `${prefix}range_${label}_${columns.join('_')}`
  const keys = columns.map((column) => `n.${column}`).join(', ')
  return {
    name,
    kind: 'index',
    create: `CREATE RANGE INDEX ${name} IF NOT EXISTS FOR (n:${label}) ON (${keys})`,
  }
}

function edgeIndex(type: string, columns: readonly string[]): SchemaObject {
  const name = `${prefix}range_${type}_${columns.join('_')}`
  const keys = columns.map((column) => `r.${column}`).join(', ')
  return {
    name,
    kind: 'index',
    create: `CREATE RANGE INDEX ${name} IF NOT EXISTS FOR ()-[r:${type}]-() ON (${keys})`,
  }
}
