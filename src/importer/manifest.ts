import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { parseDocument } from 'yaml'
import { z } from 'zod'
import type { Dataset, Release } from '../graph/bookkeeping.ts'
import { datasetId, releaseId } from '../graph/bookkeeping.ts'
import { dateCodec } from '../graph/declare/codec.ts'
import { Standing } from '../graph/enums.ts'
import { isSharedScheme } from '../graph/schemes.ts'
import { UserError } from '../user-error.ts'
import { suggest } from './nearest.ts'
import { show } from './problem.ts'

export const MANIFEST = 'dataset.yaml'

const words = z.string().trim().min(1, 'Expected some text.')

const manifest = z.strictObject({
  name: z
    .string()
    .regex(
      /^[a-z0-9]+(-[a-z0-9]+)*$/,
      'Expected lower-case words joined by hyphens, such as my-data-set.',
    )
    .refine(
      (name) => !isSharedScheme(name),
      'Expected a name of its own; this one is a shared scheme.',
    ),
  title: words,
  publisher: words,
  licence: words,
  attribution: words,
  standing: z.enum(Standing.names),
  release: z.union([words, z.number().transform(String)]),
  released: dateCodec.input.optional(),
  records: z
    .array(
      words.refine((glob) => !glob.split('/').includes('..'), 'Expected files inside the folder.'),
    )
    .min(1, 'Expected at least one file or pattern.'),
})

/** What `dataset.yaml` says. */
export interface Manifest {
  readonly dataset: Dataset
  readonly release: Release
  /** Patterns of the files of records, from the folder. */
  readonly records: readonly string[]
}

/** Reads the manifest of a data set's folder. Throws UserError that lists everything that is wrong with it. */
export async function readManifest(folder: string): Promise<Manifest> {
  const file = path.join(folder, MANIFEST)
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new UserError(
      `Expected a data set's folder, with its manifest in ${file}; it cannot be read (${reason(error)}).`,
    )
  })
  const document = parseDocument(text)
  const [broken] = document.errors
  if (broken) throw new UserError(`${file} is no YAML: ${broken.message}`)
  const parsed = manifest.safeParse(document.toJS())
  if (!parsed.success) {
    const complaints = parsed.error.issues.map((issue) => `  ${complaint(issue)}`)
    throw new UserError(`${file} cannot be used:\n${complaints.join('\n')}`)
  }
  const { release: label, released, records, ...about } = parsed.data
  return {
    dataset: { id: datasetId(about.name), ...about },
    release: {
      id: releaseId(about.name, label),
      dataset: about.name,
      label,
      released: released?.edtf ?? null,
      releasedEarliest: released?.earliest ?? null,
      releasedLatest: released?.latest ?? null,
    },
    records,
  }
}

function complaint(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') {
    const names = Object.keys(manifest.shape)
    return issue.keys
      .map((key) => `${key}: there is no such entry. ${suggest(key, names)}`)
      .join('\n  ')
  }
  const came = issue.input === undefined ? '' : ` Came: ${show(issue.input)}.`
  return `${issue.path.join('.') || 'The whole'}: ${issue.message}.${came}`.replace(/\.+/g, '.')
}

function reason(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error)
}
