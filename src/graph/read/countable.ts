import { type EdgeType, farEnd } from '../declare/edge.ts'
import type { End } from '../declare/node.ts'
import type { Field } from '../declare/property.ts'
import { fieldsOfEnd, hopsOfEnd } from '../ends.ts'
import type { Hop } from '../model.ts'
import { edgeFields, entityFields } from '../system-fields.ts'

/** Something by which the items of a list can be counted. */
export interface Countable {
  /** In capitals: `KIND`, `PUBLISHED_YEAR`. */
  readonly name: string
  readonly about: string
  readonly as: 'value' | 'year' | 'month' | 'type'
  /** Undefined of the type, which is no field. */
  readonly field: Field | undefined
}

/** Something of which there are statistics. */
export interface Measurable {
  /** In capitals: `COUNTS`, `STATUS_AS_OF`. */
  readonly name: string
  readonly about: string
  readonly as: 'number' | 'money' | 'date'
  readonly field: Field
}

/** Where the values of a facet are. */
export interface Counted {
  /** Its name in an argument: `field`, `allegations`, `allegationsEdge`. */
  readonly key: string
  readonly about: string
  /** The relationship that is followed from the items of the list; undefined where they are counted themselves. */
  readonly through: Hop | undefined
  /** Whether the values are the node's or those of the relationship. */
  readonly of: 'node' | 'edge'
  readonly by: ReadonlyMap<string, Countable>
}

const capitals = (name: string) => name.replaceAll(/\B[A-Z]/g, '_$&').toUpperCase()

const byName = <Named extends { readonly name: string }>(all: readonly Named[]) =>
  new Map(all.map((each) => [each.name, each]))

const standing = (fields: ReadonlyMap<string, Field>) => [...fields.values()].filter(isStanding)
const isStanding = ({ name }: Field) => name === 'standing'

const theType: Countable = {
  name: 'TYPE',
  about: 'What type of thing it is: `Officer`, `Case`.',
  as: 'type',
  field: undefined,
}

/** What nodes at an end can be counted by: closed sets of values, texts that have an index, whole numbers, dates by year and month. */
export function nodeCountables(end: End): ReadonlyMap<string, Countable> {
  const fields = [...fieldsOfEnd(end), ...standing(entityFields)]
  const type = 'members' in end ? [theType] : []
  return byName([...type, ...fields.flatMap(countablesOf)])
}

/** What relationships can be counted by; empty where they say nothing of their own. */
export function edgeCountables({ fields }: EdgeType): ReadonlyMap<string, Countable> {
  const own = [...fields.values()].flatMap(countablesOf)
  return byName(own.length === 0 ? [] : [...own, ...standing(edgeFields).flatMap(countablesOf)])
}

/** All that a facet over nodes at an end can be of: their own values, and what is one relationship away. */
export function countedFrom(end: End): readonly Counted[] {
  const own: Counted = {
    key: 'field',
    about: 'The items of the list, by a value of their own.',
    through: undefined,
    of: 'node',
    by: nodeCountables(end),
  }
  const away = hopsOfEnd(end).flatMap((hop): Counted[] => {
    const { edge, direction, field } = hop
    const far: Counted = {
      key: field,
      about: `What is under \`${field}\` of the items, each once.`,
      through: hop,
      of: 'node',
      by: nodeCountables(farEnd(edge, direction)),
    }
    const link: Counted = {
      key: `${field}Edge`,
      about: `The edges under \`${field}\`, by what they say themselves.`,
      through: hop,
      of: 'edge',
      by: edgeCountables(edge),
    }
    return link.by.size === 0 ? [far] : [far, link]
  })
  return [own, ...away]
}

/** What is said of a count of findings, which is easily taken for one of what holds. */
const onFindings =
  'Counts what rulings found and imposed, that of rulings later set aside among it, and nothing that commentary alone says; how an allegation stands now is its `status`.'

function countablesOf(field: Field): Countable[] {
  const { name, property } = field
  const { codec, indexed, countedAt } = property
  const about = countedAt ? `${property.about} ${onFindings}` : property.about
  switch (codec.kind) {
    case 'enum':
    case 'enums':
    case 'boolean':
    case 'int':
      return [{ name: capitals(name), about, as: 'value', field }]
    case 'text':
      return indexed ? [{ name: capitals(name), about, as: 'value', field }] : []
    case 'date':
      return (['year', 'month'] as const).map((as) => ({
        name: `${capitals(name)}_${as.toUpperCase()}`,
        about: `The ${as} of \`${name}\`: ${about}`,
        as,
        field,
      }))
    default:
      return []
  }
}

/** The numbers, amounts and dates of nodes at an end. */
export function nodeMeasurables(end: End): ReadonlyMap<string, Measurable> {
  return byName(fieldsOfEnd(end).flatMap(measurableOf))
}

/** The numbers and dates of a relationship. */
export function edgeMeasurables({ fields }: EdgeType): ReadonlyMap<string, Measurable> {
  return byName([...fields.values()].flatMap(measurableOf))
}

const measures: Readonly<Record<string, Measurable['as']>> = {
  int: 'number',
  float: 'number',
  money: 'money',
  date: 'date',
}

function measurableOf(field: Field): Measurable[] {
  const { codec, combine, about } = field.property
  const as = combine === 'set' ? undefined : measures[codec.kind]
  return as ? [{ name: capitals(field.name), about, as, field }] : []
}
