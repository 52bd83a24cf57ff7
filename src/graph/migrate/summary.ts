import { z } from 'zod'
import type { EdgeType } from '../declare/edge.ts'
import { membersOf, type NodeType } from '../declare/node.ts'
import type { Field } from '../declare/property.ts'
import { filterColumns, filterVersion } from '../filter-columns.ts'
import { searchedFields, searchVersion } from '../search-text.ts'
import { candidateVersion } from '../write/candidates.ts'
import { projectionVersion } from '../write/project-entity.ts'

/** What the graph is declared to hold. */
export interface Model {
  readonly nodeTypes: readonly NodeType[]
  readonly edgeTypes: readonly EdgeType[]
}

/**
 * Raise it when the same values get other sort keys (`sort-key.ts`, `fold`, the `sort` of a codec):
 * stored keys are then worked out again.
 */
const sortKeyVersion = 2

const fieldSummary = z.object({
  kind: z.string(),
  combine: z.string(),
  columns: z.array(z.string()),
  /** The names of an enum, in order; empty for other kinds. */
  values: z.array(z.string()),
})

const fieldSummaries = z.record(z.string(), fieldSummary)

const modelSummary = z.object({
  sortKeyVersion: z.int(),
  // Databases that were set up before there was a search have neither.
  searchVersion: z.int().default(0),
  // Nor those from before there were filters any of their columns.
  filterVersion: z.int().default(0),
  // Nor those from before claims of candidates were marked the mark.
  candidateVersion: z.int().default(0),
  projectionVersion: z.int().default(0),
  nodes: z.record(
    z.string(),
    z.object({
      order: z.string(),
      fields: fieldSummaries,
      /** What the search looks into, each as `role field`. */
      searched: z.array(z.string()).default([]),
      /** Columns that filters and orders alone need. */
      filtered: z.array(z.string()).default([]),
    }),
  ),
  edges: z.record(
    z.string(),
    z.object({
      from: z.array(z.string()),
      to: z.array(z.string()),
      identity: z.array(z.string()),
      hub: z.array(z.enum(['out', 'in'])),
      fields: fieldSummaries,
      filtered: z.array(z.string()).default([]),
    }),
  ),
})

/** As much of a model as decides whether stored data still fits it. Kept in the database as JSON. */
export type ModelSummary = z.infer<typeof modelSummary>
export type FieldSummary = z.infer<typeof fieldSummary>

export function summarise({ nodeTypes, edgeTypes }: Model): ModelSummary {
  return {
    sortKeyVersion,
    searchVersion,
    filterVersion,
    candidateVersion,
    projectionVersion,
    nodes: Object.fromEntries(
      nodeTypes.map((type) => [
        type.name,
        {
          order: type.order,
          fields: summariseFields(type.fields),
          searched: searchedFields(type).map(({ field, role }) => `${role} ${field.name}`),
          filtered: [...filterColumns(type.fields, type)],
        },
      ]),
    ),
    edges: Object.fromEntries(
      edgeTypes.map((edge) => [
        edge.name,
        {
          from: membersOf(edge.from).map((type) => type.name),
          to: membersOf(edge.to).map((type) => type.name),
          identity: [...edge.identity],
          hub: [...edge.hub],
          fields: summariseFields(edge.fields),
          filtered: [...filterColumns(edge.fields)],
        },
      ]),
    ),
  }
}

function summariseFields(fields: ReadonlyMap<string, Field>): Record<string, FieldSummary> {
  return Object.fromEntries(
    [...fields.values()].map(({ name, property, columns }) => [
      name,
      {
        kind: property.codec.kind,
        combine: property.combine,
        columns: [...columns],
        values: [...(property.codec.enum?.names ?? [])],
      },
    ]),
  )
}

/** Null where another version of Warrant wrote something else: then nothing is known of the stored data. */
export function parseSummary(json: string): ModelSummary | null {
  const parsed = modelSummary.safeParse(JSON.parse(json))
  return parsed.success ? parsed.data : null
}
