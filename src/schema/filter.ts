import type { EdgeType } from '../graph/declare/edge.ts'
import type { End } from '../graph/declare/node.ts'
import type { Field } from '../graph/declare/property.ts'
import { hopsOfEnd } from '../graph/ends.ts'
import {
  endOf,
  filterableEdgeFields,
  filterableFields,
  hasPeriod,
  memberKeys,
} from '../graph/filterable.ts'
import type { Hop } from '../graph/model.ts'
import { mostConditions, mostLevels } from '../resolvers/filter-input.ts'
import { builder } from './builder.ts'
import type { FieldBuilder } from './fields.ts'
import { IdFilterRef, type InputRef, operatorsFor, StandingFilterRef } from './operators.ts'
import { hopName, nearEnd } from './refs.ts'

/*
 * What lists can be filtered by: one input for each type and interface, from the declarations. They refer
 * to each other in circles, so that each is made when it is first asked for, before it has fields.
 */

type InputFields = PothosSchemaTypes.InputFieldBuilder<
  typeof builder.$inferSchemaTypes,
  'InputObject'
>

const made = new Map<string, InputRef>()

/** The input called `name`, made once. */
function inputOf(
  name: string,
  description: string,
  fields: (t: InputFields) => Record<string, ReturnType<InputFields['field']>>,
): InputRef {
  const known = made.get(name)
  if (known) return known
  const ref = builder.inputRef<object, false>(name)
  made.set(name, ref)
  ref.implement({ description, fields })
  return ref
}

const ClaimFilterRef = builder.inputType('ClaimFilter', {
  description: 'What a live claim must be like; all that is named must hold.',
  fields: (t) => ({
    standing: t.field({ type: StandingFilterRef, description: 'Its standing.' }),
    dataset: t.string({ description: 'The name of the data set that makes it.' }),
    source: t.id({ description: 'The id of the source whose words it is.' }),
    verified: t.boolean({ description: 'Whether it was checked against the source itself.' }),
    recordedSince: t.field({
      type: 'DateTime',
      description: 'It first entered the graph at this moment or after it.',
    }),
  }),
})

const ClaimsFilterRef = builder.inputType('ClaimsFilter', {
  description: 'By the live claims about an entity.',
  fields: (t) => ({
    some: t.field({ type: ClaimFilterRef, description: 'One or more are like this.' }),
    none: t.field({ type: ClaimFilterRef, description: 'None is like this.' }),
  }),
})

function operatorFields(t: InputFields, fields: readonly Field[]) {
  return Object.fromEntries(
    fields.map((field) => [
      field.name,
      t.field({ type: operatorsFor(field), description: field.property.about }),
    ]),
  )
}

/** `OfficerFilter`: what a node of an end must be like. */
function nodeFilter(end: End): InputRef {
  const name = `${end.name}Filter`
  const members = memberKeys(end)
  return inputOf(name, describe(end), (t) => {
    const self = (description: string) => t.field({ type: nodeFilter(end), description })
    const list = (description: string) => t.field({ type: [nodeFilter(end)], description })
    const keys = {
      and: list('All of these hold.'),
      or: list('One or more of these hold; of none at all, nothing is found.'),
      not: self('This does not hold; a value that is missing meets no test, and so is found.'),
      id: t.field({ type: IdFilterRef, description: 'Its id.' }),
      claims: t.field({ type: ClaimsFilterRef, description: 'The claims about it.' }),
    }
    const own = {
      ...operatorFields(t, filterableFields(end)),
      ...Object.fromEntries(
        hopsOfEnd(end).map((hop) => [
          hop.field,
          t.field({ type: hopFilter(hop), description: hop.edge.about }),
        ]),
      ),
      ...Object.fromEntries(
        [...members].map(([key, type]) => [
          key,
          t.field({
            type: nodeFilter(type),
            description: `It is of type ${type.name}, and this holds.`,
          }),
        ]),
      ),
    }
    const twice = Object.keys(own).find((key) => key in keys)
    if (twice) throw new Error(`${name} has a word of its own for "${twice}".`)
    return { ...keys, ...own }
  })
}

function describe(end: End): string {
  const what = 'members' in end ? `one of ${end.name}` : `a node of type ${end.name}`
  return `What ${what} must be like; all that is named must hold, and an empty one is all there are. At most ${mostConditions} conditions and ${mostLevels} levels.`
}

/** `UnitOfficersFilter`: what must hold of the nodes that a relationship leads to, and of the relationship. */
function hopFilter(hop: Hop): InputRef {
  const far = endOf(hop)
  const isPlain = hop.edge.fields.size === 0
  const name = isPlain ? `${far.name}Link` : hopName(hop)
  const item = () =>
    inputOf(
      `${name}EdgeFilter`,
      isPlain
        ? `What a relationship that leads to ${far.name}, and the node there, must be like.`
        : `What a relationship and the node that it leads to must be like: \`${hop.field}\` of ${nearEnd(hop).name}.`,
      (t) => ({
        node: t.field({ type: nodeFilter(far), description: 'The node that it leads to.' }),
        ...operatorFields(t, filterableEdgeFields(hop.edge)),
      }),
    )
  return inputOf(
    `${isPlain ? `${name}s` : name}Filter`,
    isPlain
      ? `By relationships that lead to ${far.name}.`
      : `By \`${hop.field}\` of ${nearEnd(hop).name}.`,
    (t) => ({
      some: t.field({ type: item(), description: 'One or more are like this.' }),
      none: t.field({ type: item(), description: 'None is like this.' }),
      every: t.field({
        type: item(),
        description: 'All are like this; so too where there is none.',
      }),
    }),
  )
}

/** `ServedInFilter`: what a relationship itself must be like. */
function edgeFilter(edge: EdgeType): InputRef {
  const isPlain = edge.fields.size === 0
  const words = edge.name.toLowerCase().split('_')
  const pascal = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('')
  return inputOf(
    `${isPlain ? 'Relationship' : pascal}Filter`,
    isPlain
      ? 'What a relationship must be like.'
      : `What a relationship must be like: ${edge.about}`,
    (t) => operatorFields(t, filterableEdgeFields(edge)),
  )
}

/** The argument `filter` of a list of a type. */
export function filterArgument(t: FieldBuilder<never>['arg'], end: End) {
  return {
    filter: t({ type: nodeFilter(end), description: 'Only those like this.' }),
  }
}

/** The arguments of a connection along a relationship. */
export function hopFilterArguments(t: FieldBuilder<never>['arg'], hop: Hop) {
  return {
    ...filterArgument(t, endOf(hop)),
    edge: t({
      type: edgeFilter(hop.edge),
      description: 'Only by relationships like this.',
    }),
    ...(hasPeriod(hop.edge)
      ? {
          validOn: t({
            type: 'LocalDate',
            description:
              'Only those that can have held on this day: a partial date counts when it can mean it, and an end that is not known is open.',
          }),
        }
      : {}),
  }
}
