import type { Graph } from '../graph/driver.ts'
import type { Logger } from '../log.ts'

/**
 * Says in the log when the database is lost, and when it answers again: one line each, however many
 * requests fail between them.
 */
export function logAvailability(log: Logger): NonNullable<Graph['onAvailability']> {
  return (lost) => {
    if (lost) {
      // What the driver says, without its stack: nothing of ours failed.
      const because = lost.cause instanceof Error ? lost.cause.message : lost.message
      log.warn(
        { because },
        'The database cannot be reached. Requests are answered with DATABASE_UNAVAILABLE until it is back.',
      )
    } else log.info('The database answers again')
  }
}
