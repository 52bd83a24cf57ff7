import { readFile, rm } from 'node:fs/promises'
import type { Command } from 'commander'
import { z } from 'zod'
import { readConfig } from '../config.ts'
import type { Graph } from '../graph/driver.ts'
import { migrate } from '../graph/migrate/migrate.ts'
import { typeOfId } from '../graph/model.ts'
import { type Hold, holdDataset } from '../graph/write/data-set-hold.ts'
import {
  type Erasure,
  erase,
  findToErase,
  markErased,
  settle,
  type ToErase,
} from '../graph/write/erasures.ts'
import { UserError } from '../user-error.ts'
import { confirm } from './confirm.ts'
import { rejectsFolder } from './rejects-folder.ts'
import { withGraph } from './with-graph.ts'

type Wanted = Pick<Erasure, 'id' | 'ground'>

interface Options {
  readonly ground?: string
  readonly from?: string
  readonly yes?: boolean
}

export function addErase(program: Command): void {
  program
    .command('erase')
    .description(
      'Purge what must not be kept at all: an entity with all that was ever claimed of it, or one claim. No roll-back and no import brings it back.',
    )
    .argument('[id]', 'the id of an entity, or of a claim (entity~hash)')
    .option('--ground <text>', 'on what ground, without the name: it is kept')
    .option(
      '--from <file>',
      'what was erased elsewhere, as `warrant export --format jsonl` writes it; also what is not here yet is kept out',
    )
    .option('--yes', 'do not ask')
    .action(run)
}

async function run(id: string | undefined, { ground, from, yes = false }: Options): Promise<void> {
  const wanted = await readWanted(id, ground, from)
  await withGraph(async (graph) => {
    await migrate(graph)
    const found: ToErase[] = []
    for (const each of wanted) {
      const here = await findToErase(graph, each.id)
      if (here) found.push(here)
    }
    process.stdout.write(
      found.length > 0 ? found.map(describe).join('') : 'The graph holds nothing of it.\n',
    )
    const question = found.length > 0 ? 'Erase it for good?' : 'Keep it out from now on?'
    if (!yes && !(await confirm(question))) {
      process.stdout.write('Nothing was erased.\n')
      process.exitCode = 1
      return
    }
    for (const each of wanted) await eraseOne(graph, each)
    // Rows that were refused may speak of what the graph never held; which do, nobody knows without the name.
    await rm(rejectsFolder(readConfig(process.env).home), { recursive: true, force: true })
    const isSettled = found.length === 0 || (await settle(graph))
    process.stdout.write(report(wanted, found, isSettled))
  })
}

/** What is to be erased: one id, or what a file lists. Throws UserError before anything is done. */
async function readWanted(
  id: string | undefined,
  ground: string | undefined,
  from: string | undefined,
): Promise<readonly Wanted[]> {
  if (from !== undefined && id === undefined && ground === undefined) return readList(from)
  if (from !== undefined || id === undefined || ground === undefined) {
    throw new UserError('Expected an id and --ground, or --from with a file that has both.')
  }
  if (ground.trim() === '') throw new UserError('Expected a ground; --ground is empty.')
  if (isId(id)) return [{ id, ground }]
  throw new UserError(`Expected the id of an entity or of a claim (entity~hash); ${id} is none.`)
}

/** Of an entity, a type and a hash; of a claim, `~` and another hash behind it. */
const isId = (id: string) =>
  /^[a-z]+-[0-9a-z]{20}(~[0-9a-z]{16})?$/.test(id) && typeOfId(id) !== undefined

const listed = z.object({ id: z.string(), ground: z.string().trim().min(1) })

async function readList(file: string): Promise<readonly Wanted[]> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new UserError(`${file} cannot be read: ${error instanceof Error ? error.message : error}`)
  })
  return text.split(/\r?\n/).flatMap((line, at): readonly Wanted[] => {
    if (line.trim() === '') return []
    const wanted = listed.safeParse(readJson(line)).data
    if (wanted && isId(wanted.id)) return [wanted]
    throw new UserError(
      `${file}:${at + 1}: expected {"id": …, "ground": …} with the id of an entity or a claim. Nothing was erased.`,
    )
  })
}

function readJson(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

/** What is not here is kept out, and looked for once more: an import may just have brought it in. */
async function eraseOne(graph: Graph, { id, ground }: Wanted): Promise<void> {
  const here = await findToErase(graph, id)
  if (!here) await graph.write((work) => markErased(work, id, ground))
  const now = here ?? (await findToErase(graph, id))
  if (now) await eraseHeld(graph, now, ground)
}

/** Takes the data sets meanwhile, so that no import brings in what has just been looked for. */
async function eraseHeld(graph: Graph, { id, datasets }: ToErase, ground: string): Promise<void> {
  const holds: Hold[] = []
  try {
    for (const dataset of datasets) holds.push(await holdDataset(graph, dataset))
    const now = await findToErase(graph, id)
    if (now?.datasets.some((dataset) => !datasets.includes(dataset))) {
      throw new UserError('Another data set has come to speak of it meanwhile. Try again.')
    }
    if (now) await erase(graph, now, ground)
  } finally {
    for (const hold of holds) await hold.release()
  }
}

function describe({ id, type, claims, mentions, datasets, linked }: ToErase): string {
  return [
    `${type} ${id}`,
    `  ${claims.length} claims about it and ${mentions.length} that others have to do with it, of the data sets ${datasets.join(', ') || '(none)'}`,
    `  ${linked.length} entities lose their relationship to it`,
    '',
  ].join('\n')
}

const sameWords =
  'Of a claim these very words are kept out. A later release that says them with anything beside them makes another claim: to keep a name out for good, erase the entity.'

function report(wanted: readonly Wanted[], found: readonly ToErase[], isSettled: boolean): string {
  const erased = wanted
    .filter(({ id }) => found.some((each) => each.id === id))
    .map(({ id, ground }) => `Erased. ${id} stays known as erased, on this ground: ${ground}\n`)
  const ahead = wanted.length - erased.length
  const claim = wanted.some(({ id }) => id.includes('~'))
  return [
    ...erased,
    ahead > 0 ? `${ahead} that are not here are known as erased; no import brings them in.\n` : '',
    'Refused rows that were kept are deleted, of all data sets: the next import writes them anew, without it. Copies outside Warrant are not: the data sets’ own files, backups, exports, and terminals that showed it.\n',
    claim ? `${sameWords}\n` : '',
    isSettled
      ? ''
      : 'Neo4j’s own files may hold it until they are overwritten: its transaction logs, which the local one keeps for a day at most once it has been restarted, and unused places of its stores and indexes.\n',
  ].join('')
}
