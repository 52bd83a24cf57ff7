import type { FileFormat, Members } from './format.ts'

/** What the manifest calls a column or a member. */
export function renameOne(name: string, rename: FileFormat['rename'] = {}): string {
  return Object.hasOwn(rename, name) ? (rename[name] ?? name) : name
}

/** The members of an object under the names that the manifest gives them, and the first name that two then have. */
export function renameMembers(
  members: Members,
  rename: FileFormat['rename'],
): { readonly members: Members; readonly doubled: string | null } {
  if (!rename) return { members, doubled: null }
  const entries = Object.entries(members).map(
    ([name, value]) => [renameOne(name, rename), value] as const,
  )
  const seen = new Set<string>()
  const doubled = entries.find(([name]) => seen.size === seen.add(name).size)?.[0] ?? null
  return { members: Object.fromEntries(entries), doubled }
}
