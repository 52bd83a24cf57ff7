import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { isAlias, isMap, isNode, isSeq, LineCounter, type Node } from 'yaml'
import { UserError } from '../../user-error.ts'
import { MANIFEST } from '../manifest.ts'
import { parseManifest } from '../manifest-document.ts'

/** What is wrong with a mapping, and where in the manifest. */
export interface Complaint {
  readonly at: readonly PropertyKey[]
  readonly expected: string
  readonly todo: string
}

/** Takes complaints of a mapping, each with the path of what it is about. */
export type Complain = (at: readonly PropertyKey[], expected: string, todo: string) => void

/** An error that lists all complaints with their lines in the manifest. */
export async function mappingError(
  folder: string,
  complaints: readonly Complaint[],
): Promise<UserError> {
  const file = path.join(folder, MANIFEST)
  const lineOf = await openLines(file)
  // One mapping read for two files of like headers complains once.
  const said = new Set(
    complaints.map(
      ({ at, expected, todo }) => `  ${file}:${lineOf(at)}: ${showPath(at)}: ${expected} ${todo}`,
    ),
  )
  return new UserError(`The mapping cannot be used; no row was read:\n${[...said].join('\n')}`)
}

async function openLines(file: string): Promise<(at: readonly PropertyKey[]) => number> {
  const lines = new LineCounter()
  const document = parseManifest(await readFile(file, 'utf8'), lines)
  const resolve = (node: unknown): Node | undefined => {
    if (isAlias(node)) return node.resolve(document)
    return isNode(node) ? node : undefined
  }
  return (at) => {
    let node = resolve(document.contents)
    let line = 1
    for (const part of at) {
      if (isMap(node)) {
        const pair = node.items.find(({ key }) => String(key) === String(part))
        if (isNode(pair?.key) && pair.key.range) line = lines.linePos(pair.key.range[0]).line
        node = resolve(pair?.value)
      } else if (isSeq(node)) {
        node = resolve(node.items[Number(part)])
        if (node?.range) line = lines.linePos(node.range[0]).line
      } else return line
    }
    return line
  }
}

/** `files[0].rows.entities.officer.fields.rank`. */
export function showPath(at: readonly PropertyKey[]): string {
  return at
    .map((part, index) =>
      typeof part === 'number' ? `[${part}]` : `${index > 0 ? '.' : ''}${String(part)}`,
    )
    .join('')
}
