import { typeOfId } from '../model.ts'
import { nodeSort } from '../sort-key.ts'

/** The sort key of a node of which nothing is known but its id. */
export function bareSort(id: string): string {
  const type = typeOfId(id)
  if (!type) throw new Error(`The id ${id} is of no type that is declared.`)
  return nodeSort(type, {}, id)
}
