import type { FileFormat, Members } from './format.ts'

/** The members of an object under the names that the manifest gives them. */
export function renameMembers(members: Members, rename: FileFormat['rename']): Members {
  if (!rename) return members
  return Object.fromEntries(
    Object.entries(members).map(([name, value]) => [rename[name] ?? name, value]),
  )
}
