import { z } from 'zod'
import type { EdgeType } from '../../graph/declare/edge.ts'
import { membersOf, type NodeType } from '../../graph/declare/node.ts'
import type { Properties, Property } from '../../graph/declare/property.ts'
import { hopsOf, nodeTypes } from '../../graph/model.ts'
import { sharedSchemes } from '../../graph/schemes.ts'
import { manifest } from '../manifest.ts'
import { type Expression, expression, expressionOf } from './expression.ts'
import { entityParts, filesSchema, relationship } from './schema.ts'

/**
 * The JSON Schema (2020-12) of `dataset.yaml`, for editors: the form of a mapping, with the declared types,
 * their fields, relationships and values in the places where the form alone has text.
 */
function manifestJsonSchema(): unknown {
  const enums = new Map<string, z.ZodType<Expression>>()
  const entity = z.union(nodeTypes.map((type) => entityOf(type, enums))).meta({ id: 'Entity' })
  const declared = manifest.extend({ files: filesSchema(entity).optional() })
  return {
    ...z.toJSONSchema(declared, { io: 'input', unrepresentable: 'any' }),
    title: 'A data set of Warrant (dataset.yaml)',
  }
}

/** `dataset.schema.json` as it is committed. */
export function manifestSchemaText(): string {
  return `${JSON.stringify(manifestJsonSchema(), null, 2)}\n`
}

function entityOf(type: NodeType, enums: Map<string, z.ZodType<Expression>>) {
  const hops = [...hopsOf(type).values()].filter(
    ({ edge, direction }) => direction === 'out' && !edge.internal,
  )
  return z
    .strictObject({
      ...entityParts,
      type: z.literal(type.name).describe(type.about),
      scheme: z.enum(Object.keys(sharedSchemes)).describe(schemesSaid).optional(),
      fields: fieldsOf(type.properties, enums).describe(`Fields of ${type.name}.`).optional(),
      relationships: z
        .strictObject(
          Object.fromEntries(
            hops.map(({ edge, field }) => [field, relationshipOf(edge, enums).optional()]),
          ),
        )
        .describe(`Relationships that begin at ${type.name}.`)
        .optional(),
    })
    .meta({ id: type.name, description: type.about })
}

const schemesSaid = Object.entries(sharedSchemes)
  .map(([name, { about }]) => `${name}: ${about}`)
  .join(' ')

function fieldsOf(properties: Properties, enums: Map<string, z.ZodType<Expression>>) {
  return z.strictObject(
    Object.fromEntries(
      Object.entries(properties).map(([name, property]) => [
        name,
        expressionFor(property, enums).describe(property.about).optional(),
      ]),
    ),
  )
}

function expressionFor(
  { codec, derivedValues = [] }: Property,
  enums: Map<string, z.ZodType<Expression>>,
): z.ZodType<Expression> {
  const type = codec.enum
  if (!type) return expression
  const known = enums.get(type.name)
  if (known) return known
  const names = type.names.filter((name) => !derivedValues.includes(name))
  const described = names.map((name) => z.literal(name).describe(type.values[name] ?? ''))
  const values = z.union(described).meta({ id: type.name, description: type.about })
  const made = expressionOf(values).meta({ id: `${type.name}Value`, description: type.about })
  enums.set(type.name, made)
  return made
}

function relationshipOf(edge: EdgeType, enums: Map<string, z.ZodType<Expression>>) {
  const ends = membersOf(edge.to).map(({ name }) => name)
  return z
    .array(
      relationship.extend({
        properties: fieldsOf(edge.properties, enums)
          .describe('Properties of the relationship.')
          .optional(),
      }),
    )
    .min(1)
    .describe(`${edge.about} Leads to ${ends.join(' or ')}.`)
}
