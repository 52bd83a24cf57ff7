import { UserError } from '../../user-error.ts'

/** Called with a line for people whenever a step that can take long begins or gets on. */
export type OnProgress = (message: string) => void

/** The database cannot be brought in line with the declarations; the message says what to do. */
export class MigrationError extends UserError {
  override name = 'MigrationError'
}
