// Fetches Neo4j's jars once, with Maven. They are under the GPL, so they are fetched by whoever runs
// Warrant and never shipped with it.
import { spawn } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { RequirementError, requireJava, requireMaven } from './requirements.mjs'

export const NEO4J_VERSION = '5.26.30'

/** How many jars a complete copy has; only the progress display depends on it. */
export const NEO4J_JARS = 213

/** Where Warrant keeps what it fetches and stores, unless WARRANT_HOME says otherwise. */
export const DEFAULT_HOME = fileURLToPath(new URL('../.warrant', import.meta.url))

const COPY = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies'

const dependency = (group, artifact) =>
  `<dependency><groupId>${group}</groupId><artifactId>${artifact}</artifactId><version>${NEO4J_VERSION}</version></dependency>`

const POM = `<project>
  <modelVersion>4.0.0</modelVersion>
  <groupId>warrant</groupId><artifactId>local-neo4j</artifactId><version>1</version><packaging>pom</packaging>
  <dependencies>
    ${dependency('org.neo4j', 'neo4j')}
    ${dependency('org.neo4j.app', 'neo4j-server')}
    ${dependency('org.neo4j', 'neo4j-bolt')}
  </dependencies>
</project>
`

function versionFolder(home) {
  return path.join(home, 'neo4j', NEO4J_VERSION)
}

/** The folder with the jars: this home's, or the default home's, so that another home need not fetch again. */
export function findJars(home) {
  const folders = [home, DEFAULT_HOME].map((each) => path.join(versionFolder(each), 'lib'))
  return folders.find((folder) => existsSync(folder)) ?? null
}

/**
 * Makes sure the jars are there and returns their folder. Needs the network only when they are not.
 * A fetch that is killed leaves a folder named `.partial-<pid>`, which the next one removes; `lib`
 * appears by one rename, whole or not at all.
 */
export async function fetchJars({ home, onProgress = () => {} }) {
  const found = findJars(home)
  if (found) return found
  requireJava()
  const maven = requireMaven()
  const folder = versionFolder(home)
  const lib = path.join(folder, 'lib')
  const partial = path.join(folder, `.partial-${process.pid}`)
  try {
    await mkdir(folder, { recursive: true })
    await removeLeftovers(folder)
    await mkdir(partial)
    await writeFile(path.join(partial, 'pom.xml'), POM)
  } catch (error) {
    throw new RequirementError(
      `Neo4j's files go to ${folder}, and that folder cannot be written: ${error.message}\n` +
        'Make it writable, or set WARRANT_HOME to a folder that is.',
    )
  }
  try {
    await copyDependencies(maven.command, partial, onProgress)
    await rename(path.join(partial, 'lib'), lib).catch((error) => {
      // Another process was quicker: its copy is as good as ours.
      if (!existsSync(lib)) throw error
    })
  } finally {
    await rm(partial, { recursive: true, force: true })
  }
  return lib
}

function copyDependencies(maven, folder, onProgress) {
  return new Promise((resolve, reject) => {
    const output = path.join(folder, 'lib')
    const child = spawn(
      maven,
      ['-B', '-f', path.join(folder, 'pom.xml'), COPY, `-DoutputDirectory=${output}`],
      { stdio: ['ignore', 'pipe', 'pipe'] },
    )
    const errors = []
    let downloaded = 0
    // Maven downloads all of them, and jars of its own among them, before it copies the first in silence.
    const show = () =>
      onProgress(Math.min(Math.max(downloaded, countJars(output)), NEO4J_JARS), NEO4J_JARS)
    const timer = setInterval(show, 200)
    const onLine = (line) => {
      if (/Downloaded from .*\.jar\b/.test(line)) downloaded += 1
      const error = /\[ERROR\] (.*\S)/.exec(line)?.[1]
      if (error) errors.push(error)
    }
    createInterface({ input: child.stdout }).on('line', onLine)
    createInterface({ input: child.stderr }).on('line', onLine)
    child.on('error', reject)
    child.on('close', (code, signal) => {
      clearInterval(timer)
      if (code !== 0) return reject(new RequirementError(explainFailure(errors, code ?? signal)))
      onProgress(countJars(output), countJars(output))
      resolve()
    })
  })
}

function countJars(folder) {
  return existsSync(folder) ? readdirSync(folder).length : 0
}

function explainFailure(errors, status) {
  const detail = errors[0] ?? `Maven ended with ${status} and said nothing.`
  const offline =
    /unknown host|connect|timed? ?out|transfer|unresolvable|could not be resolved|network|offline/i
  return errors.some((line) => offline.test(line))
    ? `Neo4j ${NEO4J_VERSION} is not here yet, and Maven's repository cannot be reached to fetch it.\n` +
        'It is needed once; afterwards Warrant starts without a network. Behind a proxy or a mirror, ' +
        `Maven's own settings apply (~/.m2/settings.xml).\nMaven says: ${detail}`
    : `Maven could not fetch Neo4j ${NEO4J_VERSION}: ${detail}`
}

async function removeLeftovers(folder) {
  for (const name of await readdir(folder)) {
    const pid = Number(/^\.partial-(\d+)$/.exec(name)?.[1])
    if (pid > 0 && !isAlive(pid))
      await rm(path.join(folder, name), { recursive: true, force: true })
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}
