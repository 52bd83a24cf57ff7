import { PassThrough } from 'node:stream'
import { expect, test } from 'vitest'
import { createLogger } from '../src/log.ts'

test('passwords never reach the log', () => {
  const output = new PassThrough()
  const log = createLogger('info', output)
  const connection = { uri: 'neo4j://127.0.0.1', password: 'open sesame' }
  log.info(connection, 'connecting')
  log.info({ connection }, 'connecting')
  log.info({ config: { neo4j: connection } }, 'connecting')
  const text = String(output.read())
  expect(text).toContain('neo4j://127.0.0.1')
  expect(text).toContain('[hidden]')
  expect(text).not.toContain('open sesame')
})

test('what is less severe than the level is not logged', () => {
  const output = new PassThrough()
  const log = createLogger('warn', output)
  log.info('not this')
  log.warn('but this')
  expect(String(output.read())).not.toContain('not this')
})
