import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { codeFiles, files, linesThatMatch, read, root, textFiles } from './repository.ts'

const mostLines = 400

/** The rules name what they forbid. */
const ruled = codeFiles.filter((file) => !file.startsWith('test/rules/'))

test('names of code files are kebab-case', () => {
  const kebab = /^\.?[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9-]+)*$/
  expect(codeFiles.filter((file) => !file.split('/').every((part) => kebab.test(part)))).toEqual([])
})

test(`no code file has more than ${mostLines} lines`, () => {
  const long = codeFiles
    .map((file) => ({ file, lines: read(file).split('\n').length - 1 }))
    .filter(({ lines }) => lines > mostLines)
  expect(long).toEqual([])
})

test('nothing is left to be done', () => {
  expect(linesThatMatch(ruled, /\b(TODO|FIXME|XXX|HACK)\b/)).toEqual([])
})

test('no check of the compiler is switched off', () => {
  expect(linesThatMatch(ruled, /@ts-(ignore|nocheck)|\bas any\b|\bas unknown as\b/)).toEqual([])
  // What must not compile is told from what must by this very comment.
  const elsewhere = ruled.filter((file) => !file.startsWith('test/types/'))
  expect(linesThatMatch(elsewhere, /@ts-expect-error/)).toEqual([])
})

test('no test is left out, and none runs alone', () => {
  const tests = ruled.filter((file) => file.startsWith('test/'))
  expect(linesThatMatch(tests, /\b(it|test|describe)(\.\w+)*\.(only|skip|todo|fails)\b/)).toEqual(
    [],
  )
})

test('no file names a folder or a registry of the machine that it was written on', () => {
  const registry = execFileSync('npm', ['config', 'get', 'registry'], { encoding: 'utf8' }).trim()
  const host = URL.canParse(registry) ? new URL(registry).hostname : ''
  const homes = ['/home/', '/Users/', '/root/'].map((home) => `(?<![\\w.$}-])${home}[\\w.-]+`)
  const folder = root.replace(/\/$/, '')
  const names = [
    // A container's `/app` is a name that documents may have of their own.
    ...(folder.split('/').length > 2 ? [folder] : []),
    ...(homedir() === '/root' ? [] : [homedir()]),
    ...(host === '' || host === 'registry.npmjs.org' ? [] : [host]),
  ].map((name) => `${name.replaceAll(/[.\\+]/g, '\\$&')}(?![\\w-])`)
  const ruledTexts = textFiles.filter((file) => !file.startsWith('test/rules/'))
  expect(linesThatMatch(ruledTexts, new RegExp([...homes, ...names].join('|')))).toEqual([])
  expect(linesThatMatch(['package-lock.json'], /"resolved": "https?:/)).toEqual([])
})

test('versions of packages are exact', () => {
  const loose = files
    .filter((file) => path.posix.basename(file) === 'package.json')
    .flatMap((file) => {
      const { dependencies, devDependencies } = JSON.parse(read(file))
      return Object.entries<string>({ ...dependencies, ...devDependencies })
        .filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
        .map(([name, version]) => `${file}: ${name} ${version}`)
    })
  expect(loose).toEqual([])
})

test('there is one copy of graphql, since two do not know each other’s types', () => {
  const { packages } = JSON.parse(read('package-lock.json'))
  const copies = Object.keys(packages).filter((name) => /(^|\/)node_modules\/graphql$/.test(name))
  expect(copies).toEqual(['node_modules/graphql'])
})

test('what the documents link to is there', () => {
  const broken = files
    .filter((file) => file.endsWith('.md'))
    .flatMap((file) => {
      const text = read(file).replaceAll(/^```.*?^```/gms, '')
      const links = [...text.matchAll(/\]\(([^)\s]+)[^)]*\)|(?:src|href)="([^"]+)"/g)]
      return links
        .map(([, markdown, html]) => markdown ?? html ?? '')
        .filter((link) => !/^([a-z]+:|#)/.test(link))
        .filter((link) => !isThere(file, link))
        .map((link) => `${file} links to ${link}`)
    })
  expect(broken).toEqual([])
})

function isThere(file: string, link: string): boolean {
  const [name = '', anchor] = decodeURI(link).split('#')
  const target = path.join(root, path.dirname(file), name)
  if (!existsSync(target)) return false
  if (anchor === undefined || !name.endsWith('.md')) return true
  return headings(path.relative(root, target)).includes(anchor)
}

/** Anchors as GitHub makes them. */
function headings(file: string): string[] {
  return [...read(file).matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .trim()
      .replaceAll(' ', '-'),
  )
}
