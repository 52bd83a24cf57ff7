import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type Output, openFile } from '../../src/exporter/output.ts'

/** What `write` writes into a file, as text. */
export async function textWritten(write: (output: Output) => Promise<unknown>): Promise<string> {
  return inFolder(async (folder) => {
    const file = path.join(folder, 'out')
    const output = await openFile(file)
    await write(output)
    await output.close()
    return readFile(file, 'utf8')
  })
}

/** A folder of its own for as long as `use` runs. */
export async function inFolder<Result>(use: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = await mkdtemp(path.join(tmpdir(), 'warrant-export-'))
  try {
    return await use(folder)
  } finally {
    await rm(folder, { recursive: true })
  }
}
