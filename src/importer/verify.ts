import { z } from 'zod'
import type { Property } from '../graph/declare/property.ts'
import { findNodeType, hopsOf } from '../graph/model.ts'
import { sha256 } from '../ids.ts'
import { canonicalText } from '../text.ts'
import type { CitedRecord } from './cited-records.ts'
import { MAX_QUOTE_CHARACTERS } from './record-schema.ts'

/** Longest text shown of what stands in a page. */
const MAX_SHOWN_CHARACTERS = 80

const Locator = z.object({
  post: z.int().min(1).optional(),
  start: z.int().min(0),
  end: z.int().min(1),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
})
type Locator = z.infer<typeof Locator>

/** A citation that the page does not bear out. */
export interface Complaint {
  /** `Type/key` of the record. */
  readonly record: string
  readonly file: string
  readonly line: number
  /** `locator`, the name of a field, or `relationship.property`. */
  readonly field: string
  readonly expected: string
  /** What stands there instead. */
  readonly found: string
}

export interface Verification {
  readonly records: number
  /** Names, numbers and words that were looked for in what is quoted. */
  readonly values: number
  readonly complaints: readonly Complaint[]
}

/**
 * Checks every citation of the records against the page that they cite: that the words quoted are
 * still those that were quoted (by their hash), that they are few enough, and that they hold each
 * name, number and word that the record asserts. Titles and the like are our own and are not looked
 * for; see `ours` in the declarations.
 */
export function verifyRecords(records: readonly CitedRecord[], page: string): Verification {
  const points = Array.from(canonicalText(page))
  const complaints: Complaint[] = []
  const cited: { record: CitedRecord; locator: Locator }[] = []
  let values = 0
  for (const record of records) {
    const complain = (field: string, expected: string, found: string) =>
      complaints.push({ ...place(record, field), field, expected, found })
    const locator = readLocator(record, points.length, complain)
    if (!locator) continue
    cited.push({ record, locator })
    let quotation = points.slice(locator.start, locator.end).join('')
    if (sha256(quotation) !== locator.sha256) {
      const moved = findMoved(points, locator)
      complain(
        'locator',
        `words with the hash ${locator.sha256.slice(0, 12)}… at ${locator.start}–${locator.end}`,
        moved ? `${shown(quotation)}; the words begin at ${moved.start} now` : shown(quotation),
      )
      quotation = moved?.quotation ?? quotation
    }
    for (const { field, value, heldBy } of assertions(record, complain)) {
      values += 1
      if (!heldBy(quotation, value)) {
        complain(field, `${written(value)} among the words quoted`, shown(quotation))
      }
    }
  }
  complaints.push(...outOfOrder(cited))
  return { records: records.length, values, complaints }
}

type Complain = (field: string, expected: string, found: string) => void

const place = (record: CitedRecord, field: string) => ({
  record: `${record.type}/${record.key}`,
  file: record.file,
  line: record.lineOf(
    field in record.fields
      ? ['fields', field]
      : field === 'locator'
        ? ['locator']
        : ['relationships', ...field.split('.').slice(0, 1)],
  ),
})

function readLocator(record: CitedRecord, length: number, complain: Complain): Locator | null {
  const fail = (expected: string, found: string) => {
    complain('locator', expected, found)
    return null
  }
  if (record.locator === undefined) return fail('a locator', 'none')
  const read = Locator.safeParse(record.locator)
  if (!read.success) {
    return fail(
      '{ start, end, sha256 }: two offsets in code points and 64 hexadecimal digits',
      JSON.stringify(record.locator),
    )
  }
  const { start, end } = read.data
  if (start >= end) return fail('an end after the start', `${start}–${end}`)
  if (end - start > MAX_QUOTE_CHARACTERS) {
    return fail(`at most ${MAX_QUOTE_CHARACTERS} characters quoted`, `${end - start}`)
  }
  if (end > length) return fail(`words at ${start}–${end}`, `a page of ${length} characters`)
  return read.data
}

interface Assertion {
  readonly field: string
  readonly value: unknown
  readonly heldBy: (quotation: string, value: unknown) => boolean
}

/** What the record asserts in the source's words, value by value. */
function assertions(record: CitedRecord, complain: Complain): Assertion[] {
  const type = findNodeType(record.type)
  if (!type) {
    complain('type', 'a declared type', record.type)
    return []
  }
  const found: Assertion[] = []
  const read = (field: string, property: Property | undefined, input: unknown) => {
    if (!property) return complain(field, `a field that ${record.type} has`, field)
    for (const one of valuesOf(property, input)) {
      const { input: schema, heldBy } = property.codec
      const value = schema.safeParse(one)
      if (!value.success) {
        complain(field, value.error.issues.map(({ message }) => message).join(' '), written(one))
      } else if (heldBy && !property.ours) found.push({ field, value: value.data, heldBy })
    }
  }
  for (const [name, input] of Object.entries(record.fields)) {
    read(name, type.properties[name], input)
  }
  for (const [name, ends] of Object.entries(record.relationships)) {
    const hop = hopsOf(type).get(name)
    if (hop?.direction !== 'out') {
      complain(name, `a relationship that starts at ${record.type}`, name)
      continue
    }
    for (const { entity: _, ...properties } of ends) {
      for (const [property, input] of Object.entries(properties)) {
        read(`${name}.${property}`, hop.edge.properties[property], input)
      }
    }
  }
  return found
}

/** The values as written: one, each of a set, or what holds from a date on. */
function valuesOf(property: Property, input: unknown): readonly unknown[] {
  if (property.combine === 'set' && Array.isArray(input)) return input
  const dated = z.object({ value: z.unknown(), asOf: z.unknown() }).strict().safeParse(input)
  return [property.combine === 'overTime' && dated.success ? dated.data.value : input]
}

/** Words of this length and hash elsewhere, in a page that is small enough to look through. */
function findMoved(points: readonly string[], { start, end, sha256: hash }: Locator) {
  if (points.length > 100_000) return null
  const length = end - start
  for (let at = 0; at + length <= points.length; at += 1) {
    const quotation = points.slice(at, at + length).join('')
    if (sha256(quotation) === hash) return { start: at, quotation }
  }
  return null
}

/** Posts stand in the order of their numbers: a citation of one cannot lie behind one of a later post. */
function outOfOrder(cited: readonly { record: CitedRecord; locator: Locator }[]): Complaint[] {
  const inPosts = cited.flatMap(({ record, locator }) =>
    locator.post === undefined ? [] : [{ record, locator, post: locator.post }],
  )
  return inPosts.flatMap(({ record, locator, post }) => {
    const later = inPosts.find((other) => other.post > post && other.locator.start < locator.end)
    if (!later) return []
    return [
      {
        ...place(record, 'locator'),
        field: 'locator',
        expected: `words of post ${post}, before those of post ${later.post}`,
        found: `${locator.start}–${locator.end}, and post ${later.post} cited at ${later.locator.start}`,
      },
    ]
  })
}

const written = (value: unknown) =>
  typeof value === 'string' ? `"${value}"` : JSON.stringify(value)

function shown(text: string): string {
  const points = Array.from(text.replace(/\s+/g, ' '))
  return `"${points.length > MAX_SHOWN_CHARACTERS ? `${points.slice(0, MAX_SHOWN_CHARACTERS - 1).join('')}…` : points.join('')}"`
}
