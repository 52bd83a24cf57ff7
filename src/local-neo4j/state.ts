import { readFile, rename, writeFile } from 'node:fs/promises'
import { z } from 'zod'
import type { Home } from './home.ts'

const stateSchema = z.object({
  /** The port it listens on, or listened on last and will try again. */
  port: z.number().int(),
  process: z
    .object({
      pid: z.number().int(),
      version: z.string(),
      /** Started by hand: it goes on when nobody uses it. */
      keep: z.boolean(),
    })
    .nullable(),
})

/** What is known of the database between two runs of Warrant. */
export type State = z.infer<typeof stateSchema>

/** What was written last; null when there is nothing or it was cut short, which means the same. */
export async function findState(home: Home): Promise<State | null> {
  try {
    return stateSchema.parse(JSON.parse(await readFile(home.state, 'utf8')))
  } catch {
    return null
  }
}

/** Writes by rename, so that a reader finds the old state or the new one. */
export async function writeState(home: Home, state: State): Promise<void> {
  const draft = `${home.state}.${process.pid}`
  await writeFile(draft, `${JSON.stringify(state)}\n`)
  await rename(draft, home.state)
}
