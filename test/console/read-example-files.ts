import { readdirSync, readFileSync } from 'node:fs'
import { type Example, readExamples } from '../../console/src/examples.ts'

const FOLDER = new URL('../../examples/', import.meta.url)

/** The repository's examples, read as the console reads them. */
export function readExampleFiles(): Example[] {
  return readExamples(readAll('.graphql'), readAll('.variables.json'))
}

function readAll(ending: string): Record<string, string> {
  const names = readdirSync(FOLDER).filter((name) => name.endsWith(ending))
  return Object.fromEntries(
    names.map((name) => [name, readFileSync(new URL(name, FOLDER), 'utf8')]),
  )
}
