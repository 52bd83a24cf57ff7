import { fold } from '../../text.ts'
import type { NodeType } from '../declare/node.ts'
import { keyColumn } from '../filter-columns.ts'
import { maxSortLength, missing, separator, sortText } from '../sort-key.ts'
import type { Condition, Test } from './condition.ts'

/*
 * Where in an index the nodes lie that a filter can find. Key columns hold the sort text of a value, U+0001
 * and the node's own sort key, so that a value, a beginning or a period is a range of texts.
 */

/** Texts from `low` to before `high`; '' and null where that end is open. */
export interface Range {
  readonly low: string
  readonly high: string | null
}

export interface Seek {
  readonly condition: Condition
  /** The column that has the index. */
  readonly column: string
  /** Several ranges are of several values, and lie apart. */
  readonly ranges: readonly Range[]
  /** `value`: nodes with a value, in the order of the type. `beginning`: of a text. */
  readonly of: 'value' | 'values' | 'beginning' | 'period'
  /** Whether the ranges hold nothing that does not meet the condition. */
  readonly isExact: boolean
}

/** Sorts after every character of a sort key, by code points and by UTF-16 units: keys hold none above U+FFFD. */
const last = '\uFFFF'
const afterSeparator = '\u0002'

/** What an index can do for a condition on nodes of a type; null where none can. */
export function seekOf(type: NodeType, condition: Condition): Seek | null {
  if (condition.kind !== 'value') return null
  const { field, test } = condition
  const column = keyColumn(type, field.name)
  if (column === null) return null
  const found = rangesOf(type, field.name, test)
  return found && { condition, column, ...found }
}

type Found = Pick<Seek, 'ranges' | 'of' | 'isExact'>

function rangesOf(type: NodeType, name: string, test: Test): Found | null {
  const property = type.fields.get(name)?.property
  if (!property) return null
  const sorted = (value: unknown) => sortText(property, value)
  const isText = property.codec.sort === fold
  switch (test.op) {
    case 'in': {
      const texts = [...new Set(test.values.map(sorted))]
      const isExact = isText
        ? test.values.every((value) => isWhole(fold(String(value))))
        : property.codec.kind !== 'float'
      const ranges = texts.map(rangeOfValue)
      return ranges.length === 0
        ? null
        : { ranges, of: ranges.length === 1 ? 'value' : 'values', isExact }
    }
    case 'sameDays': {
      const { earliest, latest } = test
      const range = rangeOfValue(sorted({ edtf: '', earliest, latest }))
      return { ranges: [range], of: 'value', isExact: true }
    }
    case 'startsWith': {
      const low = sorted(test.text)
      if (low === '') return null
      const isExact = isWhole(fold(test.text))
      return { ranges: [{ low, high: low + last }], of: 'beginning', isExact }
    }
    // Of what has no value the keys stand at the end.
    case 'exists':
      return test.is ? null : period(missing, null)
    case '<':
    case '<=':
      return period('', sorted(test.to) + afterSeparator)
    case '>':
    case '>=':
      return period(sorted(test.to), null)
    // Dates sort by the first day that they can mean, a blank, and the last.
    case 'before':
    case 'onOrBefore':
      return period('', `${test.day}!`)
    case 'after':
    case 'onOrAfter':
      return period(test.day, null)
    case 'overlaps':
      return test.to === null ? null : period('', `${test.to}!`)
    default:
      return null
  }
}

const rangeOfValue = (text: string): Range => ({
  low: text + separator,
  high: text + afterSeparator,
})

const period = (low: string, high: string | null): Found => ({
  ranges: [{ low, high }],
  of: 'period',
  isExact: false,
})

/** Whether a key holds a text as it is: neither cut nor with a substitute in it, and not as what is missing. */
function isWhole(text: string): boolean {
  return (
    text !== '' &&
    text.length < maxSortLength &&
    !text.startsWith(missing) &&
    !/[\u{10000}-\u{10FFFF}]/u.test(text)
  )
}
