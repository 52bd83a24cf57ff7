import { z } from 'zod'
import { UserError } from '../user-error.ts'
import { readManifest } from './manifest.ts'
import { type RawRecord, readRecords } from './read-records.ts'

const Written = z.object({
  type: z.string(),
  key: z.union([z.string(), z.number().transform(String)]),
  fields: z.record(z.string(), z.unknown()).default({}),
  relationships: z.record(z.string(), z.array(z.looseObject({ entity: z.string() }))).default({}),
  source: z.string().optional(),
  via: z.string().optional(),
  locator: z.unknown().optional(),
})

/** A record as a data set's file has it, unchecked against the declarations, and where it stands. */
export type CitedRecord = z.infer<typeof Written> & Pick<RawRecord, 'file' | 'line' | 'lineOf'>

/**
 * Reads what a data set's records assert and cite, in the order of its files.
 *
 * @throws UserError naming the file and line that cannot be read, and why.
 */
export async function readCitedRecords(folder: string): Promise<CitedRecord[]> {
  const { records: patterns } = await readManifest(folder)
  const records: CitedRecord[] = []
  for await (const { file, line, lineOf, value, unreadable } of readRecords(folder, patterns)) {
    const record = Written.safeParse(value)
    if (!record.success) {
      const why = unreadable ?? z.prettifyError(record.error)
      throw new UserError(`${file}:${line}: expected a record with a type and a key.\n${why}`)
    }
    records.push({ ...record.data, file, line, lineOf })
  }
  return records
}
