import { expect, test } from 'vitest'
import { requireJava, requireMaven, requireNode } from '../../scripts/requirements.mjs'
import { fakeProgram } from '../support/fake-program.ts'

const javaThatSays = (line: string) => ({ PATH: fakeProgram('java', `echo '${line}' >&2`) })

test('a Node that is too old is refused, with where to get another', () => {
  expect(() => requireNode('18.20.4')).toThrow('needs Node 20.19 or newer; this is Node 18.20.4')
  expect(() => requireNode('20.18.3')).toThrow('https://nodejs.org')
  expect(() => requireNode('20.19.0')).not.toThrow()
  expect(() => requireNode('24.1.0')).not.toThrow()
})

test('a machine without Java is told how to get it, or how to do without', () => {
  expect(() => requireJava({ PATH: '/nowhere' })).toThrow(
    /Neo4j needs Java, and there is none on the PATH[\s\S]*apt-get install openjdk[\s\S]*NEO4J_URI/,
  )
})

test('a Java that is too old is refused, whichever way it writes its version', () => {
  expect(() => requireJava(javaThatSays('java version "1.8.0_392"'))).toThrow(
    'Neo4j needs Java 17 or newer; the one on the PATH is 1.8.0_392',
  )
  expect(() => requireJava(javaThatSays('openjdk version "11.0.22" 2024-01-16'))).toThrow('11.0.22')
})

test('a Java that is new enough is found', () => {
  expect(requireJava(javaThatSays('openjdk version "21" 2023-09-19')).major).toBe(21)
})

test('a JAVA_HOME that leads nowhere is named', () => {
  expect(() => requireJava({ JAVA_HOME: '/opt/no-java' })).toThrow(
    '/opt/no-java/bin/java (from JAVA_HOME)',
  )
})

test('a machine without Maven is told how to get it', () => {
  expect(() => requireMaven({ PATH: '/nowhere' })).toThrow(
    /fetched once with Maven, and there is none on the PATH[\s\S]*apt-get install maven/,
  )
})
