import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { glob } from 'tinyglobby'
import { isNode, isSeq, LineCounter, parseDocument } from 'yaml'
import { z } from 'zod'
import { UserError } from '../user-error.ts'

const Manifest = z.object({ name: z.string(), records: z.array(z.string()).min(1) })

const Written = z.object({
  type: z.string(),
  key: z.coerce.string(),
  scheme: z.string().optional(),
  fields: z.record(z.string(), z.unknown()).default({}),
  relationships: z.record(z.string(), z.array(z.looseObject({ to: z.string() }))).default({}),
  source: z.string().optional(),
  via: z.string().optional(),
  locator: z.unknown().optional(),
})

/** A record as a data set's file has it, unchecked against the declarations, and where it stands. */
export interface CitedRecord extends z.infer<typeof Written> {
  /** Path from the data set's folder. */
  readonly file: string
  readonly line: number
}

/**
 * Reads the records of a data set, in the order of its files, with the line that each begins at.
 *
 * @throws UserError naming the file and line that cannot be read, and why.
 */
export async function readCitedRecords(folder: string): Promise<CitedRecord[]> {
  const manifest = readYaml(await read(path.join(folder, 'dataset.yaml')), 'dataset.yaml')
  const checked = Manifest.safeParse(manifest.document.toJS())
  if (!checked.success) throw new UserError(`dataset.yaml: ${z.prettifyError(checked.error)}`)
  const files = (await glob(checked.data.records, { cwd: folder })).sort()
  const records: CitedRecord[] = []
  for (const file of files) {
    const text = await read(path.join(folder, file))
    const rows = file.endsWith('.jsonl') ? jsonLines(text, file) : yamlItems(text, file)
    for (const { line, value } of rows) {
      const record = Written.safeParse(value)
      if (!record.success) {
        throw new UserError(`${file}:${line}: not a record.\n${z.prettifyError(record.error)}`)
      }
      records.push({ ...record.data, file, line })
    }
  }
  return records
}

interface Item {
  readonly line: number
  readonly value: unknown
}

async function read(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    throw new UserError(`Cannot read ${file}: ${error instanceof Error ? error.message : error}`)
  }
}

function readYaml(text: string, file: string) {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines })
  const error = document.errors[0]
  if (error) throw new UserError(`${file}: ${error.message}`)
  return { document, lines }
}

function yamlItems(text: string, file: string): Item[] {
  const { document, lines } = readYaml(text, file)
  if (!isSeq(document.contents)) {
    throw new UserError(`${file}: expected a list of records, each beginning with "- type:".`)
  }
  return document.contents.items.map((item) => ({
    line: lines.linePos(isNode(item) ? (item.range?.[0] ?? 0) : 0).line,
    value: isNode(item) ? item.toJS(document) : item,
  }))
}

function jsonLines(text: string, file: string): Item[] {
  return text.split('\n').flatMap((row, index) => {
    if (row.trim() === '') return []
    try {
      return [{ line: index + 1, value: JSON.parse(row) }]
    } catch (error) {
      throw new UserError(`${file}:${index + 1}: ${error instanceof Error ? error.message : error}`)
    }
  })
}
