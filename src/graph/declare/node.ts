import { type Field, fieldsOf, type Properties, type RowOf } from './property.ts'

export interface NodeType<Name extends string = string, P extends Properties = Properties> {
  readonly name: Name
  readonly about: string
  readonly properties: P
  /** Every readable field by name, `…AsOf` included. */
  readonly fields: ReadonlyMap<string, Field>
  /** The property whose value lists of this type are sorted by; the id breaks ties. */
  readonly order: string
  /** The property that names one of these to a reader (search, paths, drawings). */
  readonly title: string
  /** Which of these connect nobody, however few relationships this graph knows of; null where none is of that kind. */
  readonly common: Common | null
}

/** Nodes that so many share that sharing one means nothing: a whole force, a court. */
export interface Common {
  readonly property: string
  readonly values: readonly string[]
}

/** What is read of a node: its type, its id and the fields selected. */
export type Row<Type> =
  Type extends NodeType<infer Name, infer P>
    ? { readonly type: Name; readonly id: string } & RowOf<P>
    : never

/**
 * Declares a node once: Neo4j label, GraphQL type, record schema, indexes and documentation derive from it.
 *
 * Give the literal a named type, so that hovers and errors stay short:
 * ```ts
 * const properties = { name: indexed(text('As most often written.')) }
 * export interface Officer extends NodeType<'Officer', typeof properties> {}
 * export const Officer: Officer = defineNode('Officer', { about: '…', properties, order: 'name', title: 'name' })
 * ```
 */
export function defineNode<const Name extends string, P extends Properties>(
  name: Name,
  declaration: {
    readonly about: string
    readonly properties: P
    readonly order: keyof P & string
    readonly title?: keyof P & string
    readonly common?: { readonly property: keyof P & string; readonly values: readonly string[] }
  },
): NodeType<Name, P> {
  return {
    name,
    about: declaration.about,
    properties: declaration.properties,
    fields: fieldsOf(declaration.properties),
    order: declaration.order,
    title: declaration.title ?? declaration.order,
    common: declaration.common ?? null,
  }
}

/** Several node types under one name, where a relationship or a field may lead to any of them. */
export interface InterfaceType<Name extends string = string> {
  readonly name: Name
  readonly about: string
  readonly members: () => readonly NodeType[]
}

export function defineInterface<const Name extends string>(
  name: Name,
  declaration: { about: string; members: () => readonly NodeType[] },
): InterfaceType<Name> {
  return { name, ...declaration }
}

export type End = NodeType | InterfaceType

export function membersOf(end: End): readonly NodeType[] {
  return 'members' in end ? end.members() : [end]
}
