/** Writes a waiver for a known fail into a file of waivers, at its end. */
import { loadBytes, truePath } from '../../model/reading/files.ts'
import { writeFileSafely } from '../../model/written-file.ts'
import { readWaiverBytes } from '../../reports/waivers/file.ts'
import { waiverForm } from '../../reports/waivers/form.ts'
import { waiverFor, withWaiver } from '../../reports/waivers/text.ts'
import { startClock } from '../../targets/clock.ts'
import { UsageError } from '../errors.ts'
import { exits } from '../exits.ts'
import type { WaiveFlags } from '../flags/comparing.ts'
import { readRuns } from '../runs.ts'
import { printProblems } from '../specs.ts'

export async function waiveCommand(file: string, clause: string, flags: WaiveFlags): Promise<number> {
  const { reason, owner, expires } = wishOf(flags)
  const [run] = (await readRuns([file])) ?? []
  if (run === undefined) return exits.usage
  const entry = waiverFor(run, clause, { reason, owner, expires })
  if ('problem' in entry) throw new UsageError(entry.problem)
  const existing = await existingBytes(flags.file)
  if (existing !== undefined && isBroken(existing, flags.file)) return exits.usage
  const whole = withWaiver(existing === undefined ? undefined : new TextDecoder().decode(existing), entry.text)
  if ('problem' in whole) throw new UsageError(`${flags.file}: ${whole.problem}:\n${entry.text}`)
  // What was put together is read before it is written: it must not spoil the waivers that are there.
  if (isBroken(new TextEncoder().encode(whole.text), flags.file)) return exits.usage
  const problem = await writeFileSafely(await truePath(flags.file), whole.text)
  if (problem !== undefined) {
    printProblems([problem])
    return exits.usage
  }
  process.stdout.write(`Added to ${flags.file}:\n${entry.text}`)
  return exits.conforms
}

function wishOf({ reason, owner, expires }: WaiveFlags): {
  readonly reason: string
  readonly owner: string
  readonly expires: string
} {
  const missing = Object.entries({ reason, owner, expires }).flatMap(([name, value]) =>
    value === undefined || value.trim() === '' ? [`--${name}`] : [],
  )
  if (reason === undefined || owner === undefined || expires === undefined || missing.length > 0)
    throw new UsageError(`a waiver needs ${missing.join(', ')}: nobody should have to guess why a fail is let through`)
  const end = Date.parse(`${expires}T00:00:00Z`)
  if (!/^\d{4}-\d\d-\d\d$/.test(expires) || Number.isNaN(end))
    throw new UsageError(`--expires takes a day such as 2027-01-31, not \`${expires}\``)
  if (end < startClock().now() - 24 * 3600 * 1000) throw new UsageError(`--expires ${expires} is over already`)
  return { reason, owner, expires }
}

/** Undefined when there is no such file yet. */
async function existingBytes(file: string): Promise<Uint8Array | undefined> {
  const loaded = await loadBytes(file, waiverForm.area, waiverForm.maxBytes)
  if ('bytes' in loaded) return loaded.bytes
  if (loaded.problem.code.endsWith('/not-found')) return undefined
  throw new UsageError(loaded.problem.message)
}

function isBroken(bytes: Uint8Array, file: string): boolean {
  const { problems } = readWaiverBytes(bytes, file)
  const isEmpty = bytes.length < 1000 && new TextDecoder().decode(bytes).trim() === ''
  if (isEmpty || problems.length === 0) return false
  printProblems(problems)
  return true
}
