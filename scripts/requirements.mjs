// What the machine must have, checked with Node alone: this runs before any package is installed.
import { spawnSync } from 'node:child_process'
import path from 'node:path'

/** The oldest Java that Neo4j 5.26 runs on. */
export const OLDEST_JAVA = 17

/** The oldest Node that Warrant runs on, as [major, minor]. */
export const OLDEST_NODE = [20, 19]

const OTHERWISE =
  'Or use a Neo4j that runs elsewhere: set NEO4J_URI, NEO4J_USER and NEO4J_PASSWORD (compose.yaml starts one in Docker).'

/** Something the machine lacks. The message says what, and how to get it; no stack trace is needed. */
export class RequirementError extends Error {
  name = 'RequirementError'
}

/** Throws a RequirementError when this Node is too old. */
export function requireNode(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const [oldestMajor, oldestMinor] = OLDEST_NODE
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return
  throw new RequirementError(
    `Warrant needs Node ${OLDEST_NODE.join('.')} or newer; this is Node ${version}.\n` +
      'Get a current one from https://nodejs.org, or with a version manager such as nvm or fnm.',
  )
}

/** Finds Java (JAVA_HOME first, then PATH) and throws a RequirementError when it is missing or too old. */
export function requireJava(env = process.env) {
  const how =
    `Get Java ${OLDEST_JAVA} or 21: 'apt-get install openjdk-17-jre-headless' (Debian, Ubuntu), ` +
    `'brew install openjdk@17' (macOS), or https://adoptium.net.\n${OTHERWISE}`
  const command = env.JAVA_HOME ? path.join(env.JAVA_HOME, 'bin', 'java') : 'java'
  const where = env.JAVA_HOME ? `at ${command} (from JAVA_HOME)` : 'on the PATH'
  const run = spawnSync(command, ['-version'], { env, encoding: 'utf8' })
  if (run.error || run.status !== 0) {
    throw new RequirementError(`Neo4j needs Java, and there is none ${where}.\n${how}`)
  }
  const version = /version "([^"]+)"/.exec(run.stderr + run.stdout)?.[1]
  if (version === undefined) {
    throw new RequirementError(
      `Neo4j needs Java, and '${command} -version' does not say which version it is.\n${how}`,
    )
  }
  // Up to Java 8 the version was written 1.8; since then the major number comes first.
  const major = Number(/^(?:1\.)?(\d+)/.exec(version)?.[1])
  if (major >= OLDEST_JAVA) return { command, version, major }
  throw new RequirementError(
    `Neo4j needs Java ${OLDEST_JAVA} or newer; the one ${where} is ${version}.\n${how}`,
  )
}

/** Finds Maven on the PATH and throws a RequirementError when it is missing or does not run. */
export function requireMaven(env = process.env) {
  const run = spawnSync('mvn', ['--version'], { env, encoding: 'utf8' })
  if (!run.error && run.status === 0) {
    return { command: 'mvn', version: /Apache Maven (\S+)/.exec(run.stdout)?.[1] ?? 'unknown' }
  }
  const reason = run.error
    ? 'there is none on the PATH'
    : `'mvn --version' failed: ${(run.stderr || run.stdout).trim().split('\n')[0]}`
  throw new RequirementError(
    `Neo4j is fetched once with Maven, and ${reason}.\n` +
      `Get it: 'apt-get install maven' (Debian, Ubuntu), 'brew install maven' (macOS), or https://maven.apache.org.\n${OTHERWISE}`,
  )
}
