import { UserError } from '../../user-error.ts'
import { suggest } from '../nearest.ts'
import type { FileFormat } from './format.ts'
import { renameOne } from './members.ts'

/**
 * The names of a file's columns as the manifest calls them, without blanks around them.
 *
 * @throws UserError where a name stands there twice, is missing, or is renamed and not there.
 */
export function checkHeader(
  written: readonly string[],
  { rename = {} }: FileFormat,
  file: string,
  line: number,
): readonly string[] {
  const names = written.map((name) => name.trim())
  const missing = Object.keys(rename).find((name) => !names.includes(name))
  if (missing !== undefined) {
    throw new UserError(
      `${file}:${line}: expected the column "${missing}", which the manifest renames; the header lacks it. ${suggest(missing, names)}`,
    )
  }
  const renamed = names.map((name) => renameOne(name, rename))
  const seen = new Map<string, number>()
  for (const [index, name] of renamed.entries()) {
    const before = seen.get(name)
    if (name !== '' && before !== undefined) {
      throw new UserError(
        `${file}:${line}: expected each column's name once; "${name}" is the name of columns ${before + 1} and ${index + 1}. ` +
          'Correct the header, or give all names as `header:` and leave out that line with `skipLines: 1`.',
      )
    }
    seen.set(name, index)
  }
  return renamed
}
