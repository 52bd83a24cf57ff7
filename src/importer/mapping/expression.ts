import { z } from 'zod'

/*
 * How a value is had from a row. The schemas say the form alone; whether the columns, fields and words are
 * there is for `compile.ts`, which has the file's header and the declarations.
 */

const column = z
  .string({ error: 'Expected the name of a column.' })
  .min(1, 'Expected the name of a column.')
const constant = z.union([z.string(), z.number(), z.boolean()], {
  error: 'Expected a text, a number, or true or false.',
})

/** Values that an expression can name: any, or in a schema for editors those that a field can hold. */
export type ConstantSchema = z.ZodType<string | number | boolean>

const unmatchedOf = (constants: ConstantSchema) =>
  z
    .union([
      z.enum(['refuse', 'blank', 'keep'], {
        error: 'Expected refuse, blank, keep, or { value: … }.',
      }),
      z.strictObject({ value: constants.describe('The value that stands for every other word.') }),
    ])
    .describe(
      'What becomes of a word that the table lacks: `refuse` the row (so where this is left out), take it for `blank`, `keep` it as it is, or { value: … }.',
    )

const tableOf = (constants: ConstantSchema) =>
  z
    .record(z.string(), z.union([constants, z.null()]), {
      error: 'Expected words of the file and what each means.',
    })
    .describe('Words of the file and what each means; null where a word says nothing.')

export type Expression = string | ExpressionObject

/** The entries of an expression, and what each does; in the order in which they are applied. */
export interface ExpressionObject {
  readonly column?: string | undefined
  readonly columns?: readonly string[] | undefined
  readonly value?: string | number | boolean | undefined
  readonly template?: string | undefined
  readonly firstOf?: readonly Expression[] | undefined
  readonly list?: readonly Expression[] | undefined
  readonly placeholders?: readonly string[] | undefined
  readonly split?: string | undefined
  readonly replace?: readonly Replacement[] | undefined
  readonly spaces?: 'single' | undefined
  readonly case?: Case | undefined
  readonly lookup?: string | Readonly<Record<string, string | number | boolean | null>> | undefined
  readonly enum?: Readonly<Record<string, string | number | boolean | null>> | undefined
  readonly unmatched?:
    | 'refuse'
    | 'blank'
    | 'keep'
    | { readonly value: string | number | boolean }
    | undefined
  readonly date?: string | readonly string[] | undefined
  readonly number?: true | NumberForm | undefined
  readonly boolean?: BooleanForm | undefined
  readonly currency?: string | undefined
  readonly default?: string | number | boolean | undefined
  readonly asOf?: Expression | undefined
  readonly when?: Condition | undefined
}

export interface Replacement {
  readonly find: string
  readonly with: string
}

export type Case = 'lower' | 'upper' | 'title' | 'sentence'

export interface NumberForm {
  readonly decimal?: string | undefined
  readonly thousands?: string | undefined
}

export interface BooleanForm {
  readonly true: readonly string[]
  readonly false: readonly string[]
}

// They hold each other.
const laterExpression: z.ZodType<Expression> = z.lazy(() => expression)
const laterCondition: z.ZodType<Condition> = z.lazy(() => condition)

