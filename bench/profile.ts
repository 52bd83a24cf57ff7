import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Child } from './child.ts'
import { contenders, start } from './contenders.ts'
import type { Database, Sample } from './database.ts'
import type { Job, Measured } from './load.ts'
import type { Operation } from './operations.ts'

/** Where Warrant's process spends its time on each operation, by part: from V8's CPU profile under load. */
export async function profile({
  database,
  load,
  operations,
  sample,
  seconds,
}: {
  readonly database: Database
  readonly load: Child<Job, Measured>
  readonly operations: readonly Operation[]
  readonly sample: Sample
  readonly seconds: number
}): Promise<void> {
  const [warrant] = contenders
  if (!warrant) return
  for (const operation of operations) {
    const folder = await mkdtemp(path.join(tmpdir(), 'warrant-profile-'))
    try {
      const server = await start(warrant, database.connection, [
        '--cpu-prof',
        `--cpu-prof-dir=${folder}`,
      ])
      const measured = await load.ask({
        url: server.url,
        bodies: warrant.bodies(operation, sample),
        connections: 16,
        ms: seconds * 1000,
        maxRequests: 50_000,
      })
      await server.end()
      const [file = ''] = await readdir(folder)
      const parts = readProfile(await readFile(path.join(folder, file), 'utf8'))
      process.stdout.write(`${operation.name}: ${measured.perSecond.toFixed(0)}/s\n`)
      for (const [part, ms] of parts) {
        const perRequest = ms / measured.requests
        if (perRequest >= 0.005) {
          process.stdout.write(`  ${perRequest.toFixed(3).padStart(8)} ms  ${part}\n`)
        }
      }
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  }
}

interface CpuProfile {
  readonly nodes: readonly {
    readonly id: number
    readonly callFrame: { readonly functionName: string; readonly url: string }
  }[]
  readonly samples: readonly number[]
  readonly timeDeltas: readonly number[]
}

/** Milliseconds by part, most first. */
function readProfile(json: string): readonly (readonly [string, number])[] {
  const { nodes, samples, timeDeltas }: CpuProfile = JSON.parse(json)
  const parts = new Map(nodes.map(({ id, callFrame }) => [id, partOf(callFrame)]))
  const totals = new Map<string, number>()
  for (const [at, id] of samples.entries()) {
    const part = parts.get(id) ?? 'other'
    totals.set(part, (totals.get(part) ?? 0) + (timeDeltas[at] ?? 0) / 1000)
  }
  return [...totals].toSorted(([, a], [, b]) => b - a)
}

function partOf({ functionName, url }: CpuProfile['nodes'][number]['callFrame']): string {
  if (url === '') return functionName.startsWith('(') ? functionName : `built in: ${functionName}`
  const packages = url.split('node_modules/')
  const last = packages.at(-1) ?? ''
  if (packages.length > 1) {
    const [scope = '', name = ''] = last.split('/')
    return scope.startsWith('@') ? `${scope}/${name}` : scope
  }
  if (url.startsWith('node:')) return url.split('/')[0] ?? url
  return url.slice(url.indexOf('/src/') + 1)
}
