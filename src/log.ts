import { type Logger, pino } from 'pino'
import pretty from 'pino-pretty'
import type { LogLevel } from './config.ts'

export type { Logger } from 'pino'

const SECRETS = ['password', '*.password', '*.*.password', 'authorization', '*.authorization']

/**
 * Makes the log: lines for people on a terminal, JSON elsewhere. Passwords in what is logged are blotted out
 * up to two objects deep.
 */
export function createLogger(
  level: LogLevel,
  output: NodeJS.WriteStream | NodeJS.WritableStream = process.stdout,
): Logger {
  const options = { level, redact: { paths: SECRETS, censor: '[hidden]' } }
  const onTerminal = 'isTTY' in output && output.isTTY
  if (!onTerminal) return pino(options, output)
  return pino(
    options,
    pretty({ destination: output, sync: true, ignore: 'pid,hostname', translateTime: 'HH:MM:ss' }),
  )
}
