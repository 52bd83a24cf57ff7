import type { NodeType } from '../../graph/declare/node.ts'
import type { Property } from '../../graph/declare/property.ts'
import { nodeTypes } from '../../graph/model.ts'
import type { Expression } from '../mapping/expression.ts'
import { findNearestSpelling } from '../nearest.ts'
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

/** Words in the names of columns that speak of a field, where the field's own name is another. */
const fieldSigns: Readonly<Record<string, Readonly<Record<string, RegExp>>>> = {
  Officer: { name: /name$/i, collarNumber: /badge|collar|shield/i, rank: /rank|title/i },
  Case: { opened: /received|opened|filed|reported|date/i, closed: /closed|completed/i },
  Allegation: { kind: /allegation|classification|category|type/i },
  Incident: { occurred: /occur|date|when/i, place: /place|location|address|city/i },
  Article: { headline: /title/i, published: /date/i, url: /link|address/i },
  Unit: { name: /unit|district|precinct|station|name/i },
}

/** A guess at what the rows of a file are about; its fields are those whose names the columns nearly have. */
export function guessEntity({ columns, rows, pair }: Profile): GuessedEntity {
  const scored = Object.entries(signs)
    .map(([name, sign]) => {
      const found = columns.filter((column) => sign.test(column.name))
      // What tells the rows apart says most of what they are.
      const keys = found.filter(({ isKey }) => isKey)
      return { name, found, score: found.length + 2 * keys.length }
    })
    .toSorted((a, b) => b.score - a.score)
  const [best] = scored
  const type = nodeTypes.find(({ name }) => name === best?.name && best.found.length > 0)
  const known = type ?? nodeTypes.find(({ name }) => name === 'Incident')
  if (!known) throw new Error('There is no type Incident.')
  const key = guessKey(known, columns, rows, pair)
  return {
    type: known,
    why: type ? `because of ${best?.found.map(({ name }) => name).join(', ')}` : null,
    ...key,
    fields: guessFields(known, columns),
  }
}

function guessKey(
  type: NodeType,
  columns: readonly ColumnProfile[],
  rows: number,
  pair: Profile['pair'],
): Pick<GuessedEntity, 'key' | 'whyKey'> {
  const keys = columns.filter(({ isKey }) => isKey)
  const named = keys.find(({ name }) => isKeyName(name)) ?? keys[0]
  if (named) {
    const others = keys.filter((each) => each !== named).map(({ name }) => name)
    const more =
      others.length === 0 ? '' : `; so ${others.length === 1 ? 'is' : 'are'} ${others.join(', ')}`
    return { key: [named.name], whyKey: `different in each of ${rows} rows${more}` }
  }
  const [ofType] = columns
    .filter(({ name }) => isKeyName(name) && signs[type.name]?.test(name))
    .toSorted((a, b) => b.values.size - a.values.size)
  if (pair && !ofType) {
    return { key: pair, whyKey: 'together different in each row; no single column is' }
  }
  const likely = ofType ?? columns.find(({ name }) => isKeyName(name)) ?? columns[0]
  return {
    key: [likely?.name ?? '_row'],
    whyKey: 'different rows have the same; those with one key speak of one thing',
  }
}

const isKeyName = (name: string) =>
  /(^|[_\s-])(id|key|no|nr|number|ref|reference|code)$/i.test(name)

function guessFields(type: NodeType, columns: readonly ColumnProfile[]): readonly GuessedField[] {
  const taken = new Set<string>()
  return columns.flatMap((column) => {
    const name = guessField(type, column.name, taken)
    const property = name === null ? undefined : type.properties[name]
    if (name === null || !property || column.filled === 0) return []
    const expression = expressionFor(column, property)
    if (expression === null) return []
    taken.add(name)
    return [{ name, column: column.name, expression, why: `the name of ${column.name}` }]
  })
}

function guessField(type: NodeType, column: string, taken: ReadonlySet<string>): string | null {
  const names = Object.keys(type.properties).filter((name) => !taken.has(name))
  const plain = column.toLowerCase().replace(new RegExp(`^${type.name}[_\\s-]+`, 'i'), '')
  const near = findNearestSpelling(plain, names)
  if (near !== null) return near
  const said = Object.entries(fieldSigns[type.name] ?? {})
  return said.find(([name, sign]) => names.includes(name) && sign.test(column))?.[0] ?? null
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
      const meant = words.map(
        (word) => [word, findNearestSpelling(word, names) ?? 'UNKNOWN'] as const,
      )
      return { column: name, enum: Object.fromEntries(meant) }
    }
    default:
      return null
  }
}
