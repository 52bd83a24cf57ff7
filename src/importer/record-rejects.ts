import { once } from 'node:events'
import { createWriteStream, type WriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { stringify } from 'yaml'
import { formatByName, REFUSAL_MEMBER } from './formats/format.ts'
import type { RejectsFolder } from './formats/rejects-folder.ts'
import type { Problem } from './problem.ts'
import type { RawRecord } from './read-records.ts'

/** Opens a file for the refused records of another, in its form; mended, it can be imported by itself. */
export async function openRecordRejects(
  folder: RejectsFolder,
  file: string,
): Promise<{
  write(record: RawRecord, problems: readonly Problem[]): Promise<void>
  close(): Promise<string | null>
}> {
  const isYaml = formatByName(file) === 'yaml'
  let target: string | null = null
  let out: WriteStream | null = null
  return {
    async write(record, problems) {
      if (!out) {
        target = folder.place(file, isYaml ? 'yaml' : 'jsonl')
        await mkdir(path.dirname(target), { recursive: true })
        out = createWriteStream(target)
      }
      const text = isYaml ? asYaml(record, problems) : asJson(record, problems)
      if (!out.write(text)) await once(out, 'drain')
    },
    async close() {
      if (!out) return null
      out.end()
      await once(out, 'finish')
      return target
    },
  }
}

function asJson(record: RawRecord, problems: readonly Problem[]): string {
  const { value, unreadable, text, line } = record
  const reasons = {
    line,
    ...(unreadable !== undefined && { unreadable }),
    ...(text !== undefined && { text }),
    problems: problems.map(({ field, came, expected, todo }) => ({
      column: field,
      value: came,
      rule: expected,
      suggestion: todo,
    })),
  }
  const written = typeof value === 'object' && value !== null ? value : { value }
  return `${JSON.stringify({ ...written, [REFUSAL_MEMBER]: reasons })}\n`
}

function asYaml({ value, text, line }: RawRecord, problems: readonly Problem[]): string {
  const comments = problems.map(({ field, expected, came, todo }) => {
    const said = [field, expected, came === null ? null : `Came: ${came}.`, todo]
    return `# line ${line}: ${said
      .filter((part) => part !== null)
      .join(' ')
      .replaceAll(/\s+/g, ' ')}\n`
  })
  return `${comments.join('')}${stringify([text === undefined ? value : { [REFUSAL_MEMBER]: { line, text } }])}`
}
