import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { read, root } from './repository.ts'

const run = promisify(execFile)
let copy: string

/** The files that CONTRIBUTING.md shows: code blocks whose first line is a comment with a path. */
function shownFiles(): { file: string; text: string }[] {
  const blocks = read('CONTRIBUTING.md').matchAll(/^ *```ts\n *\/\/ (src\/\S+)\n(.*?)^ *```$/gms)
  return [...blocks].map(([, file = '', text = '']) => ({
    file,
    text: text.replaceAll(/^ {3}/gm, ''),
  }))
}

/** The properties that "Add a field" adds to a file: the block whose first line says among which. */
function shownProperties(): { file: string; text: string } {
  const block = /^ *```ts\n *\/\/ among the properties in (src\/\S+)\n(.*?)^ *```$/ms.exec(
    read('CONTRIBUTING.md'),
  )
  const [, file = '', text = ''] = block ?? []
  return { file, text: text.replaceAll(/^ {3}/gm, '  ') }
}

async function replaceIn(file: string, from: string, to: string): Promise<void> {
  const text = await readFile(path.join(copy, file), 'utf8')
  expect(text).toContain(from)
  await writeFile(path.join(copy, file), text.replace(from, to))
}

beforeAll(async () => {
  copy = await mkdtemp(path.join(tmpdir(), 'warrant-walk-through-'))
  for (const part of ['src', 'scripts', 'package.json', 'tsconfig.json']) {
    await cp(path.join(root, part), path.join(copy, part), { recursive: true })
  }
  await symlink(path.join(root, 'node_modules'), path.join(copy, 'node_modules'))
  for (const { file, text } of shownFiles()) {
    await mkdir(path.dirname(path.join(copy, file)), { recursive: true })
    await writeFile(path.join(copy, file), text)
  }
})
afterAll(() => rm(copy, { recursive: true, force: true }))

test('following the walk-through of CONTRIBUTING.md adds fields, a type and a relationship to the API', async () => {
  const { file, text } = shownProperties()
  // Whoever is following it just now has them already.
  const present = read(file)
  const missing = text.split('\n').filter((line) => !present.includes(line.trim()))
  await replaceIn(file, 'const properties = {\n', `const properties = {\n${missing.join('\n')}\n`)
  await replaceIn('src/graph/interfaces.ts', 'Officer,\n', 'Officer,\n    Vehicle,\n')
  await replaceIn(
    'src/graph/interfaces.ts',
    "import { Unit } from './nodes/unit.ts'\n",
    "import { Unit } from './nodes/unit.ts'\nimport { Vehicle } from './nodes/vehicle.ts'\n",
  )
  await replaceIn('src/graph/model.ts', '= [\n  servedIn,', '= [\n  drove,\n  servedIn,')
  await replaceIn(
    'src/graph/model.ts',
    'import { heardIn } from',
    "import { drove } from './edges/drove.ts'\nimport { heardIn } from",
  )
  await replaceIn(
    'src/schema/index.ts',
    "import './unit.ts'\n",
    "import './unit.ts'\nimport './vehicle.ts'\n",
  )
  await writeFile(
    path.join(copy, 'print.ts'),
    "import { printSchema } from 'graphql'\nimport { schema } from './src/schema/index.ts'\n" +
      'process.stdout.write(printSchema(schema))\n',
  )

  await run(path.join(root, 'node_modules/.bin/tsc'), ['--noEmit'], { cwd: copy })
  const { stdout: sdl } = await run(path.join(root, 'node_modules/.bin/tsx'), ['print.ts'], {
    cwd: copy,
    maxBuffer: 10_000_000,
  })

  const officer = /^type Officer .*?^}$/ms.exec(sdl)?.[0]
  expect(officer).toContain('  warrantCard: String\n')
  expect(officer).toContain('  callSign: String\n')
  expect(officer).toContain('  callSignAsOf: PartialDate\n')
  expect(officer).toContain('  commendations: [String!]')
  expect(sdl).toMatch(/type Vehicle implements .*Entity/)
  expect(sdl).toMatch(/^ {2}vehicle\(/m)
  expect(sdl).toMatch(/^ {2}vehicles\(/m)
  expect(sdl).toMatch(/^ {2}drivers\(/m)
})
