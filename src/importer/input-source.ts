import { readRowTexts } from './formats/read-row-texts.ts'
import type { RejectsFolder } from './formats/rejects-folder.ts'
import { openRejects } from './formats/write-rejects.ts'
import type { InputItem } from './input.ts'
import { columnFinder } from './mapping/find-columns.ts'
import type { MappedFile } from './mapping/open-mapping.ts'
import type { Problem } from './problem.ts'
import { readRecordFile } from './read-records.ts'
import { openRecordRejects } from './record-rejects.ts'

/** One file of an input: its rows, and how refused ones are written. */
export interface InputSource {
  readonly file: string
  readonly path: string
  /** Its items in batches; the first row has the number `from`. */
  items(from: number, onBytes?: (read: number) => void): AsyncGenerator<readonly InputItem[]>
  /** Writes the rows refused of it into a file of the folder; null where there are none. Gives the rows it has as well. */
  writeRejects(
    from: number,
    refused: ReadonlyMap<number, readonly Problem[]>,
    folder: RejectsFolder,
  ): Promise<{ readonly written: string | null; readonly rows: number }>
}

/** A file whose rows a mapping makes records of. */
export function mappedSource({ file, path, given, reader, rows }: MappedFile): InputSource {
  return {
    file,
    path,
    async *items(from, onBytes) {
      const map = rows.start(file)
      let number = from
      for await (const batch of reader.rows(onBytes)) {
        const items: InputItem[] = []
        for (const fileRow of batch) {
          const row = { number, file, line: fileRow.line }
          const outcome = map(fileRow, number - from + 1)
          number++
          if ('records' in outcome) items.push({ row, records: outcome.records })
          else if ('skipped' in outcome) items.push({ row, skipped: outcome.skipped })
          else items.push({ row, ...outcome })
        }
        yield items
      }
    },
    async writeRejects(from, refused, folder) {
      const out = openRejects(folder, file, given, reader, columnFinder(rows.entities))
      let number = from
      const isTable = reader.format === 'csv' || reader.format === 'tsv'
      const texts = isTable
        ? await readRowTexts(reader, path, file, given.encoding)
        : new Map<number, string>()
      for await (const batch of reader.rows()) {
        for (const row of batch) {
          const problems = refused.get(number)
          number++
          const text = texts.get(row.line)
          if (problems) await out.write({ row, number: number - from, problems, text })
        }
      }
      return { written: await out.close(), rows: number - from }
    },
  }
}

/** A file of records as they are. */
export function recordSource(file: string, path: string): InputSource {
  return {
    file,
    path,
    async *items(from, onBytes) {
      let number = from
      for await (const batch of readRecordFile(path, file, onBytes)) {
        yield batch.map((record) => ({
          row: { number: number++, file, line: record.line },
          records: [record],
        }))
      }
    },
    async writeRejects(from, refused, folder) {
      const out = await openRecordRejects(folder, file)
      let number = from
      for await (const batch of readRecordFile(path, file)) {
        for (const record of batch) {
          const problems = refused.get(number++)
          if (problems) await out.write(record, problems)
        }
      }
      return { written: await out.close(), rows: number - from }
    },
  }
}