const partsOf = (constants: ConstantSchema) => ({
  column: column
    .describe(
      'The column that holds it. In JSON and YAML a path such as place.city; within `each`, item is the part.',
    )
    .optional(),
  columns: z
    .array(column)
    .min(2, 'Expected several columns; of one write `column`.')
    .describe('Several columns together, to be looked up in a table with as many keys.')
    .optional(),
  value: constants.describe('The same in every row.').optional(),
  template: z
    .string()
    .describe('Text with columns in it: "{first} {last}". Blank where one of them is.')
    .optional(),
  firstOf: z
    .array(laterExpression)
    .min(1)
    .describe('The first of these that is not blank.')
    .optional(),
  list: z.array(laterExpression).min(1).describe('All of these that are not blank.').optional(),
  placeholders: z
    .array(z.string())
    .describe(
      'Words that mean nothing here, in place of those of `rows`; [] where every word counts.',
    )
    .optional(),
  split: z
    .string()
    .min(1)
    .describe('What stands between several values in one cell, as it is or as a /pattern/.')
    .optional(),
  replace: z
    .array(
      z.strictObject({
        find: z.string().min(1).describe('Text as it is, or a /pattern/.'),
        with: z
          .string()
          .describe('What stands in its place; $1 is what a group of the pattern found.'),
      }),
    )
    .describe('What to replace, one after the other.')
    .optional(),
  spaces: z
    .literal('single')
    .describe('Makes one blank of several, and of line breaks.')
    .optional(),
  case: z.enum(['lower', 'upper', 'title', 'sentence']).describe('Letter case.').optional(),
  lookup: z
    .union([z.string(), tableOf(constants)])
    .describe('A table, or the name of one under `lookups`.')
    .optional(),
  enum: tableOf(constants)
    .describe('Words of the file and the value that each stands for.')
    .optional(),
  unmatched: unmatchedOf(constants).optional(),
  date: z
    .union([z.string(), z.array(z.string()).min(1)])
    .describe(
      'How the date is written, as in D/M/YYYY, YYYY-MM-DD HH:mm:ss, MMMM YYYY; of several forms the first that fits. EDTF: as the graph keeps it.',
    )
    .optional(),
  number: z
    .union([
      z.literal(true),
      z.strictObject({
        decimal: z
          .string()
          .length(1)
          .describe('The decimal sign; a point where left out.')
          .optional(),
        thousands: z
          .string()
          .length(1)
          .describe('What stands between thousands, if anything.')
          .optional(),
      }),
    ])
    .describe('A number, and how it is written.')
    .optional(),
  boolean: z
    .strictObject({ true: z.array(z.string()).min(1), false: z.array(z.string()).min(1) })
    .describe('Words for true and for false.')
    .optional(),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'Expected a currency by its ISO 4217 code, such as GBP.')
    .describe('Makes an amount of money of the number.')
    .optional(),
  default: constants.describe('What stands for a blank.').optional(),
  asOf: laterExpression
    .describe('Since when it holds; of fields that change over time alone.')
    .optional(),
  when: laterCondition.describe('In which rows it is said at all.').optional(),
})

/** The schema of expressions whose values in the manifest are among these. */
export const expressionOf = (constants: ConstantSchema): z.ZodType<Expression> =>
  z.union([column, z.strictObject(partsOf(constants))])

export const expression: z.ZodType<Expression> = expressionOf(constant).meta({
  id: 'Expression',
  description: 'How a value is had from a row: a column, or more than that.',
})

export interface Condition {
  readonly column?: string | undefined
  readonly of?: Expression | undefined
  readonly is?: string | readonly string[] | undefined
  readonly isNot?: string | readonly string[] | undefined
  readonly isBlank?: boolean | undefined
  readonly matches?: string | undefined
  readonly all?: readonly Condition[] | undefined
  readonly any?: readonly Condition[] | undefined
  readonly not?: Condition | undefined
}

const oneOrMore = z.union([z.string(), z.array(z.string()).min(1)])

export const condition: z.ZodType<Condition> = z
  .strictObject({
    column: column.describe('The column that is looked at.').optional(),
    of: laterExpression.describe('In place of a column, a value made of the row.').optional(),
    is: oneOrMore.describe('True where it is this, or one of these.').optional(),
    isNot: oneOrMore.describe('True where it is neither this nor one of these.').optional(),
    isBlank: z
      .boolean()
      .describe('True where it is blank or a placeholder; with false, where not.')
      .optional(),
    matches: z
      .string()
      .describe('True where this pattern (a regular expression) is found in it.')
      .optional(),
    all: z.array(laterCondition).min(1).describe('True where all of these are.').optional(),
    any: z.array(laterCondition).min(1).describe('True where one of these is.').optional(),
    not: laterCondition.describe('True where this is not.').optional(),
  })
  .meta({ id: 'Condition', description: 'What has to be so of a row.' })
