import { UserError } from '../../user-error.ts'
import {
  type FileFormat,
  type FormatName,
  formatByName,
  formatNames,
  type RowReader,
} from './format.ts'
import { openCsv } from './read-csv.ts'
import { openJson } from './read-json.ts'
import { openJsonLines } from './read-json-lines.ts'
import { openXlsx } from './read-xlsx.ts'
import { openYaml } from './read-yaml.ts'

/**
 * Opens a file for reading its rows.
 *
 * @param file where it is; `shownAs` is what complaints call it.
 * @throws UserError where its format is not known, or its header cannot be used.
 */
export async function openRows(
  file: string,
  shownAs: string,
  given: FileFormat,
): Promise<RowReader> {
  const format = given.format ?? formatByName(shownAs) ?? formatByName(file)
  if (!format) {
    throw new UserError(
      `${shownAs}: its name does not say its format. Write it into the manifest, as \`format:\` one of ${formatNames.join(', ')}.`,
    )
  }
  return await openers[format](file, shownAs, given)
}

type Opener = (file: string, shownAs: string, given: FileFormat) => RowReader | Promise<RowReader>

const openers: Readonly<Record<FormatName, Opener>> = {
  csv: (file, shownAs, given) => openCsv(file, shownAs, given, 'csv'),
  tsv: (file, shownAs, given) => openCsv(file, shownAs, given, 'tsv'),
  json: openJson,
  jsonl: openJsonLines,
  yaml: openYaml,
  xlsx: openXlsx,
}
