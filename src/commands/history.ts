import type { Command } from 'commander'
import pc from 'picocolors'
import { typeOfId } from '../graph/model.ts'
import {
  type ClaimHistory,
  type ErasureInHistory,
  findErasuresOf,
  type Interval,
  type RunInHistory,
  readHistory,
} from '../graph/read/history.ts'
import { UserError } from '../user-error.ts'
import { withGraph } from './with-graph.ts'

export function addHistory(program: Command): void {
  program
    .command('history')
    .description(
      'Show every claim that was ever made about an entity, or what became of one claim.',
    )
    .argument('<id>', 'the id of an entity, or of a claim (entity~hash)')
    .option('--json', 'print it as JSON')
    .action(run)
}

async function run(id: string, { json = false }: { readonly json?: boolean }): Promise<void> {
  const { claims, erasures } = await withGraph(async (graph) => {
    const found: ClaimHistory[] = []
    for await (const claim of readHistory(graph, id)) found.push(claim)
    return { claims: found, erasures: await findErasuresOf(graph, id) }
  })
  if (claims.length === 0 && erasures.length === 0) {
    throw new UserError(
      `Nothing was ever claimed of ${id}. Expected an id as the API shows it, such as officer-… or, of a claim, officer-…~….`,
    )
  }
  process.stdout.write(
    json
      ? `${JSON.stringify({ id, claims, erasures }, null, 2)}\n`
      : describeHistory(id, claims, erasures),
  )
}

/** The histories as a person reads them. */
export function describeHistory(
  id: string,
  claims: readonly ClaimHistory[],
  erasures: readonly ErasureInHistory[],
): string {
  const live = claims.filter((claim) => claim.live).length
  const type = typeOfId(id)?.name ?? 'Unknown'
  const head = `${pc.bold(id)} (${type}): ${claims.length} ${claims.length === 1 ? 'claim' : 'claims'}, ${live} live`
  const gone = erasures.map(
    ({ id: erased, ground, erased: at }) =>
      `${pc.red('✕')} ${erased} was erased on ${at.slice(0, 10)}: ${ground}`,
  )
  return `${[head, ...gone, ...claims.map(describeClaim)].join('\n\n')}\n`
}

function describeClaim({ id, live, dataset, source, asserts, intervals }: ClaimHistory): string {
  const mark = live ? pc.green('● live') : pc.dim('○ retracted')
  const { type, label } = source
  const says = type === 'Release' ? `release ${label}` : `${type} ${label ?? 'without a title'}`
  return [
    `${mark}  ${pc.bold(id)}`,
    `  ${says} says so (data set ${dataset}${type === 'Release' ? '' : `, ${source.id}`})`,
    ...Object.entries(asserts.fields).map(
      ([name, { value, asOf }]) =>
        `    ${name}: ${show(value)}${asOf ? ` (as of ${asOf.edtf})` : ''}`,
    ),
    ...asserts.relationships.map(
      ({ edge, to, properties }) =>
        `    ${edge} → ${to}${Object.entries(properties)
          .map(([name, value]) => ` ${name}: ${show(value)}`)
          .join(',')}`,
    ),
    ...intervals.map(describeInterval),
  ].join('\n')
}

function describeInterval({ from, until, as }: Interval): string {
  const { standing, stated, verified, locator, count, via } = as
  const form = [
    standing,
    stated === null ? null : `stated ${stated}`,
    verified ? null : 'not verified',
    via === null ? null : `via ${via}`,
    locator === null ? null : `at ${locator}`,
    count === 1 ? null : `${count} times`,
  ].filter((part) => part !== null)
  const end = until === null ? 'on' : `until ${nameRun(until)}`
  return `  from ${nameRun(from)} ${end}: ${form.join(', ')}`
}

function nameRun({ id, number, release, started }: RunInHistory): string {
  if (number === null) return `${release ?? 'an unknown release'} (${id})`
  return `${release} (run ${number}${started === null ? '' : `, ${started.slice(0, 10)}`})`
}

/** A value as its record writes it. */
function show(value: unknown): string {
  if (typeof value === 'object' && value !== null && 'edtf' in value) return String(value.edtf)
  return typeof value === 'string' ? value : JSON.stringify(value)
}
