import { NEO4J_VERSION } from '../../scripts/neo4j-jars.mjs'
import { showJars } from '../../scripts/progress.mjs'
import type { Progress } from '../local-neo4j/local-neo4j.ts'

/** Tells whoever waits at the terminal what the local Neo4j is doing. On stderr: stdout is for results. */
export function showProgress(): (progress: Progress) => void {
  const onJars = showJars(`Fetching Neo4j ${NEO4J_VERSION}`)
  return (progress) => {
    if (progress.step === 'fetching') return onJars(progress.jars, progress.expected)
    const line = lines[progress.step]
    if (line) process.stderr.write(`${line(progress.port)}\n`)
  }
}

const lines: Record<Exclude<Progress['step'], 'fetching'>, ((port: number) => string) | null> = {
  preparing: null,
  starting: (port) => `Starting Neo4j ${NEO4J_VERSION} on 127.0.0.1:${port} …`,
  reusing: (port) => `Neo4j runs already on 127.0.0.1:${port}.`,
  ready: null,
}
