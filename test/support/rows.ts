import type { FileFormat } from '../../src/importer/formats/format.ts'
import { openRows } from '../../src/importer/formats/open-rows.ts'
import { withMapped } from './mapping.ts'

/** The columns and rows of a file. */
export async function read(name: string, content: string | Buffer, given: FileFormat = {}) {
  return await withMapped({ data: { [name]: content }, manifest: '' }, async (folder) => {
    const reader = await openRows(`${folder}/${name}`, name, given)
    const rows = []
    for await (const batch of reader.rows()) rows.push(...batch)
    return { columns: reader.columns, rows, values: rows.map(({ values }) => values) }
  })
}

/** What a reading that is refused says. */
export const rejection = async (reading: Promise<unknown>) =>
  await reading.then(
    () => 'It was read.',
    (error: unknown) => String(error instanceof Error ? error.message : error),
  )
