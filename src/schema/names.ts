import type { EdgeType } from '../graph/declare/edge.ts'
import { builder } from './builder.ts'

interface Named {
  readonly name: string
  readonly about: string
}

const made = new Map<string, ReturnType<typeof makeNames>>()

function makeNames(name: string, about: string, values: Iterable<Named>) {
  return builder.enumType(name, {
    description: about,
    values: Object.fromEntries(
      [...values].map((value) => [value.name, { value: value.name, description: value.about }]),
    ),
  })
}

/** An enum of names of what is declared, made once; resolvers get the names. */
export function namesRef(name: string, about: string, values: Iterable<Named>) {
  const known = made.get(name)
  if (known) return known
  const ref = makeNames(name, about, values)
  made.set(name, ref)
  return ref
}

/** `SERVED_IN` → `ServedIn`. */
export function edgeTypeName({ name }: EdgeType): string {
  return name
    .split('_')
    .map((word) => word.charAt(0) + word.slice(1).toLowerCase())
    .join('')
}
