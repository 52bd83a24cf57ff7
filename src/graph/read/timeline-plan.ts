import { dateCodec } from '../declare/codec.ts'
import { type Direction, type EdgeType, farEnd } from '../declare/edge.ts'
import { membersOf, type NodeType } from '../declare/node.ts'
import type { Field } from '../declare/property.ts'
import { hopsOf } from '../model.ts'

/** Something that can happen to entities or along relationships, from a declared date. */
export interface EventKind {
  /** The declared property: `occurred`, `from`, `status`. */
  readonly name: string
  readonly about: string
  readonly date: Field
  /** Of a value that holds from its date on: the value. */
  readonly value: Field | null
}

/** From where events come, a relationship away from the entity or from another such place. */
export interface EventSource {
  readonly edge: EdgeType
  readonly direction: Direction
  /** The dates of the relationship itself. */
  readonly ofEdge: readonly EventKind[]
  /** The dates of the far end, by each type that tells them; empty where only those of the relationship count. */
  readonly ofNode: ReadonlyMap<string, readonly EventKind[]>
  /** The columns of the far end, those of all its types. */
  readonly columns: readonly string[]
  readonly onward: readonly EventSource[]
}

/** All that can be on the timeline of a type. */
export interface TimelinePlan {
  readonly own: readonly EventKind[]
  readonly sources: readonly EventSource[]
}

const plans = new Map<NodeType, TimelinePlan>()

/** What the declarations put on the timeline of a type: its dates, those of its relationships, and those of what tells. */
export function timelinePlan(type: NodeType): TimelinePlan {
  const known = plans.get(type)
  if (known) return known
  const plan = { own: eventKinds(type.fields), sources: sourcesOf(type) }
  plans.set(type, plan)
  return plan
}

/** Every date that is declared, as something that happens; of values over time, that they came to hold. */
function eventKinds(fields: ReadonlyMap<string, Field>): readonly EventKind[] {
  return [...fields.values()].flatMap((field): EventKind[] => {
    const { name, property } = field
    if (property.combine === 'overTime') {
      const date = fields.get(`${name}AsOf`)
      return date ? [{ name, about: property.about, date, value: field }] : []
    }
    const isAsOf = name.endsWith('AsOf') && fields.has(name.slice(0, -'AsOf'.length))
    if (property.codec !== dateCodec || isAsOf) return []
    return [{ name, about: property.about, date: field, value: null }]
  })
}

function sourcesOf(type: NodeType): readonly EventSource[] {
  return [...hopsOf(type).values()].flatMap(({ edge, direction }) => {
    if (edge.internal) return []
    const told = tellers(edge, direction)
    const ofEdge = eventKinds(edge.fields)
    if (told.length === 0 && ofEdge.length === 0) return []
    return [sourceOf(edge, direction, ofEdge, told, onwardFrom(told))]
  })
}

/** What is passed on from any of these types. */
function onwardFrom(types: readonly NodeType[]): readonly EventSource[] {
  const found = new Map<string, EventSource>()
  for (const { edge, direction } of types.flatMap((type) => [...hopsOf(type).values()])) {
    if (!edge.tells.some((tells) => tells.direction === direction && tells.onward)) continue
    const told = tellers(edge, direction)
    found.set(`${edge.name} ${direction}`, sourceOf(edge, direction, [], told, []))
  }
  return [...found.values()]
}

/** The types at the far end whose events belong to the near one. */
function tellers(edge: EdgeType, direction: Direction): readonly NodeType[] {
  return edge.tells
    .filter((tells) => tells.direction === direction)
    .flatMap(({ of }) => membersOf(of ?? farEnd(edge, direction)))
}

function sourceOf(
  edge: EdgeType,
  direction: Direction,
  ofEdge: readonly EventKind[],
  told: readonly NodeType[],
  onward: readonly EventSource[],
): EventSource {
  const ofNode = new Map(told.map(({ name, fields }) => [name, eventKinds(fields)]))
  return {
    edge,
    direction,
    ofEdge,
    ofNode,
    columns: columnsOf([...ofNode.values()].flat()),
    onward,
  }
}

/** The columns that some kinds of event are read from, each once. */
export function columnsOf(kinds: readonly EventKind[]): readonly string[] {
  const fields = kinds.flatMap(({ date, value }) => (value ? [date, value] : [date]))
  return [...new Set(fields.flatMap(({ columns }) => columns))].sort()
}
