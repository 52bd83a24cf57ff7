import { Client } from 'undici'

/** What a load process is asked to do. */
export interface Job {
  readonly url: string
  /** Sent in turn. */
  readonly bodies: readonly string[]
  readonly connections: number
  readonly ms: number
  readonly maxRequests: number
}

export interface Measured {
  readonly requests: number
  /** Answers that were not 200, or that never came. */
  readonly failures: number
  readonly perSecond: number
  readonly p50: number
  readonly p95: number
}

// The client: a process of its own, so that its work does not count as a server's.
process.on('message', (job: Job) => {
  measure(job).then(
    (measured) => process.send?.(measured),
    (error: unknown) => {
      process.stderr.write(`${String(error)}\n`)
      process.exit(1)
    },
  )
})

async function measure({ url, bodies, connections, ms, maxRequests }: Job): Promise<Measured> {
  const { origin, pathname: path } = new URL(url)
  const latencies: number[] = []
  let begun = 0
  let failures = 0
  const startedAt = performance.now()
  const goOn = () => performance.now() - startedAt < ms && begun < maxRequests
  const connection = async () => {
    const client = new Client(origin, { pipelining: 1, keepAliveTimeout: 60_000 })
    const headers = { 'content-type': 'application/json', accept: 'application/json' }
    while (goOn()) {
      const body = bodies[begun++ % bodies.length] ?? ''
      const sentAt = performance.now()
      try {
        const response = await client.request({ method: 'POST', path, headers, body })
        await response.body.arrayBuffer()
        if (response.statusCode !== 200) failures++
      } catch {
        failures++
      }
      latencies.push(performance.now() - sentAt)
    }
    await client.close()
  }
  await Promise.all(Array.from({ length: connections }, connection))
  const seconds = (performance.now() - startedAt) / 1000
  latencies.sort((a, b) => a - b)
  const quantile = (share: number) =>
    latencies[Math.min(latencies.length - 1, Math.floor(share * latencies.length))] ?? 0
  return {
    requests: latencies.length,
    failures,
    perSecond: latencies.length / seconds,
    p50: quantile(0.5),
    p95: quantile(0.95),
  }
}
