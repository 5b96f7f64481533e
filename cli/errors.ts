/** Turns an error into a message and an exit code. A fault of ours says so, and how to report it. */
import { exits } from './exits.ts'

/** A wrong use of the command line: the message says what, why and what next. */
export class UsageError extends Error {
  override name = 'UsageError' as const
}

/** Prints an error to standard error; returns the exit code. */
export function explainError(error: unknown): number {
  if (error instanceof UsageError || (error instanceof RangeError && !isOfTheEngine(error))) {
    process.stderr.write(`error: ${error.message}\n`)
    return exits.usage
  }
  if (error instanceof Error && 'hint' in error && typeof error.hint === 'string') {
    process.stderr.write(`error: ${error.message}\nhint: ${error.hint}\n`)
    return exits.usage
  }
  process.stderr.write(
    `error: this is a fault of Assay, not of the target. Please report it with the lines below.\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  )
  return exits.unclear
}

/** V8 throws a RangeError of its own when a stack or a text gets too large: no wrong use. */
function isOfTheEngine({ message }: RangeError): boolean {
  return /^(?:Maximum call stack|Invalid (?:string|array|typed array) length|Array buffer allocation)/.test(message)
}
