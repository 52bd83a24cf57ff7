import path from 'node:path'

/** Where refused rows are kept: a folder a data set, in it one a run. */
export function rejectsFolder(home: string): string {
  return path.join(home, 'rejects')
}
