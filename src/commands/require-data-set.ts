import { stat } from 'node:fs/promises'
import path from 'node:path'
import { UserError } from '../user-error.ts'

/** Throws UserError, before any database is started, where this cannot be the folder of a data set. */
export async function requireDataSet(folder: string): Promise<void> {
  const expected = 'Expected the folder of a data set, with its dataset.yaml'
  const found = await stat(folder).catch(() => null)
  if (!found) throw new UserError(`${expected}; there is no ${folder}.`)
  if (!found.isDirectory()) {
    const parent = path.dirname(folder)
    throw new UserError(
      `${expected}; ${folder} is a file. ` +
        (path.basename(folder) === 'dataset.yaml'
          ? `Give the folder: warrant import ${parent}`
          : `Put a dataset.yaml beside it whose \`records\` name it, then: warrant import ${parent}`),
    )
  }
  const manifest = path.join(folder, 'dataset.yaml')
  if (!(await stat(manifest).catch(() => null)))
    throw new UserError(
      `${expected}; there is no ${manifest}. The README has an example under "Import a file of your own".`,
    )
}
