import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Home } from './home.ts'
import { isAlive } from './jvm.ts'

/** Notes that this process uses the database, so that others do not stop it. */
export async function addUser(home: Home): Promise<void> {
  await mkdir(home.users, { recursive: true })
  await writeFile(path.join(home.users, String(process.pid)), '')
}

export async function removeUser(home: Home): Promise<void> {
  await rm(path.join(home.users, String(process.pid)), { force: true })
}

/** The pids of the processes that use the database. Forgets those that were killed. */
export async function listUsers(home: Home): Promise<number[]> {
  await mkdir(home.users, { recursive: true })
  const pids = (await readdir(home.users)).map(Number)
  const gone = pids.filter((pid) => !isAlive(pid))
  for (const pid of gone) await rm(path.join(home.users, String(pid)), { force: true })
  return pids.filter((pid) => !gone.includes(pid))
}
