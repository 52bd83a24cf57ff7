import { createWriteStream } from 'node:fs'
import { mkdir, rm, statfs, writeFile } from 'node:fs/promises'
import { cpus, loadavg } from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import { schemaObjects } from '../src/graph/migrate/constraints.ts'
import { migrate } from '../src/graph/migrate/migrate.ts'
import { edgeTypes, nodeTypes } from '../src/graph/model.ts'
import { Child } from './child.ts'
import { type Neo4j, root, startNeo4j } from './database.ts'
import { type ImportFigures, importTable, type Step } from './imports/import-report.ts'
import { createPlainly, takeOut } from './imports/plain.ts'
import { header, manifest, type Release, rowsOf } from './imports/rows.ts'
import type { Done, Job } from './imports/worker.ts'
import { writeReadme } from './readme.ts'

const usage = `Usage: npm run bench:import -- [options]

  --rows <n>            rows of the CSV file (100000)
  --steps <first,…>     these alone (${['first', 'hash', 'same', 'shuffled', 'changed', 'rollback', 'plain'].join(',')})
  --slim                map allegations against officers alone: a third of it, for many rows
  --dry-run             read, check and compare alone: what the importer takes by itself
  --keep                leave the database where it is
  --write               put the table into bench/README.md
`

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '100000' },
    steps: { type: 'string', default: 'first,hash,same,shuffled,changed,rollback,plain' },
    slim: { type: 'boolean', default: false },
    'dry-run': { type: 'boolean', default: false },
    keep: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})

/** A home of its own, which goes at the end. */
const home = path.join(root, '.warrant-bench-import')
const datasetName = 'bench-complaints'

const say = (line: string) => process.stderr.write(`${line}\n`)

async function main(): Promise<void> {
  if (values.help) {
    process.stdout.write(usage)
    return
  }
  const rows = Number(values.rows)
  const wanted = new Set(values.steps.split(','))
  await rm(home, { recursive: true, force: true })
  await mkdir(home, { recursive: true })
  let database = await startNeo4j({ home, heapMib: 2048, pageCacheMib: 2048, port: 27_688 })
  try {
    const steps: Step[] = []
    const measure = async (name: string, about: string, job: JobOf): Promise<Done> => {
      const step = await measureStep(database, { name, about }, job)
      steps.push(step)
      return step
    }
    await migrate(database.graph)
    const first = await writeFiles('first', { label: '1', rows })
    if (values['dry-run']) {
      const about = 'read, checked and planned; nothing written'
      await measure('dry run', about, { task: 'import', folder: first, dryRun: true })
      return
    }
    const imported = await measure('first', 'first import', { task: 'import', folder: first })
    const elements = await countElements(database)
    const tenths = await tenthsOf(database, imported)
    say(`  ${tenths.map((rate) => Math.round(rate)).join(' ')} elements a second, by tenths`)
    const hash = wanted.has('hash')
      ? (await measure('hash', 'content hash', { task: 'hash' })).hash
      : null
    if (wanted.has('same')) {
      await measure('same', 'the same file again', { task: 'import', folder: first })
    }
    if (wanted.has('shuffled')) {
      const folder = await writeFiles('shuffled', { label: '1', rows, isShuffled: true })
      await measure('shuffled', 'the same rows in another order', { task: 'import', folder })
      await rm(folder, { recursive: true })
    }
    const rerun = async (name: string, about: string, release: Release) => {
      const folder = await writeFiles(name, release)
      const { run } = await measure(name, about, { task: 'import', folder })
      await rm(folder, { recursive: true })
      if (run === null || !wanted.has('rollback')) return
      const job: JobOf = { task: 'roll back', dataset: datasetName, run }
      await measure(`${name}, rollback`, 'taken back', job)
      if (hash === null) return
      const after = await measure('hash', 'content hash', { task: 'hash' })
      if (after.hash !== hash) throw new Error(`After ${name} was taken back: ${after.said}`)
    }
    if (wanted.has('changed')) {
      const about = 'a release in which one row in 50 says something else'
      await rerun('changed', about, { label: '2', rows, changedOneIn: 50 })
    }
    if (wanted.has('moved')) {
      const about = 'a release without the first hundredth of the rows, so that all others move'
      await rerun('moved', about, { label: '2', rows, without: Math.ceil(rows / 100) })
    }
    let plain: ImportFigures['plain'] = null
    if (wanted.has('plain')) {
      const files = await takeOut(database.graph, path.join(home, 'elements'))
      await database.close()
      await rm(path.join(home, 'database'), { recursive: true })
      database = await startNeo4j({ home, heapMib: 2048, pageCacheMib: 2048, port: 27_688 })
      await migrate(database.graph)
      const [cpuMs, neo4jCpuMs] = [ownCpuMs(), await database.cpuMs()]
      const created = await createPlainly(database.graph, files)
      const load = loadavg()[0] ?? 0
      plain = {
        ...created,
        load,
        cpuMs: ownCpuMs() - cpuMs,
        neo4jCpuMs: (await database.cpuMs()) - neo4jCpuMs,
      }
      say(`plain: ${Math.round(plain.elements / (plain.tookMs / 1000))}/s ${JSON.stringify(plain)}`)
    }
    const text = importTable({
      rows,
      elements,
      tenths,
      steps,
      plain,
      indexes: indexCount(),
      machine: `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, Node ${process.version}`,
    })
    process.stdout.write(`${text}\n`)
    if (values.write) await writeReadme(`imports of ${rows} rows`, text)
  } finally {
    await database.close()
    if (!values.keep) await rm(home, { recursive: true, force: true })
  }
}

