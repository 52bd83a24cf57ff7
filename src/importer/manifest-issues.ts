import { z } from 'zod'
import { wordIssue } from './issue-words.ts'
import { suggest } from './nearest.ts'
import { sayCame, show, valueAt } from './problem.ts'

/** What is wrong with a part of the manifest. */
export interface ManifestComplaint {
  readonly at: readonly PropertyKey[]
  readonly said: string
}

/** An issue of the manifest's schema in the words of this project, with the names that there could be. */
export function complaintsOf(
  issue: z.core.$ZodIssue,
  written: unknown,
  schema: z.ZodType,
): readonly ManifestComplaint[] {
  if (issue.code === 'invalid_union') {
    const likeliest = findLikeliest(issue)
    if (likeliest.length > 0) {
      return likeliest.flatMap((part) =>
        complaintsOf({ ...part, path: [...issue.path, ...part.path] }, written, schema),
      )
    }
  }
  const where = issue.path.map(String).join('.')
  if (issue.code === 'unrecognized_keys') {
    const names = namesIn(schema, issue.path)
    return issue.keys.map((key) => ({
      at: [...issue.path, key],
      said: `${where === '' ? '' : `${where}.`}${key}: there is no such entry. ${suggest(key, names)}`,
    }))
  }
  const value = valueAt(written, issue.path)
  const { expected, todo } = wordIssue(issue, value)
  const said =
    value === undefined
      ? [expected, 'There is none; add it.']
      : [expected, sayCame(expected, show(value)), todo ?? '']
  return [
    {
      at: issue.path,
      said: `${where || 'The whole'}: ${said.filter((part) => part !== '').join(' ')}`,
    },
  ]
}

/** Of several forms that a value could have, what keeps it from the one that it begins like; none where it begins like none. */
function findLikeliest(issue: z.core.$ZodIssueInvalidUnion): readonly z.core.$ZodIssue[] {
  const begun = issue.errors.filter((issues) =>
    issues.every(({ code, path }) => path.length > 0 || code !== 'invalid_type'),
  )
  // What complains deepest has followed the value furthest.
  const depth = (issues: readonly z.core.$ZodIssue[]) =>
    Math.max(
      0,
      ...issues.map(({ path, code }) => path.length + (code === 'unrecognized_keys' ? 1 : 0)),
    )
  return begun.toSorted((a, b) => depth(b) - depth(a))[0] ?? []
}

/** The names that a part of the manifest can have. */
function namesIn(schema: z.ZodType, path: readonly PropertyKey[]): readonly string[] {
  let parts: readonly z.core.$ZodType[] = [schema]
  for (const name of path) parts = parts.flatMap(plain).flatMap((part) => inner(part, name))
  return [
    ...new Set(
      parts
        .flatMap(plain)
        .flatMap((part) => (part instanceof z.ZodObject ? Object.keys(part.shape) : [])),
    ),
  ]
}

/** A schema without what is around it; the several of a union. */
function plain(schema: z.core.$ZodType): readonly z.core.$ZodType[] {
  if (schema instanceof z.ZodOptional) return plain(schema.unwrap())
  if (schema instanceof z.ZodLazy) return plain(schema.unwrap())
  if (schema instanceof z.ZodUnion) return schema.options.flatMap(plain)
  return [schema]
}

function inner(schema: z.core.$ZodType, name: PropertyKey): readonly z.core.$ZodType[] {
  if (schema instanceof z.ZodArray) return [schema.element]
  if (schema instanceof z.ZodRecord) return [schema.valueType]
  if (!(schema instanceof z.ZodObject)) return []
  const part: unknown = schema.shape[String(name)]
  return part instanceof z.ZodType ? [part] : []
}
