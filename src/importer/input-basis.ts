import { canonicalJson } from '../canonical-json.ts'
import { summarise } from '../graph/migrate/summary.ts'
import { edgeTypes, nodeTypes } from '../graph/model.ts'
import { sha256 } from '../ids.ts'
import type { Input } from './input.ts'
import type { Manifest } from './manifest.ts'

/** Part of every hash: raise it when equal records come to give other claims. */
export const IMPORTER_VERSION = 5

/** Equal where the input, the manifest and the declarations are: what made these claims makes them again. */
export async function hashInput(manifest: Manifest, input: Input): Promise<string> {
  return sha256(canonicalJson([basisOf(manifest), manifest, await input.hash()]))
}

/** Equal where equal records make equal claims. */
export function basisOf({ dataset, release }: Manifest): string {
  const model = summarise({ nodeTypes, edgeTypes })
  return sha256(canonicalJson([IMPORTER_VERSION, model, dataset, release]))
}
