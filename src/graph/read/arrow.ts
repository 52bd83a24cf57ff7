import type { Hop } from '../model.ts'

/** A relationship as its near end sees it, between variables that may be ''. */
export function arrow(
  { edge: { name }, direction }: Hop,
  near: string,
  edge: string,
  far: string,
): string {
  return direction === 'out'
    ? `(${near})-[${edge}:${name}]->(${far})`
    : `(${near})<-[${edge}:${name}]-(${far})`
}
