import path from 'node:path'
import { init, parse } from 'es-module-lexer'
import { beforeAll, expect, test } from 'vitest'
import { codeFiles, files, linesThatMatch, read } from './repository.ts'

/**
 * Which way imports point: a file may import from its own layer and from those named. The first
 * pattern that fits a file says its layer. See ARCHITECTURE.md.
 */
const layers: readonly {
  readonly name: string
  readonly files: RegExp
  readonly imports: readonly string[]
}[] = [
  { name: 'graph', files: /^src\/graph\//, imports: ['leaves'] },
  { name: 'local-neo4j', files: /^src\/local-neo4j\//, imports: ['leaves', 'scripts'] },
  { name: 'generator', files: /^src\/generator\//, imports: ['leaves', 'graph'] },
  { name: 'importer', files: /^src\/importer\//, imports: ['leaves', 'graph'] },
  { name: 'exporter', files: /^src\/exporter\//, imports: ['leaves', 'graph'] },
  {
    name: 'api',
    files: /^src\/(context|cursors|errors|limits)\.ts$/,
    imports: ['leaves', 'graph'],
  },
  { name: 'resolvers', files: /^src\/resolvers\//, imports: ['leaves', 'graph', 'api'] },
  {
    name: 'schema',
    files: /^src\/schema\//,
    imports: ['leaves', 'graph', 'api', 'resolvers'],
  },
  {
    name: 'server',
    files: /^src\/(server\/.*|server\.ts|console\.ts)$/,
    imports: ['leaves', 'graph', 'api', 'resolvers', 'schema'],
  },
  {
    name: 'main',
    files: /^src\/(commands\/.*|cli\.ts|main\.ts|seeds\.ts)$/,
    imports: [
      'leaves',
      'scripts',
      'graph',
      'api',
      'schema',
      'server',
      'importer',
      'exporter',
      'generator',
      'local-neo4j',
    ],
  },
  { name: 'leaves', files: /^src\/[^/]+\.ts$/, imports: ['scripts'] },
  { name: 'scripts', files: /^scripts\//, imports: [] },
]

/** Packages that only some folders may know of. */
const packages: readonly { readonly name: RegExp; readonly knownIn: RegExp }[] = [
  { name: /^neo4j-driver$/, knownIn: /^src\/(graph\/driver\.ts|local-neo4j\/)/ },
  {
    name: /^(graphql$|graphql\/|graphql-|@pothos\/)/,
    knownIn: /^src\/(schema|resolvers|server|commands)\/|^src\/[^/]+\.ts$/,
  },
  { name: /^commander$/, knownIn: /^src\/(commands\/|cli\.ts)/ },
]

const sources = codeFiles.filter((file) => /^(src|scripts)\/.*\.(ts|mts|mjs)$/.test(file))

beforeAll(() => init)

/** What a file imports or exports from elsewhere: `import type` too, since a type couples as much. */
function importsOf(file: string): string[] {
  return parse(read(file), file)[0].flatMap(({ n: specifier }) => specifier ?? [])
}

function layerOf(file: string) {
  return layers.find((layer) => layer.files.test(file))
}

const resolve = (file: string, specifier: string) =>
  path.posix.join(path.posix.dirname(file), specifier)

test('imports point one way: leaves, graph, resolvers, schema, server, main', () => {
  const wrong = sources.flatMap((file) => {
    const layer = layerOf(file)
    if (!layer) return [`${file} is in no layer; give it one in test/rules/imports.test.ts`]
    return importsOf(file)
      .filter((specifier) => specifier.startsWith('.'))
      .map((specifier) => resolve(file, specifier))
      .filter((target) => target.startsWith('src/') || target.startsWith('scripts/'))
      .filter((target) => {
        const name = layerOf(target)?.name
        return name === undefined || (name !== layer.name && !layer.imports.includes(name))
      })
      .map((target) => `${file} (${layer.name}) imports ${target} (${layerOf(target)?.name})`)
  })
  expect(wrong).toEqual([])
})

test('no file imports itself by way of others', () => {
  // Types are gone when the program runs, so that only imports of values can go round in a circle.
  const valuesOnly = (file: string) =>
    read(file).replaceAll(/^(import|export) type [^;]*?from '.*'$/gm, '')
  const graph = new Map(
    sources.map((file) => [
      file,
      parse(valuesOnly(file), file)[0].flatMap(({ n: specifier }) =>
        specifier?.startsWith('.') ? [resolve(file, specifier)] : [],
      ),
    ]),
  )
  const circles: string[] = []
  const done = new Set<string>()
  const visit = (file: string, trail: readonly string[]): void => {
    const seen = trail.indexOf(file)
    if (seen >= 0) circles.push([...trail.slice(seen), file].join(' → '))
    if (seen >= 0 || done.has(file)) return
    for (const target of graph.get(file) ?? []) visit(target, [...trail, file])
    done.add(file)
  }
  for (const file of sources) visit(file, [])
  expect(circles).toEqual([])
})

test('the graph knows no GraphQL, and only its driver speaks to Neo4j', () => {
  const wrong = sources.flatMap((file) =>
    importsOf(file)
      .filter((specifier) =>
        packages.some(({ name, knownIn }) => name.test(specifier) && !knownIn.test(file)),
      )
      .map((specifier) => `${file} imports ${specifier}`),
  )
  expect(wrong).toEqual([])
})

test('no Cypher is written outside the graph layer', () => {
  const outside = codeFiles.filter((file) => /^src\/(schema|resolvers)\//.test(file))
  expect(linesThatMatch(outside, /\b(OPTIONAL )?MATCH \(|\bUNWIND \$|\bMERGE \(/)).toEqual([])
})

test('the program imports only packages that it depends on', () => {
  const { dependencies } = JSON.parse(read('package.json'))
  const wrong = sources.flatMap((file) =>
    importsOf(file)
      .filter((specifier) => !/^(\.|node:)/.test(specifier))
      .map((specifier) => specifier.match(/^(@[^/]+\/)?[^/]+/)?.[0] ?? specifier)
      .filter((name) => !(name in dependencies))
      .map((name) => `${file} imports ${name}`),
  )
  expect(wrong).toEqual([])
})

test('every package that is depended on is used', () => {
  const { dependencies, devDependencies } = JSON.parse(read('package.json'))
  const users = files.filter(
    (file) =>
      /\.(ts|tsx|mts|mjs|js|json|yaml|yml)$|^\.ci\//.test(file) &&
      !file.endsWith('package-lock.json'),
  )
  const text = users
    .map((file) =>
      // The list of packages itself is no use of them; the scripts beside it are.
      file === 'package.json' ? JSON.stringify(JSON.parse(read(file)).scripts) : read(file),
    )
    .join('\n')
  // Types of a package, and commands of one that has another name than its package.
  const usedAs: Readonly<Record<string, string>> = {
    typescript: 'tsc',
    '@biomejs/biome': 'biome',
    '@graphql-codegen/cli': 'graphql-codegen',
    '@graphql-codegen/client-preset': "'client'",
    '@graphql-codegen/schema-ast': "'schema-ast'",
  }
  const unused = Object.keys({ ...dependencies, ...devDependencies }).filter((name) => {
    if (name === '@types/node') return false
    return !text.includes(usedAs[name] ?? name.replace('@types/', ''))
  })
  expect(unused).toEqual([])
})

test('every source file is reached from a command, a script or a configuration', () => {
  const beginnings = files.filter((file) =>
    /^(bin\/|scripts\/|bench\/|codegen\.ts|vitest\.config\.ts|console\/vite\.config\.ts|console\/index\.html)/.test(
      file,
    ),
  )
  const reached = reachedFrom(beginnings)
  const unused = codeFiles.filter(
    (file) => /^(src|console\/src)\//.test(file) && !file.endsWith('.d.ts') && !reached.has(file),
  )
  expect(unused).toEqual([])
})

test('every file beside the tests is used by a test', () => {
  const beginnings = files.filter((file) => /\.(test|test-d)\.ts$|^vitest\.config\.ts$/.test(file))
  const reached = reachedFrom(beginnings)
  const unused = codeFiles.filter((file) => file.startsWith('test/') && !reached.has(file))
  expect(unused).toEqual([])
})

/** Files named by others, as imports or otherwise: `'./x.ts'`, `new URL('../src/x.ts', …)`, `src="/src/main.tsx"`. */
function reachedFrom(beginnings: readonly string[]): ReadonlySet<string> {
  const reached = new Set<string>()
  const queue = [...beginnings]
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    if (reached.has(file) || !files.includes(file)) continue
    reached.add(file)
    for (const [, name = ''] of read(file).matchAll(
      /['"`]([./\w-]+\.(?:tsx?|mts|mjs|json))['"`]/g,
    )) {
      queue.push(resolve(file, name.replace(/^\//, './')), path.posix.normalize(name))
    }
  }
  return reached
}

test('every value that is exported is used by another file', () => {
  // An error's class is there for whoever catches it.
  const exporting = /^export (?:async )?(?:function\*?|const|class) (\w+)(?<!Error)\b/gm
  const texts = new Map(codeFiles.map((file) => [file, read(file)]))
  const unused = sources.flatMap((file) =>
    [...read(file).matchAll(exporting)].flatMap(([, name = '']) => {
      const word = new RegExp(`\\b${name}\\b`)
      const used = [...texts].some(([other, text]) => other !== file && word.test(text))
      return used ? [] : [`${file} exports ${name}`]
    }),
  )
  expect(unused).toEqual([])
})