type JobOf = Job extends infer Each ? (Each extends Job ? Omit<Each, 'connection'> : never) : never

async function measureStep(
  { connection, cpuMs }: Neo4j,
  { name, about }: { readonly name: string; readonly about: string },
  job: JobOf,
): Promise<Step> {
  say(`${name}: ${about}`)
  const before = await cpuMs()
  const worker = new Child<Job, Done>('./imports/worker.ts')
  const done = await worker.ask({ ...job, connection })
  await worker.end()
  const neo4jCpuMs = (await cpuMs()) - before
  const load = loadavg()[0] ?? 0
  const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`
  say(
    `  ${seconds(done.tookMs)}, processor ${seconds(done.cpuMs)} + ${seconds(neo4jCpuMs)}, ` +
      `${Math.round(done.peakBytes / 1e6)} MB, load ${load.toFixed(1)}: ${done.said}`,
  )
  return { name, about, ...done, neo4jCpuMs, load }
}

const ownCpuMs = () => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

async function writeFiles(name: string, release: Release): Promise<string> {
  const folder = path.join(home, name)
  await mkdir(folder, { recursive: true })
  await writeFile(path.join(folder, 'dataset.yaml'), manifest(release.label, values.slim))
  const file = path.join(folder, 'complaints.csv')
  await pipeline(Readable.from(inPieces(rowsOf(release))), createWriteStream(file))
  const { bavail, bsize } = await statfs(folder)
  say(`${file}; ${Math.round((bavail * bsize) / 1e9)} GB are free`)
  return folder
}

function* inPieces(rows: Iterable<string>): Generator<string> {
  let piece = header
  for (const row of rows) {
    piece += row
    if (piece.length < 1 << 16) continue
    yield piece
    piece = ''
  }
  yield piece
}

async function countElements({ graph }: Neo4j): Promise<ImportFigures['elements']> {
  const [row = []] = await graph.read(
    `RETURN COUNT { (:Claim) }, COUNT { (:Entity) }, COUNT { ()-->() }`,
  )
  const [claims, entities, relationships] = row.map(Number)
  return { claims: claims ?? 0, entities: entities ?? 0, relationships: relationships ?? 0 }
}

/** Nodes and relationships a second, by tenths of those written: from the run's journal, and when it had come how far. */
async function tenthsOf({ graph }: Neo4j, { run, marks }: Done): Promise<readonly number[]> {
  const entries = await graph.read(
    `MATCH (entry:RunEntry) WHERE entry.id > $p.from AND entry.id < $p.to
     RETURN entry.added, entry.added + entry.entitiesCreated + entry.relationshipsCreated ORDER BY entry.id`,
    { p: { from: `${run}/`, to: `${run}0` } },
  )
  const points: { atMs: number; elements: number }[] = []
  let claims = 0
  let elements = 0
  let at = 0
  for (const [added, all] of entries) {
    claims += Number(added)
    elements += Number(all)
    while (at < marks.length && (marks[at]?.claims ?? 0) < claims) at++
    const mark = marks[at]
    if (mark) points.push({ atMs: mark.atMs, elements })
  }
  const rates: number[] = []
  let from = { atMs: marks[0]?.atMs ?? 0, elements: 0 }
  for (let tenth = 1; tenth <= 10; tenth++) {
    const to = points.find((point) => point.elements >= (elements * tenth) / 10) ?? points.at(-1)
    if (!to || to.atMs === from.atMs) continue
    rates.push(((to.elements - from.elements) / (to.atMs - from.atMs)) * 1000)
    from = to
  }
  return rates
}

function indexCount(): number {
  return schemaObjects({ nodeTypes, edgeTypes }).length
}

await main()
