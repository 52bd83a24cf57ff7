import { z } from 'zod'
import type { Property } from '../graph/declare/property.ts'
import { findNodeType, hopsOf } from '../graph/model.ts'
import { sha256 } from '../ids.ts'
import { canonicalText } from '../text.ts'
import { UserError } from '../user-error.ts'
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

/** How many quotations are looked for in the whole page before it is taken for another one. */
const SAMPLES = 5

/**
 * Checks every citation of the records against the page that they cite: that the words quoted are
 * still those that were quoted (by their hash), that they are few enough, and that they hold each
 * name, number and word that the record asserts. Titles and the like are our own and are not looked
 * for; see `ours` in the declarations.
 *
 * @throws UserError where the page cannot be the one that was cited, or was cut short: that is one
 * thing to say, rather than one for every citation.
 */
export function verifyRecords(records: readonly CitedRecord[], page: string): Verification {
  const points = Array.from(canonicalText(page))
  requirePage(records, points)
  const complaints: Complaint[] = []
  const cited: { record: CitedRecord; locator: Locator }[] = []
  let values = 0
  /** By how much the last quotation that was not in its place had moved: the next has probably gone as far. */
  let shift = 0
  for (const record of records) {
    const complain = (field: string, expected: string, found: string) =>
      complaints.push({ ...place(record, field), field, expected, found })
    const locator = readLocator(record, points.length, complain)
    if (!locator) continue
    cited.push({ record, locator })
    let quotation = points.slice(locator.start, locator.end).join('')
    if (sha256(quotation) !== locator.sha256) {
      const moved = findMoved(points, locator, shift)
      if (moved) shift = moved.start - locator.start
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

/** Throws UserError for a page that ends before the citations do, or that holds the words of none of them. */
function requirePage(records: readonly CitedRecord[], points: readonly string[]): void {
  const locators = records.flatMap(({ locator }) => Locator.safeParse(locator).data ?? [])
  if (locators.length < 2) return
  const cited = `${locators.length} citations, which reach to character ${Math.max(...locators.map(({ end }) => end))}`
  const advice = 'Give the text of the whole page, as it was saved when the records were made.'
  const behind = locators.filter(({ end }) => end > points.length)
  if (behind.length > 1) {
    throw new UserError(
      `Expected the page of ${cited}; this one ends after ${points.length}, before ${behind.length} of them. ` +
        `It was cut short, or is another page. ${advice}`,
    )
  }
  const stands = (locator: Locator) =>
    sha256(points.slice(locator.start, locator.end).join('')) === locator.sha256
  if (locators.some(stands)) return
  const samples = locators.filter(
    ({ start, end }) => end - start <= MAX_QUOTE_CHARACTERS && start < end,
  )
  if (samples.slice(0, SAMPLES).some((locator) => findMoved(points, locator) !== null)) return
  throw new UserError(
    `Expected the page of ${cited}; this one (${points.length} characters) holds the words of none in their places. ` +
      `It is another page, its text was extracted in another way, or other text was put before it. ${advice}`,
  )
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
function findMoved(points: readonly string[], locator: Locator, shift = 0) {
  if (points.length > 100_000) return null
  const length = locator.end - locator.start
  const wordsAt = (start: number) => {
    const quotation = points.slice(start, start + length).join('')
    return sha256(quotation) === locator.sha256 ? { start, quotation } : null
  }
  const likely = shift === 0 ? null : wordsAt(Math.max(locator.start + shift, 0))
  if (likely) return likely
  for (let start = 0; start + length <= points.length; start += 1) {
    const found = wordsAt(start)
    if (found) return found
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
