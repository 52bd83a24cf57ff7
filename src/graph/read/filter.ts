import { fold } from '../../text.ts'
import type { Field } from '../declare/property.ts'
import { foldedColumn } from '../filter-columns.ts'
import { isShown } from '../write/candidates.ts'
import type { ClaimTest, Condition, ItemFilter, Test } from './condition.ts'
import type { Statement } from './statement.ts'

/**
 * A condition on the node or relationship bound to `variable`, as Cypher; every value is a parameter.
 * ```cypher
 * coalesce(n0.nameFolded, n0.name) STARTS WITH $p.v0
 *   AND EXISTS { MATCH (n0)<-[r1:AGAINST]-(n1) WHERE n1.severity IN $p.v1 }
 * ```
 * Null where a value is missing, which WHERE takes for false; whatever negates one says so.
 */
export function compileCondition(
  statement: Statement,
  condition: Condition,
  variable: string,
): string {
  switch (condition.kind) {
    case 'all':
      return joined(statement, condition.of, variable, 'AND') || 'true'
    case 'any':
      return joined(statement, condition.of, variable, 'OR') || 'false'
    case 'not':
      return negated(compileCondition(statement, condition.of, variable))
    case 'ids':
      return `${variable}.id IN ${statement.value(condition.ids)}`
    case 'type':
      return `${variable}:${condition.type.name}`
    case 'value':
      return compileTest(statement, condition.field, condition.test, variable)
    case 'related':
      return compileRelated(statement, condition, variable)
    case 'claims':
      return compileClaims(statement, condition, variable)
  }
}

/** The conditions on an item's node and relationship, all of which must hold; '' where there are none. */
export function compileItem(
  statement: Statement,
  { node, edge }: ItemFilter,
  variables: { readonly node: string; readonly edge: string | undefined },
): string {
  const parts = [
    ...(edge && variables.edge ? [compileCondition(statement, edge, variables.edge)] : []),
    ...(node ? [compileCondition(statement, node, variables.node)] : []),
  ]
  return parts.filter((part) => part !== 'true').join(' AND ')
}

function joined(
  statement: Statement,
  conditions: readonly Condition[],
  variable: string,
  by: 'AND' | 'OR',
): string {
  const parts = conditions.map((each) => compileCondition(statement, each, variable))
  if (parts.length < 2) return parts.join()
  return `(${parts.join(` ${by} `)})`
}

/** What is not known not to hold must be found by `not`. */
const negated = (text: string) => `NOT coalesce(${text}, false)`

function compileRelated(
  statement: Statement,
  { hop, how, item }: Condition & { readonly kind: 'related' },
  variable: string,
): string {
  const number = statement.next()
  const variables = { node: `n${number}`, edge: `r${number}` }
  const along = `[${variables.edge}:${hop.edge.name}]`
  // Without a label at the far end, which the relationship tells already: from there an index would lead
  // to every node of a value, once for each item of the list.
  const match =
    hop.direction === 'out'
      ? `MATCH (${variable})-${along}->(${variables.node})`
      : `MATCH (${variable})<-${along}-(${variables.node})`
  const like = compileItem(statement, item, variables)
  if (how !== 'every') {
    const found = `EXISTS { ${match}${like && ` WHERE ${like}`} }`
    return how === 'some' ? found : `NOT ${found}`
  }
  return like === '' ? 'true' : `NOT EXISTS { ${match} WHERE ${negated(like)} }`
}

function compileClaims(
  statement: Statement,
  { how, claim }: Condition & { readonly kind: 'claims' },
  variable: string,
): string {
  const c = `c${statement.next()}`
  const parts = [claimsOf(c, `${variable}.id`), ...claimTests(statement, claim, c)]
  const found = `EXISTS { MATCH (${c}:Claim) WHERE ${parts.join(' AND ')} }`
  return how === 'some' ? found : `NOT ${found}`
}

