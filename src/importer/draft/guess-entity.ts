import type { NodeType } from '../../graph/declare/node.ts'
import type { Property } from '../../graph/declare/property.ts'
import { nodeTypes } from '../../graph/model.ts'
import type { Expression } from '../mapping/expression.ts'
import { findNearest } from '../nearest.ts'
import type { ColumnProfile, Profile } from './profile.ts'
import { isPlaceholder } from './profile.ts'

/** What a row may be about, and why that is thought. */
export interface GuessedEntity {
  readonly type: NodeType
  readonly why: string | null
  readonly key: readonly string[]
  readonly whyKey: string
  readonly fields: readonly GuessedField[]
}

export interface GuessedField {
  readonly name: string
  readonly column: string
  readonly expression: Expression
  readonly why: string
}

/** Words in the names of columns that speak of a type. */
const signs: Readonly<Record<string, RegExp>> = {
  Officer: /officer|badge|collar|shield|rank|\bpo_|warrant_?n/i,
  Case: /complaint|case|investigation|proceeding|reference/i,
  Allegation: /allegation|charge|offen[cs]e/i,
  Incident: /incident|event|city|state|location|place/i,
  Article: /headline|article|published/i,
  Unit: /unit|district|precinct|station|division|force/i,
}

/** A guess at what the rows of a file are about; its fields are those whose names the columns nearly have. */
export function guessEntity({ columns, rows, pair }: Profile): GuessedEntity {
  const scored = Object.entries(signs)
    .map(([name, sign]) => ({ name, found: columns.filter((column) => sign.test(column.name)) }))
    .toSorted((a, b) => b.found.length - a.found.length)
  const [best] = scored
  const type = nodeTypes.find(({ name }) => name === best?.name && best.found.length > 0)
  const known = type ?? nodeTypes.find(({ name }) => name === 'Incident')
  if (!known) throw new Error('There is no type Incident.')
  const key = guessKey(columns, rows, pair)
  return {
    type: known,
    why: type ? `because of ${best?.found.map(({ name }) => name).join(', ')}` : null,
    ...key,
    fields: guessFields(known, columns),
  }
}

function guessKey(
  columns: readonly ColumnProfile[],
  rows: number,
  pair: Profile['pair'],
): Pick<GuessedEntity, 'key' | 'whyKey'> {
  const keys = columns.filter(({ isKey }) => isKey)
  const named = keys.find(({ name }) => isKeyName(name)) ?? keys[0]
  if (named) {
    const others = keys.filter((each) => each !== named).map(({ name }) => name)
    const more = others.length === 0 ? '' : `; so are ${others.join(', ')}`
    return { key: [named.name], whyKey: `different in each of ${rows} rows${more}` }
  }
  if (pair) return { key: pair, whyKey: 'together different in each row; no single column is' }
  const likely = columns.find(({ name }) => isKeyName(name)) ?? columns[0]
  return {
    key: [likely?.name ?? '_row'],
    whyKey:
      'no column, and no pair, is different in each row; rows with one key speak of one thing',
  }
}

const isKeyName = (name: string) =>
  /(^|[_\s-])(id|key|no|nr|number|ref|reference|code)$/i.test(name)

function guessFields(type: NodeType, columns: readonly ColumnProfile[]): readonly GuessedField[] {
  const names = Object.keys(type.properties)
  const taken = new Set<string>()
  return columns.flatMap((column) => {
    const plain = column.name.toLowerCase().replace(new RegExp(`^${type.name}[_\\s-]+`, 'i'), '')
    const near = findNearest(plain, names)
    const property = near === null ? undefined : type.properties[near]
    if (!near || !property || taken.has(near) || column.filled === 0) return []
    const expression = expressionFor(column, property)
    if (expression === null) return []
    taken.add(near)
    return [{ name: near, column: column.name, expression, why: 'its name' }]
  })
}

/** How a column could give a field; null where what stands there cannot. */
function expressionFor(
  column: ColumnProfile,
  { codec, derivedValues }: Property,
): Expression | null {
  const { name, values, dateForm, isNumber, isUrl, isManyValued, isList } = column
  if (isList) return null
  switch (codec.kind) {
    case 'text':
      return name
    case 'date':
      return dateForm === null ? null : { column: name, date: dateForm }
    case 'int':
    case 'float':
      return isNumber ? { column: name, number: true } : null
    case 'url':
      return isUrl ? name : null
    case 'enum': {
      const names = (codec.enum?.names ?? []).filter((each) => !derivedValues?.includes(each))
      if (isManyValued || values.size > 30 || !names.includes('UNKNOWN')) return null
      const words = [...values.keys()].filter((word) => !isPlaceholder(word))
      const meant = words.map((word) => [word, findNearest(word, names) ?? 'UNKNOWN'] as const)
      return { column: name, enum: Object.fromEntries(meant) }
    }
    default:
      return null
  }
}
