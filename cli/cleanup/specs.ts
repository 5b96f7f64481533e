/** Finds the specs of what is to be cleaned up: the files named, else those that the journal names. */
import type { Batch } from '../../engine/journal/cleanup.ts'
import type { Session } from '../../engine/journal/journal.ts'
import type { Spec } from '../../model/spec.ts'
import { readSpec } from '../../model/spec-file.ts'
import { UsageError } from '../errors.ts'
import { printProblems, readSpecs, rememberedSpec } from '../specs.ts'

/** By service. Undefined when one cannot be used: then its problems have been printed. */
export async function specsOf(
  batches: readonly Batch[],
  sessions: readonly Session[],
  named: readonly string[],
): Promise<ReadonlyMap<string, Spec> | undefined> {
  const given = named.length === 0 ? [] : await readSpecs(named)
  if (given === undefined) return undefined
  const specs = new Map(given.map((spec) => [spec.service, spec]))
  for (const service of new Set(batches.map((batch) => batch.service))) {
    if (specs.has(service)) continue
    const known = sessions.flatMap((session) => session.services).findLast((one) => one.service === service)
    if (known === undefined)
      throw new UsageError(`the journal does not say where the spec of \`${service}\` lies; name it with --spec`)
    const { spec, problems } = await readSpec(rememberedSpec(known.spec.file))
    if (spec === undefined) {
      printProblems(problems)
      process.stderr.write(`hint: name the spec of \`${service}\` with --spec\n`)
      return undefined
    }
    if (spec.service !== service)
      throw new UsageError(
        `${known.spec.file} describes \`${spec.service}\`, not \`${service}\`; name the right spec with --spec`,
      )
    if (spec.hash !== known.spec.hash) process.stderr.write(`warning: ${spec.file} has changed since the run\n`)
    specs.set(service, spec)
  }
  return specs
}
