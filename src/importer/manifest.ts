import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { type Document, isNode, LineCounter } from 'yaml'
import { z } from 'zod'
import type { Dataset, Release } from '../graph/bookkeeping.ts'
import { datasetId, releaseId } from '../graph/bookkeeping.ts'
import { dateCodec } from '../graph/declare/codec.ts'
import { Standing } from '../graph/enums.ts'
import { isSharedScheme } from '../graph/schemes.ts'
import { UserError } from '../user-error.ts'
import { type ThreadEntry, threadsSchema } from './forum/threads-schema.ts'
import { parseManifest } from './manifest-document.ts'
import { complaintsOf } from './manifest-issues.ts'
import { type FileEntry, files, type Lookups, lookupsSchema } from './mapping/schema.ts'

export const MANIFEST = 'dataset.yaml'

const words = z.string({ error: 'Expected some text.' }).trim().min(1, 'Expected some text.')

export const manifest = z.strictObject({
  name: z
    .string({ error: 'Expected lower-case words joined by hyphens, such as my-data-set.' })
    .regex(
      /^[a-z0-9]+(-[a-z0-9]+)*$/,
      'Expected lower-case words joined by hyphens, such as my-data-set.',
    )
    .refine(
      (name) => !isSharedScheme(name),
      'Expected a name of its own; this one is a shared scheme.',
    )
    .describe(
      'The name of the data set, which is part of the ids of what its keys name. Never change it.',
    ),
  title: words.describe('The title, for people.'),
  publisher: words.describe('Who published the source material.'),
  licence: words.describe('The licence: an SPDX identifier, or words.'),
  attribution: words.describe('What has to be said where the data are shown.'),
  standing: z
    .enum(Standing.names)
    .describe(
      `${Standing.about} ${Standing.names.map((name) => `${name}: ${Standing.values[name]}`).join(' ')}`,
    ),
  release: words.describe(
    'What this release is called. Put it in quotes where it looks like a number.',
  ),
  released: dateCodec.input.describe('When it was published, as far as known (EDTF).').optional(),
  records: z
    .array(
      words.refine((glob) => !glob.split('/').includes('..'), 'Expected files inside the folder.'),
    )
    .min(1, 'Expected at least one file or pattern.')
    .describe('Files of records as the graph takes them (YAML, JSON Lines), or patterns of such.')
    .optional(),
  files: files.describe('Files of other forms, and what their rows mean.').optional(),
  threads: threadsSchema
    .describe('Saved pages of forum threads, of which each post is a row.')
    .optional(),
  lookups: lookupsSchema.describe('Tables of words, for `lookup`.').optional(),
})

/** What `dataset.yaml` says. */
export interface Manifest {
  readonly dataset: Dataset
  readonly release: Release
  /** Patterns of the files of records, from the folder. */
  readonly records: readonly string[]
  /** Files of other forms, and what their rows mean. */
  readonly files: readonly FileEntry[]
  /** Saved pages of forum threads. */
  readonly threads: readonly ThreadEntry[]
  /** Tables of words that mappings look up. */
  readonly lookups: Lookups
}

/** Reads the manifest of a data set's folder. Throws UserError that lists everything that is wrong with it. */
export async function readManifest(folder: string): Promise<Manifest> {
  const file = path.join(folder, MANIFEST)
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new UserError(
      `Expected a data set's folder, with its manifest in ${file}; it cannot be read (${reason(error)}).`,
    )
  })
  const lines = new LineCounter()
  const document = parseManifest(text, lines)
  const [broken] = document.errors
  if (broken) throw new UserError(`${file} is no YAML: ${broken.message}`)
  const written = read(document, file)
  const parsed = manifest.safeParse(written)
  if (!parsed.success) {
    const lineOf = (at: readonly PropertyKey[]) => {
      const node = document.getIn(at, true)
      return isNode(node) && node.range ? `${lines.linePos(node.range[0]).line}: ` : ''
    }
    const complaints = parsed.error.issues.flatMap((issue) =>
      complaintsOf(issue, written, manifest).map(({ at, said }) => `  ${lineOf(at)}${said}`),
    )
    throw new UserError(`${file} cannot be used:\n${complaints.join('\n')}`)
  }
  const {
    release: label,
    released,
    records = [],
    files = [],
    threads = [],
    lookups = {},
    ...about
  } = parsed.data
  if (records.length + files.length + threads.length === 0) {
    throw new UserError(
      `${file} cannot be used:\n  Expected what is to be read: \`records\`, \`files\` with what their rows mean, or \`threads\`. There is none; add one.`,
    )
  }
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
    files,
    threads,
    lookups,
  }
}

function read(document: Document, file: string): unknown {
  try {
    return document.toJS()
  } catch (error) {
    throw new UserError(`${file} cannot be read: ${reason(error)}`)
  }
}

function reason(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error)
}
