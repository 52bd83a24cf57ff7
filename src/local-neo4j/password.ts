import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { Neo4jError } from './error.ts'
import type { Home } from './home.ts'

/** The password of a local database; null when it has none yet. */
export async function findPassword(home: Home): Promise<string | null> {
  return existsSync(home.password) ? (await readFile(home.password, 'utf8')).trim() : null
}

/**
 * Makes a password and tells Neo4j, before its first start. Does nothing when that was done; a run that
 * was killed half-way is finished.
 *
 * @throws Neo4jError when the database has been started before and its password is lost.
 */
export async function ensurePassword(home: Home, java: string, lib: string): Promise<string> {
  const started = existsSync(path.join(home.data, 'databases', 'system'))
  const found = await findPassword(home)
  if (started && found !== null) return found
  if (started) {
    throw new Neo4jError(
      `The local Neo4j has data in ${home.data}, but the file with its password is gone: ${home.password}\n` +
        `Put the file back; or delete ${home.database} to begin with an empty database.`,
    )
  }
  const password = found ?? randomBytes(24).toString('hex')
  await writeFile(home.password, `${password}\n`, { mode: 0o600 })
  await setInitialPassword(home, java, lib, password)
  return password
}

async function setInitialPassword(home: Home, java: string, lib: string, password: string) {
  // Through a file, since every user of the machine can read the arguments of a process.
  const argumentFile = `${home.password}.arguments`
  await writeFile(argumentFile, `dbms set-initial-password -- ${password}`, { mode: 0o600 })
  try {
    await promisify(execFile)(
      java,
      ['-cp', path.join(lib, '*'), 'org.neo4j.cli.AdminTool', `@${argumentFile}`],
      { env: { ...process.env, NEO4J_HOME: home.database, NEO4J_CONF: home.config } },
    )
  } catch (error) {
    throw new Neo4jError(`The password of the local Neo4j could not be set: ${String(error)}`)
  } finally {
    await rm(argumentFile, { force: true })
  }
}
