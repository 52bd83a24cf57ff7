import { readConfig } from '../../src/config.ts'
import { openGraph } from '../../src/graph/driver.ts'
import { createLogger } from '../../src/log.ts'
import { createListener } from '../../src/server/listener.ts'
import { createServer } from '../../src/server.ts'
import { host, readSettings } from './host.ts'

// Warrant as main.ts serves it.
const graph = openGraph(readSettings())
let statements = 0
graph.onRead = () => {
  statements++
}
const config = readConfig({})
const log = createLogger(config.logLevel)
host(createListener(createServer({ config, graph, log }), config, log), () => statements)
