import { createInterface } from 'node:readline/promises'
import { UserError } from '../user-error.ts'

/** Asks on the terminal. Throws UserError where there is none: a script must say so itself. */
export async function confirm(question: string): Promise<boolean> {
  if (!process.stdin.isTTY) {
    throw new UserError('Expected a confirmation; there is no terminal to ask on. Add --yes.')
  }
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  try {
    return (await terminal.question(`${question} Write yes: `)).trim() === 'yes'
  } finally {
    terminal.close()
  }
}
