import type { LocalNeo4jMemory } from '../config.ts'
import type { Home } from './home.ts'

/** The text of neo4j.conf for a database that listens on loopback, on this port and nowhere else. */
export function neo4jConf(home: Home, port: number, memory: LocalNeo4jMemory): string {
  const settings = {
    'server.default_listen_address': '127.0.0.1',
    'server.bolt.listen_address': `127.0.0.1:${port}`,
    // Drivers that route (neo4j://) are sent to this address.
    'server.bolt.advertised_address': `127.0.0.1:${port}`,
    'server.http.enabled': 'false',
    'server.https.enabled': 'false',
    // Otherwise it takes five seconds to stop, listening for connections that no longer come.
    'internal.dbms.bolt.netty_server_shutdown_quiet_period': '0',
    'dbms.security.auth_enabled': 'true',
    'server.directories.data': home.data,
    'server.directories.logs': home.logs,
    'server.directories.import': home.import,
    // Warrant never loads a file through Cypher: let nothing that reaches Cypher read the disk or the network.
    'dbms.security.allow_csv_import_from_file_urls': 'false',
    'internal.dbms.cypher_ip_blocklist': '0.0.0.0/0,::/0',
    'dbms.usage_report.enabled': 'false',
    // Otherwise a transaction that ran out of time is noticed almost a second late.
    'db.transaction.monitor.check.interval': '100ms',
    'server.memory.pagecache.size': `${memory.pageCacheMib}m`,
    // Small logs that are not reserved ahead: an empty database takes megabytes, not half a gigabyte.
    'db.tx_log.preallocate': 'false',
    'db.tx_log.rotation.size': '64m',
    'db.tx_log.rotation.retention_policy': '1 days 512M',
    // Logs go at a checkpoint only: at the quarter of an hour that is usual, an import keeps gigabytes of them.
    'db.checkpoint.interval.time': '3m',
  }
  return Object.entries(settings)
    .map(([name, value]) => `${name}=${value}\n`)
    .join('')
}

/** What Neo4j's own launcher gives the JVM, as far as a small database needs it. */
export function jvmOptions(memory: LocalNeo4jMemory): string[] {
  const opened = ['java.nio', 'java.io', 'sun.nio.ch', 'java.util.concurrent']
  return [
    `-Xms${Math.min(512, memory.heapMib)}m`,
    `-Xmx${memory.heapMib}m`,
    '-XX:+UseG1GC',
    '-XX:-OmitStackTraceInFastThrow',
    '-XX:+DisableExplicitGC',
    '-XX:+ExitOnOutOfMemoryError',
    '-Dfile.encoding=UTF-8',
    '-Djdk.nio.maxCachedBufferSize=1024',
    '-Dio.netty.tryReflectionSetAccessible=true',
    '-Dlog4j2.disable.jmx=true',
    ...opened.map((name) => `--add-opens=java.base/${name}=ALL-UNNAMED`),
  ]
}
