import { expect, test } from 'vitest'
import { documentedVariables, readConfig } from '../src/config.ts'

test('an empty environment gives a server on loopback with a Neo4j of its own', () => {
  const config = readConfig({})
  expect(config).toMatchObject({
    host: '127.0.0.1',
    port: 4000,
    corsOrigins: [],
    neo4j: null,
    logLevel: 'info',
    operationTimeoutMs: 10_000,
    maxPageSize: 100,
    maxSubscriptions: 20,
  })
  expect(config.home).toMatch(/\.warrant$/)
})

test('a variable that is empty counts as not set', () => {
  expect(readConfig({ PORT: '', NEO4J_URI: '', LOG_LEVEL: '' })).toEqual(readConfig({}))
})

test('a Neo4j elsewhere is used with the usual user and database unless others are named', () => {
  const env = { NEO4J_URI: 'neo4j+s://graph.example.org', NEO4J_PASSWORD: 'secret' }
  expect(readConfig(env).neo4j).toEqual({
    uri: 'neo4j+s://graph.example.org',
    user: 'neo4j',
    password: 'secret',
    database: 'neo4j',
  })
  const other = { ...env, NEO4J_USER: 'warrant', NEO4J_DATABASE: 'police' }
  expect(readConfig(other).neo4j).toMatchObject({ user: 'warrant', database: 'police' })
})

test('a Neo4j elsewhere without its password is refused', () => {
  expect(() => readConfig({ NEO4J_URI: 'bolt://127.0.0.1:7687' })).toThrow(
    'NEO4J_PASSWORD is not set; expected the password of the Neo4j that NEO4J_URI names.',
  )
})

test('every bad value is named in one message, with what was expected and what came', () => {
  const env = {
    PORT: '80a',
    LOG_LEVEL: 'loud',
    NEO4J_URI: 'localhost:7687',
    MAX_PAGE_SIZE: '0',
    CORS_ORIGIN: 'https://example.org/page',
  }
  expect(() => readConfig(env)).toThrow(
    [
      'PORT is "80a"; expected a whole number from 0 to 65535.',
      'CORS_ORIGIN is "https://example.org/page"; expected origins such as https://example.org, separated by commas.',
      'NEO4J_URI is "localhost:7687"; expected an address such as neo4j://localhost:7687 (neo4j, neo4j+s, neo4j+ssc, bolt, bolt+s, bolt+ssc).',
      'LOG_LEVEL is "loud"; expected one of fatal, error, warn, info, debug, trace, silent.',
      'MAX_PAGE_SIZE is "0"; expected a whole number from 1 to 1000.',
    ].join('\n'),
  )
})

test('several origins may call the API', () => {
  const env = { CORS_ORIGIN: 'https://a.example, http://localhost:5173' }
  expect(readConfig(env).corsOrigins).toEqual(['https://a.example', 'http://localhost:5173'])
})

test('every variable says what it does, what it expects and what its default is', () => {
  const variables = documentedVariables()
  expect(variables.map(({ name }) => name)).toContain('OPERATION_TIMEOUT_MS')
  for (const variable of variables) {
    expect(variable.about).toMatch(/\.$/)
    expect(variable.expects).not.toBe('')
  }
})

test('the defaults that are documented are the defaults that hold', () => {
  const documented = documentedVariables()
    .filter(({ name }) => name !== 'WARRANT_HOME')
    .flatMap((variable) => (variable.default === null ? [] : [[variable.name, variable.default]]))
  expect(readConfig(Object.fromEntries(documented))).toEqual(readConfig({}))
})