function claimTests(statement: Statement, test: ClaimTest, c: string): string[] {
  const { standings, dataset, source, verified, recordedSince } = test
  return [
    ...(standings === undefined ? [] : [`${c}.standing IN ${statement.value(standings)}`]),
    ...(dataset === undefined ? [] : [`${c}.dataset = ${statement.value(dataset)}`]),
    ...(source === undefined ? [] : [`${c}.source = ${statement.value(source)}`]),
    ...(verified === undefined ? [] : [`${c}.verified = ${statement.value(verified)}`]),
    ...(recordedSince === undefined ? [] : [`${c}.recorded >= ${statement.value(recordedSince)}`]),
  ]
}

/**
 * The live claims of an entity that may be shown: ids that begin with the entity's and a `~`, which U+007F follows: as a range, since the index then
 * seeks the place of the cursor too. With STARTS WITH it reads all claims of the entity up to there.
 */
export function claimsOf(claim: string, entityId: string): string {
  return `${claim}.id > ${entityId} + '~' AND ${claim}.id < ${entityId} + '\\u007F' AND ${claim}.live AND ${isShown(claim)}`
}

/** The value of a text field as it is compared. */
export function textExpression(field: Field, variable: string): string {
  const folded = foldedColumn(field)
  const column = `${variable}.${field.name}`
  return folded === null ? column : `coalesce(${variable}.${folded}, ${column})`
}

const holdsSeveral = ({ property }: Field) =>
  property.combine === 'set' || property.codec.kind === 'enums'

function compileTest(statement: Statement, field: Field, test: Test, variable: string): string {
  const column = `${variable}.${field.name}`
  const text = textExpression(field, variable)
  const value = (each: unknown) => statement.value(each)
  switch (test.op) {
    case 'exists':
      return holdsSeveral(field)
        ? `size(coalesce(${column}, [])) ${test.is ? '>' : '='} 0`
        : `${column} IS ${test.is ? 'NOT NULL' : 'NULL'}`
    case 'in':
      return `${text} IN ${value(compared(test.values))}`
    case 'startsWith':
    case 'contains': {
      const by = test.op === 'contains' ? 'CONTAINS' : 'STARTS WITH'
      const searched = value(fold(test.text))
      return field.property.combine === 'set'
        ? `any(x IN ${text} WHERE x ${by} ${searched})`
        : `${text} ${by} ${searched}`
    }
    case '<':
    case '<=':
    case '>':
    case '>=':
      return `${column} ${test.op} ${value(test.to)}`
    case 'currency':
      return `${column}Currency = ${value(test.is)}`
    case 'overlaps':
      return `(${[
        ...(test.to === null ? [] : [startsBy(column, value(test.to))]),
        ...(test.from === null ? [] : [endsFrom(column, value(test.from))]),
        `${column} IS NOT NULL`,
      ].join(' AND ')})`
    case 'before':
      return `${column}Latest < ${value(test.day)}`
    case 'onOrBefore':
      return `${column}Latest <= ${value(test.day)}`
    case 'after':
      return `${column}Earliest > ${value(test.day)}`
    case 'onOrAfter':
      return `${column}Earliest >= ${value(test.day)}`
    case 'sameDays':
      return `(${same(`${column}Earliest`, test.earliest)} AND ${same(`${column}Latest`, test.latest)} AND ${column} IS NOT NULL)`
    case 'hasAny':
      return `any(x IN coalesce(${text}, []) WHERE x IN ${value(compared(test.values))})`
    case 'hasAll':
      return `all(x IN ${value(compared(test.values))} WHERE x IN coalesce(${text}, []))`
    case 'hasNone':
      return `none(x IN coalesce(${text}, []) WHERE x IN ${value(compared(test.values))})`
  }

  function compared(values: readonly (string | number | boolean)[]) {
    if (foldedColumn(field) === null) return values
    return values.map((each) => fold(String(each)))
  }

  function same(bound: string, day: string | null): string {
    return day === null ? `${bound} IS NULL` : `${bound} = ${value(day)}`
  }
}

/** Ends of partial dates that are not known are open. */
const startsBy = (column: string, day: string) =>
  `(${column}Earliest IS NULL OR ${column}Earliest <= ${day})`
const endsFrom = (column: string, day: string) =>
  `(${column}Latest IS NULL OR ${column}Latest >= ${day})`
