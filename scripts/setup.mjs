// Makes a fresh clone ready, and an old one ready again; `npm start` and `npm test` run it first. What is
// ready already costs a few milliseconds. Plain Node: it runs before any package is installed.
//
//   node scripts/setup.mjs start   for the server
//   node scripts/setup.mjs test    for the tests
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { DEFAULT_HOME, fetchJars, findJars, NEO4J_VERSION } from './neo4j-jars.mjs'
import { showJars } from './progress.mjs'
import { RequirementError, requireJava, requireNode } from './requirements.mjs'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const STAMPS = path.join(ROOT, 'node_modules', '.warrant-setup')

/** For each purpose the variable that names a Neo4j elsewhere, with which none is run here. */
const ELSEWHERE = { start: 'NEO4J_URI', test: 'NEO4J_TEST_URI' }

async function setup(purpose) {
  if (!(purpose in ELSEWHERE)) {
    throw new RequirementError(`Usage: node scripts/setup.mjs start|test (not "${purpose}")`)
  }
  requireNode()
  const needsNeo4j = !process.env[ELSEWHERE[purpose]]
  if (needsNeo4j) requireJava()
  installPackages()
  if (needsNeo4j) await fetchNeo4j()
  buildConsole()
}

function installPackages() {
  const hash = hashOf(['package-lock.json'])
  if (isStamped('packages', hash)) return
  say('Installing packages …')
  // `npm ci` deletes what is there, and another terminal may be running it: only for the first time.
  const command = existsSync(path.join(ROOT, 'node_modules')) ? ['install', '--no-save'] : ['ci']
  run('npm', [...command, '--no-audit', '--no-fund', '--loglevel=error'])
  stamp('packages', hash)
}

async function fetchNeo4j() {
  const home = path.resolve(process.env.WARRANT_HOME || DEFAULT_HOME)
  if (findJars(home)) return
  say(`Fetching Neo4j ${NEO4J_VERSION} with Maven, once (about 120 MB) …`)
  await fetchJars({ home, onProgress: showJars(`Neo4j ${NEO4J_VERSION}`) })
}

function buildConsole() {
  const folder = path.join(ROOT, 'console')
  const hasConfig =
    existsSync(folder) && readdirSync(folder).some((name) => name.startsWith('vite.config.'))
  if (!hasConfig) return
  const sources = [...filesIn('console'), ...filesIn('examples'), 'package-lock.json']
  const hash = hashOf(sources)
  if (isStamped('console', hash) && existsSync(path.join(folder, 'dist', 'index.html'))) return
  say('Building the console …')
  run('npm', ['run', 'build', '-w', 'console', '--loglevel=error'])
  stamp('console', hash)
}

/** Paths of all files below a folder, from the root, in a fixed order; none when the folder is not there. */
function filesIn(folder) {
  const full = path.join(ROOT, folder)
  if (!existsSync(full)) return []
  return readdirSync(full, { withFileTypes: true })
    .filter((entry) => !['dist', 'node_modules'].includes(entry.name))
    .flatMap((entry) => {
      const name = path.posix.join(folder, entry.name)
      return entry.isDirectory() ? filesIn(name) : [name]
    })
    .sort()
}

function hashOf(files) {
  const hash = createHash('sha256')
  for (const file of files) {
    const content = readFileSync(path.join(ROOT, file))
    hash.update(`${file}\0${content.length}\0`).update(content)
  }
  return hash.digest('hex')
}

function isStamped(name, hash) {
  const file = path.join(STAMPS, name)
  return existsSync(file) && readFileSync(file, 'utf8') === hash
}

function stamp(name, hash) {
  mkdirSync(STAMPS, { recursive: true })
  writeFileSync(path.join(STAMPS, name), hash)
}

function run(command, args) {
  // What it prints is of interest when it fails.
  const { status, signal, error, stdout, stderr } = spawnSync(command, args, {
    cwd: ROOT,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    maxBuffer: 64 * 1024 * 1024,
  })
  if (status === 0) return
  const how = error ? error.message : `ended with ${signal ?? status}`
  throw new RequirementError(`${stdout ?? ''}${stderr ?? ''}'${command} ${args.join(' ')}' ${how}`)
}

function say(line) {
  process.stderr.write(`${line}\n`)
}

try {
  await setup(process.argv[2])
} catch (error) {
  process.stderr.write(`\n${error instanceof RequirementError ? error.message : error.stack}\n`)
  process.exitCode = 1
}
