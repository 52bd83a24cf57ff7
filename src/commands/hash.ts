import type { Command } from 'commander'
import { type ContentHash, hashContent } from '../graph/content-hash.ts'
import { showCount } from './show-count.ts'
import { withGraph } from './with-graph.ts'

export function addHash(program: Command): void {
  program
    .command('hash')
    .description(
      'Print one hash of all that the graph says: the same wherever, and in whatever order, the same was imported.',
    )
    .option('--json', 'print it as JSON')
    .addHelpText(
      'after',
      '\nIt covers live claims and what they add up to. When a claim came, in which run, and what is no longer claimed do not count.',
    )
    .action(run)
}

async function run({ json = false }: { readonly json?: boolean }): Promise<void> {
  const progress = showCount('Hashing')
  try {
    const content = await withGraph((graph) => hashContent(graph, progress.update))
    progress.end()
    process.stdout.write(json ? `${JSON.stringify(content, null, 2)}\n` : describe(content))
  } finally {
    progress.end()
  }
}

function describe({ hash, claims, entities, relationships }: ContentHash): string {
  const count = (value: number) => value.toLocaleString('en')
  return `${hash}\n${count(claims)} claims, ${count(entities)} entities, ${count(relationships)} relationships\n`
}
