import type { NodeSelection, TypeSelection } from './selection.ts'

/**
 * Types that want the same columns and the same pages share one branch. Pages of one slot come from one
 * place in the document, and are the same where they follow the same relationship.
 */
export function groupAlike(selection: NodeSelection): [TypeSelection, ...TypeSelection[]][] {
  const groups = new Map<string, [TypeSelection, ...TypeSelection[]]>()
  for (const wanted of selection) {
    const columns = wanted.fields.flatMap(({ columns }) => columns)
    const lists = wanted.lists.map(({ slot, source }) =>
      source.kind === 'hop' ? `${slot} ${source.hop.edge.name} ${source.hop.direction}` : slot,
    )
    const key = JSON.stringify([columns, lists])
    const group = groups.get(key)
    if (group) group.push(wanted)
    else groups.set(key, [wanted])
  }
  return [...groups.values()]
}
