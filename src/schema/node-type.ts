import { membersOf, type NodeType } from '../graph/declare/node.ts'
import { fieldsOfEnd, hopsOfEnd } from '../graph/ends.ts'
import { Entity } from '../graph/interfaces.ts'
import { interfaceTypes } from '../graph/model.ts'
import type { LoadedRow } from '../graph/read/selection.ts'
import { entityFields } from '../graph/system-fields.ts'
import { findNode, listNodes } from '../resolvers/resolve.ts'
import { wants } from '../resolvers/wants.ts'
import { weighs } from '../resolvers/weighs.ts'
import { asOfArgument, weighsAsOf } from './as-of.ts'
import { builder } from './builder.ts'
import { conflictsField } from './conflict.ts'
import { claimsField, hopField, pageArguments, typeConnection } from './connection.ts'
import { declaredFields, type FieldBuilder } from './fields.ts'
import { filterArgument } from './filter.ts'
import { historyField } from './history.ts'
import { orderArgument } from './order.ts'
import { interfaceRef, NodeRef, nodeRef, SourceRef } from './refs.ts'
import { timelineField } from './timeline.ts'

const readField = (row: LoadedRow, name: string) => row[name]

const shownEntityFields = [...entityFields.values()].filter(({ name }) => name !== 'conflicts')

/** Fields that every entity has. */
function entityFieldsOf(t: FieldBuilder<LoadedRow>, title: readonly string[]) {
  return {
    id: idField(t),
    label: t.string({
      nullable: false,
      description: 'What to call it: its name or title, or its type where no source gives one.',
      extensions: wants({ fields: title }),
      resolve: labelOf,
    }),
    retracted: t.boolean({
      nullable: false,
      description:
        'Whether all that was ever claimed of it has been taken back: then its id is all there is to show. False of whatever a list holds.',
      resolve: ({ retracted }) => retracted === true,
    }),
    ...declaredFields(t, shownEntityFields, readField),
    conflicts: conflictsField(t),
    claims: claimsField(t),
    timeline: timelineField(t),
    history: historyField(t),
  }
}

function idField(t: FieldBuilder<LoadedRow>) {
  return t.id({
    nullable: false,
    resolve: ({ id }) => id,
    description: 'Stable and the same in every graph that holds it; never made from a name.',
  })
}

function labelOf(row: LoadedRow): string {
  const title = row[findTitle(row.type)]
  if (typeof title === 'string') return title
  if (typeof title === 'number') return `${row.type} ${title}`
  return `${row.type}, ${row.retracted === true ? 'retracted' : 'unnamed'}`
}

const titles = new Map(Entity.members().map(({ name, title }) => [name, title]))
const findTitle = (type: string) => titles.get(type) ?? 'id'

/** The interfaces that a type is a member of; all of them are parts of Entity. */
const interfacesOf = (type: NodeType) =>
  interfaceTypes.filter((declared) => membersOf(declared).includes(type))

/** Source types that claims cite, besides the releases of data sets. */
const sourceTypes = new Set(['Article', 'Report', 'Post', 'Ruling'])

/**
 * The GraphQL type of a declared node: its fields, every relationship in both directions as a
 * connection, its claims and conflicts. Then the look-up (`officer(id:)`) and the list (`officers`).
 */
export function nodeType(
  type: NodeType,
  names: { readonly one: string; readonly many: string },
): void {
  nodeRef(type).implement({
    description: type.about,
    interfaces: [
      NodeRef,
      ...interfacesOf(type).map(({ name }) => interfaceRef(name)),
      ...(sourceTypes.has(type.name) ? [SourceRef] : []),
    ],
    fields: (t) => ({
      ...entityFieldsOf(t, [type.title]),
      ...declaredFields(t, type.fields.values(), readField),
      ...Object.fromEntries(hopsOfEnd(type).map((hop) => [hop.field, hopField(t, hop)])),
    }),
  })
  builder.queryFields((t) => ({
    [names.one]: t.field({
      type: nodeRef(type),
      description: `The ${type.name} with this id; null where there never was one.`,
      args: { id: t.arg.id({ required: true, description: 'Its id.' }), ...asOfArgument(t.arg) },
      extensions: weighs(weighsAsOf),
      resolve: (_, args, context, info) => findNode(args, context, info, type),
    }),
    [names.many]: t.field({
      type: typeConnection(type.name).connection,
      nullable: false,
      description: `Every ${type.name}, ordered by \`${type.order}\`.`,
      args: {
        ...pageArguments(t.arg),
        ...filterArgument(t.arg, type),
        ...orderArgument(t.arg, type),
        ...asOfArgument(t.arg),
      },
      extensions: weighs(weighsAsOf),
      resolve: (_, args, context, info) => listNodes({ kind: 'type', type }, args, context, info),
    }),
  }))
}

/** The declared interfaces: what all their members have in common, from the declarations alone. */
export function declareInterfaces(): void {
  for (const declared of interfaceTypes) {
    interfaceRef(declared.name).implement({
      description: declared.about,
      interfaces: declared === Entity ? [NodeRef] : [NodeRef, interfaceRef('Entity')],
      resolveType: ({ type }) => type,
      fields: (t) => ({
        ...entityFieldsOf(t, []),
        ...declaredFields(t, fieldsOfEnd(declared), readField),
        ...Object.fromEntries(hopsOfEnd(declared).map((hop) => [hop.field, hopField(t, hop)])),
      }),
    })
  }
}
