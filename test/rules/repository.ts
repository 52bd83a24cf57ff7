import { execFileSync } from 'node:child_process'
import { lstatSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../../', import.meta.url))

/** Paths, relative to the root, of all files that are tracked or about to be; links are not followed. */
export const files: readonly string[] = execFileSync(
  'git',
  ['ls-files', '--cached', '--others', '--exclude-standard', '-z'],
  { cwd: root, encoding: 'utf8' },
)
  .split('\0')
  .filter((file) => file !== '' && lstatSync(root + file, { throwIfNoEntry: false })?.isFile())

const code = /\.(ts|tsx|mts|mjs|js)$/

export const codeFiles = files.filter((file) => code.test(file) && !file.includes('/generated/'))

const binary = /\.(png|ico|woff2?|ttf|jar|zip|gz)$/

export const textFiles = files.filter((file) => !binary.test(file))

export function read(file: string): string {
  return readFileSync(root + file, 'utf8')
}

/** `file:line: text` of every line that matches. */
export function linesThatMatch(among: readonly string[], pattern: RegExp): string[] {
  return among.flatMap((file) =>
    read(file)
      .split('\n')
      .flatMap((line, index) =>
        pattern.test(line) ? [`${file}:${index + 1}: ${line.trim()}`] : [],
      ),
  )
}
