import neo4j, { type Driver } from 'neo4j-driver'
import { handWritten } from '../hand-written.ts'
import type { Answer, OperationName } from '../operations.ts'
import type { Settings } from './host.ts'

/** Runs the hand-written statement of an operation as quickly as the driver can: auto-commit, database named. */
export function statementRunner(driver: Driver, { database }: Settings) {
  const counted = {
    statements: 0,
    async run(name: OperationName, variables: Readonly<Record<string, unknown>>): Promise<Answer> {
      const { text, shape } = handWritten[name]
      counted.statements++
      const session = driver.session({ database, defaultAccessMode: neo4j.session.READ })
      try {
        const { records } = await session.run(text, { p: variables })
        return shape(
          records.map((record) => Array.from({ length: record.length }, (_, at) => record.get(at))),
        )
      } finally {
        await session.close()
      }
    },
  }
  return counted
}

export function isOperation(name: unknown): name is OperationName {
  return typeof name === 'string' && Object.hasOwn(handWritten, name)
}
