import { z } from 'zod'
import { formatNames } from '../formats/format.ts'
import { condition, type Expression, expression } from './expression.ts'

/*
 * The form of `files:` and `lookups:` of a manifest. Types, fields and relationships are named by text here;
 * `compile.ts` checks the names, and `json-schema.ts` puts the declared ones in for editors.
 */

const text = z.string({ error: 'Expected some text.' }).min(1, 'Expected some text.')

export const insideFolder = text.refine(
  (name) => !name.split('/').includes('..') && !name.startsWith('/'),
  'Expected files inside the folder.',
)

const oneCharacter = z.string().length(1, 'Expected one character.')

const fileFormat = {
  format: z
    .enum(formatNames)
    .describe('The format; left out, the name of the file tells it.')
    .optional(),
  delimiter: oneCharacter.describe('CSV: what stands between cells.').optional(),
  quote: oneCharacter
    .describe('CSV: what stands around cells that hold delimiters or line breaks.')
    .optional(),
  encoding: text
    .describe(
      'utf-8 where left out, or what a byte order mark says; windows-1252, macroman, utf-16le and others.',
    )
    .optional(),
  header: z
    .array(z.string())
    .min(1)
    .describe('CSV and XLSX: names for the columns, where the file has none.')
    .optional(),
  skipLines: z
    .int()
    .min(0)
    .describe('CSV and XLSX: lines before the names of the columns.')
    .optional(),
  at: text.describe('JSON: where the array of objects is, as in data.items.').optional(),
  sheet: z
    .union([text, z.int().min(1)])
    .describe('XLSX: the sheet by name, or by number from 1.')
    .optional(),
  rename: z
    .record(z.string(), text)
    .describe('Names of columns in the file, and what this mapping calls them.')
    .optional(),
}

/** A key: one column, several, or an expression. */
const key = z.union([expression, z.array(expression).min(1)]).meta({
  id: 'Key',
  description:
    'What tells it from others of its type: a column, or several. Keys are text as written.',
})

export const scheme = text.describe(
  'Whose key it is: a scheme that data sets share; left out, this data set’s own.',
)

/** The far end of a relationship, or a source: an entity of the row by its name, or any by type and key. */
export const target = z
  .union([text, z.strictObject({ type: text, scheme: scheme.optional(), key })])
  .meta({
    id: 'Target',
    description:
      'An entity of this row by its name in `entities`, or { type, scheme, key } for one that has its record elsewhere.',
  })

export const relationship = z.strictObject({
  entity: target,
  properties: z
    .record(z.string(), expression)
    .describe('Properties of the relationship.')
    .optional(),
  when: condition.describe('In which rows it is there.').optional(),
})

export const entityParts = {
  type: text.describe('The type of the entity.'),
  key,
  scheme: scheme.optional(),
  when: condition.describe('In which rows it is there.').optional(),
  optional: z
    .boolean()
    .describe(
      'Whether a blank key means that there is none in this row; otherwise such a row is refused.',
    )
    .optional(),
  unique: z
    .boolean()
    .describe('Whether each key may come once only, so that another row with it is refused.')
    .optional(),
  each: z
    .union([text, z.strictObject({ column: text, split: text })])
    .describe(
      'Makes one for each part of a list: a member with an array, or a column and what it is split by. `item` is the part.',
    )
    .optional(),
  fields: z
    .record(z.string(), expression)
    .describe('Fields, and where each comes from.')
    .optional(),
  relationships: z
    .record(z.string(), z.array(relationship).min(1))
    .describe('Relationships that begin here.')
    .optional(),
  source: target.describe('Whose words these are; left out, the data set’s own.').optional(),
  via: target.describe('Where the source was read, if elsewhere.').optional(),
  stated: expression.describe('When the source said it.').optional(),
  verified: z
    .boolean()
    .describe(
      'Whether somebody has checked it against `source` itself; false where left out beside a `source`.',
    )
    .optional(),
}

const equalRows = z
  .union([
    z.enum(['separate', 'duplicate']),
    z.strictObject({
      are: z.enum(['separate', 'duplicate']),
      by: z.array(text).min(1).describe('Columns that have to be equal; left out, all.').optional(),
      reason: text.describe('Why, as the report says it.').optional(),
    }),
  ])
  .describe(
    'What a row is that is equal to one before it: a `duplicate`, which is skipped, or a `separate` thing, which `_copy` (1, 2, …) tells apart in a key. Left out, equal rows are not looked for: they say one thing twice.',
  )

const skip = z.strictObject({
  when: condition,
  reason: text.describe('Why, as the report says it.'),
})

const columnsDeclared = z
  .array(text)
  .describe(
    'JSON, JSON Lines and YAML: members that there may be; needed only for those that the first 1,000 rows lack.',
  )

const rowsParts = {
  columns: columnsDeclared.optional(),
  placeholders: z
    .array(z.string())
    .describe(
      'Words that mean nothing wherever they stand: Unknown, N/A. Letter case does not count.',
    )
    .optional(),
  equalRows: equalRows.optional(),
  skip: z.array(skip).describe('Rows to leave out, and why.').optional(),
}

const entity = z.strictObject(entityParts)

const entityName = z.string().regex(/^[A-Za-z]\w*$/, 'Expected a name of letters, digits and _.')

/** The schema of `files`, given what an entity is; see `json-schema.ts`. */
export const filesSchema = <Entity extends z.ZodType>(ofEntity: Entity) =>
  z
    .array(
      z.strictObject({
        path: z
          .union([insideFolder, z.array(insideFolder).min(1)])
          .describe('A file of this folder, or a pattern such as data/*.csv; each may be gzipped.'),
        ...fileFormat,
        rows: z
          .strictObject({
            ...rowsParts,
            entities: z
              .record(entityName, ofEntity)
              .refine(
                (entities) => Object.keys(entities).length > 0,
                'Expected at least one entity.',
              )
              .describe('What each row speaks of, under names of your own.'),
          })
          .describe('What the rows mean.'),
      }),
    )
    .min(1, 'Expected at least one file.')

export const lookupsSchema = z.record(
  text,
  z.union([
    z.strictObject({
      values: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
    }),
    z.strictObject({
      file: insideFolder.describe('A file of this folder, or a pattern such as officers.csv*.'),
      ...fileFormat,
      key: z
        .union([text, z.array(text).min(1)])
        .describe('The column of the words, or several columns.'),
      value: text.describe('The column of what they mean.'),
      several: z
        .enum(['refuse', 'blank', 'first'])
        .describe(
          'What to do where a word means several things: refuse the table (so where left out), take it for blank, or the first.',
        )
        .optional(),
    }),
  ]),
)

export const files = filesSchema(entity)

export type FileEntry = z.output<typeof files>[number]
export type RowsMapping = FileEntry['rows']
export type EntityMapping = z.output<typeof entity>
export type RelationshipMapping = z.output<typeof relationship>
export type Target = z.output<typeof target>
export type Lookups = z.output<typeof lookupsSchema>
export type Key = Expression | readonly Expression[]
